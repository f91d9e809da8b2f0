import { statfs, access } from 'node:fs/promises';
import { closeWorld, openWorld } from '../open-world.ts';
import { articleCounts, checkDatabase, failedJobs, mediaFiles, searchBacklog } from '../storage/doctor.store.ts';
import { mediaPath } from '../rooms/media/media.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import type { Command } from './courant.ts';
import type { Terminal } from './terminal.ts';

type Finding = { what: string; state: 'good' | 'note' | 'bad'; words: string };
type Check = (world: World) => Promise<Finding[]>;

const megabyte = 1024 * 1024;

const diskSpace: Check = async ({ config }) => {
  const { bavail, bsize } = await statfs(config.dataDir);
  const free = Math.round((bavail * bsize) / megabyte);
  const state = free < 200 ? 'bad' : free < 1000 ? 'note' : 'good';
  return [{ what: 'Disk', state, words: `${free.toLocaleString('en')} MB free in ${config.dataDir}` }];
};

const database: Check = async (world) => {
  const faults = await checkDatabase(world.storage);
  if (faults.length === 0) return [{ what: 'Database', state: 'good', words: 'intact' }];
  return faults.map((words) => ({ what: 'Database', state: 'bad', words: `${words} – restore a backup` }));
};

const stories: Check = async (world) => {
  const counts = await articleCounts(world.db);
  const words = counts.map(({ status, count }) => `${count} ${status}`).join(', ') || 'none yet';
  return [{ what: 'Stories', state: 'good', words }];
};

const pictures: Check = async (world) => {
  const gone: string[] = [];
  let missing = 0;
  let count = 0;
  for await (const { id, file, state } of mediaFiles(world.db)) {
    count += 1;
    if (state === 'missing') missing += 1;
    if (file === null) continue;
    await access(mediaPath(world, file)).catch(() => gone.push(id));
  }
  const findings: Finding[] = [{ what: 'Media', state: 'good', words: `${count} known` }];
  if (missing > 0)
    findings.push({
      what: 'Media',
      state: 'note',
      words: `${missing} known only by their old address: import again with --media or --fetch-media`,
    });
  if (gone.length > 0)
    findings.push({
      what: 'Media',
      state: 'bad',
      words: `${gone.length} files are gone from the data folder, the first of ${gone[0]}: restore a backup of DATA_DIR/media`,
    });
  return findings;
};

const jobs: Check = async (world) => {
  const failed = await failedJobs(world.db);
  if (failed.length === 0) return [{ what: 'Jobs', state: 'good', words: 'none given up' }];
  return failed.map(({ kind, count, error }) => ({
    what: 'Jobs',
    state: 'bad',
    words: `${count} of kind “${kind}” given up, the last with: ${error ?? 'no reason'}`,
  }));
};

const search: Check = async (world) => {
  const behind = await searchBacklog(world.db);
  const state = behind > 1000 ? 'note' : 'good';
  return [{ what: 'Search', state, words: behind === 0 ? 'up to date' : `${behind} stories still to be indexed` }];
};

/** A theme with a fault still serves: the part built in stands in for what is wrong. */
const theme: Check = async (world) => {
  const { theme: found, themeFaults } = (await publicationOf(world)).look;
  if (!found.isThere) return [{ what: 'Theme', state: 'good', words: 'none, everything is built in' }];
  if (themeFaults.length === 0) return [{ what: 'Theme', state: 'good', words: found.folder }];
  return themeFaults.map(({ file, line, words }) => ({
    what: 'Theme',
    state: 'note',
    words: `${file}:${line} ${words}`,
  }));
};

const checks: readonly Check[] = [diskSpace, database, stories, pictures, search, jobs, theme];
const signs = { good: '✓', note: '!', bad: '✗' } as const;

const tell = (terminal: Terminal, { what, state, words }: Finding): void =>
  terminal.out(`${signs[state]} ${what.padEnd(9)} ${words}`);

export const doctor: Command = {
  help: `Usage: courant doctor

Looks at the settings, the disk, the database, media files, search index, jobs and theme, and says how to mend what is wrong.
Exit code 0 when all is well, 1 when something is not. It changes nothing.`,
  run: async (_args, terminal) => {
    const world = await openWorld();
    let isWell = true;
    try {
      tell(terminal, { what: 'Settings', state: 'good', words: `${world.config.publicUrl}, ${world.storage.dialect}` });
      for (const check of checks) {
        for (const finding of await check(world)) {
          tell(terminal, finding);
          if (finding.state === 'bad') isWell = false;
        }
      }
      return isWell ? 0 : 1;
    } finally {
      await closeWorld(world);
    }
  },
};
