import { existsSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { settleCommenters, settleThreads, threadStates } from '../../rooms/discussion/discussion.ts';
import type { World } from '../../world.ts';
import { finishRun, insertRun, moveRun } from '../shared/import.store.ts';
import { emptyReport, reportJson, reportText, type ReportFacts } from '../shared/report.ts';
import type { ImportIo, ImportResult } from '../shared/run-import.ts';
import { openScratch, type Scratch } from '../shared/scratch.store.ts';
import { openSourceFile, type SourceFile } from '../shared/source-file.ts';
import { startRun, type Run } from '../shared/start-run.ts';
import { commenterIdsAfter } from './comments-import.store.ts';
import type { Origin } from './comment-rows.ts';
import type { CommentSystem } from './comments-file.ts';
import { readAddressMap } from './match-threads.ts';
import { savePosts } from './save-posts.ts';
import { matchAll, placeAll, readAll, type Planning } from './survey-comments.ts';

export type CommentImportOptions = {
  file: string;
  dryRun: boolean;
  resume: boolean;
  /** File of old and new addresses. */
  map?: string | undefined;
  report?: string | undefined;
};

type Parts = { world: World; system: CommentSystem; options: CommentImportOptions; io: ImportIo };

const batchSize = 1_000;
const megabyte = 1024 ** 2;

const fromOf = (system: CommentSystem, scratch: Scratch): Origin => ({
  origin: `${system.source}:${scratch.state('site') ?? ''}`,
  isOwnFormat: system.source === 'courant-comments',
});

/** Everything before the first comment is written: read, matched, placed. False when it was stopped. */
const plan = async (
  { world, system, options, io }: Parts,
  { file, run, scratch }: { file: SourceFile; run: Run; scratch: Scratch },
): Promise<boolean> => {
  if (scratch.state('planned') !== undefined) return true;
  const planning: Planning = { world, scratch, report: run.report, system, stopped: io.stopped };
  const map = options.map === undefined ? new Map<string, string>() : await readAddressMap(options.map);
  scratch.clear();
  const progress = io.progress('Reading', 'MB', Math.ceil(file.size / megabyte));
  try {
    const isRead = await readAll(planning, file, (bytes) => progress.set(Math.floor(bytes / megabyte)));
    if (!isRead) return false;
  } finally {
    progress.end();
  }
  await matchAll(planning, map);
  const total = await placeAll(planning, fromOf(system, scratch));
  scratch.setState('planned', String(total));
  return true;
};

/** Some hundred comments at a time, each time with the place reached. */
const saveAll = async ({ world, system, options, io }: Parts, run: Run, scratch: Scratch): Promise<void> => {
  const total = Number(scratch.state('planned'));
  const saving = { world, scratch, report: run.report, from: fromOf(system, scratch) };
  const progress = io.progress('Importing', 'comments', total);
  let position = run.position;
  try {
    while (position < total && !io.stopped()) {
      const posts = scratch.turnsAfter(position, batchSize);
      position = posts.at(-1)?.n ?? total;
      const reached = position;
      if (options.dryRun) await savePosts(saving, undefined, posts);
      else
        await world.write(async (tx) => {
          await savePosts(saving, tx, posts);
          await moveRun(tx.db, run.id, reached, JSON.stringify(run.report));
        });
      progress.set(position);
    }
  } finally {
    progress.end();
  }
};

/** Counts, places of what is gone, and states: worked out once everything is there. */
const settleAll = async ({ world, io }: Parts, scratch: Scratch): Promise<void> => {
  const progress = io.progress('Counting', 'threads');
  let done = 0;
  for (let after = ''; ;) {
    const articles = scratch.articlesAfter(after, 20);
    if (articles.length === 0) break;
    await world.write((tx) =>
      settleThreads(
        tx,
        articles.map((articleId) => {
          const { state, announcement } = scratch.threadFacts(articleId);
          const known = threadStates.find((one) => one === state);
          return { articleId, announcement, ...(known ? { state: known } : {}) };
        }),
      ),
    );
    progress.set((done += articles.length));
    after = articles.at(-1) ?? '';
  }
  for (let after = ''; ;) {
    const ids = await commenterIdsAfter(world.db, after, 500);
    if (ids.length === 0) break;
    await world.write((tx) => settleCommenters(tx, ids));
    after = ids.at(-1) ?? '';
  }
  progress.end();
};

const factsOf = (
  { system, options }: Parts,
  run: Run,
  scratch: Scratch,
  finished: boolean,
): Omit<ReportFacts, 'seconds'> => {
  const name = scratch.state('site') ?? '';
  const site = {
    origin: `${system.source}:${name}`,
    name,
    tagline: '',
    language: '',
    hosts: [],
    basePath: '',
    address: '',
    exportedAt: 0,
    items: 0,
  };
  const shown = {
    file: options.file,
    dryRun: options.dryRun,
    fetchMedia: false,
    redirects: 'keep',
    resume: options.resume,
  } as const;
  return { label: system.label, site, edition: '', options: shown, report: run.report, finished };
};

const writeReport = async (facts: ReportFacts, scratch: Scratch, path: string): Promise<void> => {
  const handle = await open(path, 'w');
  try {
    for (const piece of reportJson(facts, scratch)) await handle.appendFile(piece);
  } finally {
    await handle.close();
  }
};

const carry = async (parts: Parts, file: SourceFile, run: Run, scratch: Scratch): Promise<ImportResult> => {
  const { world, system, options, io } = parts;
  const started = performance.now();
  if (!(await plan(parts, { file, run, scratch })))
    return { report: run.report, text: 'Stopped while reading; nothing was written.', finished: false };
  if (run.isNew) {
    const names = { source: system.source, file_name: basename(options.file), file_mark: file.mark };
    await world.write((tx) =>
      insertRun(tx.db, { id: run.id, ...names, options: options.map ?? '', started_at: world.now() }),
    );
  }
  await saveAll(parts, run, scratch);
  const finished = !io.stopped();
  if (finished && !options.dryRun) await settleAll(parts, scratch);
  const seconds = (performance.now() - started) / 1000;
  const facts = { ...factsOf(parts, run, scratch, finished), seconds };
  if (options.report !== undefined) await writeReport(facts, scratch, options.report);
  if (finished && !options.dryRun)
    await world.write((tx) => finishRun(tx.db, run.id, world.now(), JSON.stringify(run.report)));
  return { report: run.report, text: reportText(facts, scratch), finished };
};

/**
 * Brings the comments of another system into their threads: first the file is read whole into a scratch file, threads are matched
 * with stories, every comment finds its place; then they are carried some hundred at a time, so that a run that was cut off goes
 * on where it was. Nothing is written in a dry run, nothing is doubled by another one. Memory does not grow with the file.
 * Throws ImportFileError or ImportOptionError before anything was written.
 */
export const runCommentImport = async (
  world: World,
  system: CommentSystem,
  options: CommentImportOptions,
  io: ImportIo,
): Promise<ImportResult> => {
  const file = await openSourceFile(options.file, system.fileNames);
  const asked = { source: system.source, fileMark: file.mark, options: options.map ?? '' };
  const run = await startRun(world, { ...asked, dryRun: options.dryRun, resume: options.resume });
  const goesOn = run.position > 0 && existsSync(run.scratchFile);
  if (goesOn) io.out(`Going on after comment ${run.position.toLocaleString('en')} of the run that was cut off.`);
  const scratch = openScratch(run.scratchFile);
  if (!goesOn) Object.assign(run, { position: 0, report: emptyReport() });
  let isDone = false;
  try {
    const result = await carry({ world, system, options, io }, file, run, scratch);
    isDone = result.finished;
    return result;
  } finally {
    if (!isDone && !options.dryRun && scratch.state('planned') !== undefined) scratch.close();
    else scratch.remove();
    if (options.dryRun) rmSync(dirname(run.scratchFile), { recursive: true, force: true });
  }
};
