import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../../world.ts';
import { ImportOptionError } from './import-file-error.ts';
import { unfinishedRun } from './import.store.ts';
import { emptyReport, type Report } from './report.ts';

export type Run = { isNew: boolean; id: string; position: number; report: Report; scratchFile: string };

export type RunAsked = { source: string; fileMark: string; options: string; dryRun: boolean; resume: boolean };

/** A run that was cut off goes on; otherwise a new one begins. */
export const startRun = async (world: World, { source, fileMark, options, dryRun, resume }: RunAsked): Promise<Run> => {
  if (dryRun)
    return {
      isNew: false,
      id: '',
      position: 0,
      report: emptyReport(),
      scratchFile: join(mkdtempSync(join(tmpdir(), 'courant-import-')), 'scratch.sqlite'),
    };
  const folder = join(world.config.dataDir, 'imports');
  const known = await unfinishedRun(world.db, source, fileMark, options);
  if (known) {
    const report = { ...emptyReport(), ...(JSON.parse(known.report) as Partial<Report>) };
    report.fields = Object.assign(emptyReport().fields, report.fields);
    return {
      isNew: false,
      id: known.id,
      position: known.position,
      report,
      scratchFile: join(folder, `${known.id}.sqlite`),
    };
  }
  if (resume)
    throw new ImportOptionError(
      'There is no import of this file with these options that was cut off. Leave out --resume to begin one.',
    );
  const id = world.newId();
  return { isNew: true, id, position: 0, report: emptyReport(), scratchFile: join(folder, `${id}.sqlite`) };
};
