import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { rmSync } from 'node:fs';
import { articleAtPath, type Article } from '../../rooms/articles/articles.ts';
import type { World } from '../../world.ts';
import type { ForeignSystem, ImportOptions } from './foreign.ts';
import { runImport, type ImportIo, type ImportResult } from './run-import.ts';

const folder = mkdtempSync(join(tmpdir(), 'courant-import-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A file with this content, thrown away after the tests. */
export const fileWith = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

export const testFolder = folder;

/** An import as the command runs it, without a terminal. */
export const importFile = (
  world: World,
  system: ForeignSystem,
  file: string,
  more: Partial<ImportOptions> & { io?: Partial<ImportIo> } = {},
): Promise<ImportResult> => {
  const { io = {}, ...options } = more;
  const quiet: ImportIo = {
    out: () => {},
    progress: () => ({ set: () => {}, end: () => {} }),
    stopped: () => false,
    ...io,
  };
  return runImport(
    world,
    system,
    { file, dryRun: false, fetchMedia: false, redirects: 'keep', resume: false, ...options },
    quiet,
  );
};

/** The story at an address; fails when there is none. */
export const storyAt = async (world: World, path: string): Promise<Article> => {
  const found = await articleAtPath(world, path);
  if (!found) throw new Error(`no story at ${path}`);
  return found;
};
