import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allShowCategories, type Show } from '../../rooms/audio/audio.ts';
import { maxRecordingBytes } from '../../rooms/media/media.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { ImportOptionError } from '../shared/import-file-error.ts';
import { carriedItems, finishRun, hasEditions, insertRun, unfinishedRun } from '../shared/import.store.ts';
import { count, emptyReport, reportJson, reportText, type Report, type ReportFacts } from '../shared/report.ts';
import type { ImportIo, ImportResult } from '../shared/run-import.ts';
import { openScratch, type Scratch } from '../shared/scratch.store.ts';
import type { Carrying, CarryingShow, TellHere } from './carrying.ts';
import type { FeedItem, FeedShow, Tell } from './feed.ts';
import { wholeFeed, type WholeFeed } from './feed-pages.ts';
import type { Fetching } from './fetch-file.ts';
import { episodesByGuid, type KnownEpisode } from './podcast-import.store.ts';
import { gatherEpisode, saveGathered } from './save-episode.ts';
import { guidOf, knownShow, makeShow, showKey, type ShowAsked } from './save-show.ts';

export type PodcastOptions = {
  /** Address of the feed, or a file of it. */
  source: string;
  /** Where the show stands here: an existing one, or the address of the one that is made. */
  show?: string;
  edition?: string;
  dryRun: boolean;
  /** The show is locked, and whoever runs this owns it. */
  iOwnIt: boolean;
  /** Where the feed of a file was subscribed to. */
  feedAddress?: string;
  /** Only so many of the newest episodes. */
  newest?: number;
  report?: string;
  /** Machines inside that may be asked, as `host:port`. */
  allow: readonly string[];
};

export type PodcastIo = ImportIo & { pause?: (ms: number) => Promise<void> };

/** So many episodes are fetched side by side: the old host has other listeners. */
const together = 3;

const usualPause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export const fetchingOf = (world: World, options: Pick<PodcastOptions, 'allow'>, io: PodcastIo): Fetching => ({
  userAgent: `Courant (+${world.config.publicUrl})`,
  inner: [...world.config.innerServices, ...options.allow],
  pause: io.pause ?? usualPause,
  stopped: io.stopped,
  ...io.fetching,
});

/** The edition asked for; else the one in the show's language, else the default one. */
const editionFor = async (world: World, wanted: string | undefined, { language }: FeedShow): Promise<string> => {
  if (!(await hasEditions(world.db)))
    throw new ImportOptionError('The publication has not been set up yet: open it in a browser and name it first.');
  const { editions, defaultEdition, editionByCode } = await publicationOf(world);
  if (wanted !== undefined && !editionByCode(wanted))
    throw new ImportOptionError(
      `There is no edition “${wanted}”. The editions are: ${editions.map(({ code }) => code).join(', ')}.`,
    );
  const main = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? '';
  return wanted ?? editions.find((one) => main(one.language) === main(language))?.code ?? defaultEdition.code;
};

const checkLock = ({ show }: WholeFeed, iOwnIt: boolean): void => {
  if (!show.isLocked || iOwnIt) return;
  const owner = show.lockOwner ?? show.ownerEmail;
  throw new ImportOptionError(
    `The owner of “${show.title}” has locked the feed (podcast:locked): it may not be brought to another host without them.${
      owner ? ` The feed names ${owner}; directories and hosts ask there.` : ''
    }\nIf the show is yours, unlock it at the old host, or run the same command with --i-own-it.`,
  );
};

type Kinds = { fresh: { item: FeedItem; known: KnownEpisode | undefined }[]; unchanged: number };

/** What is to be done: items that are new here, and those that had no sound and still wait for it as they were left. */
const sortOut = async (
  world: World,
  { show, origin, items }: { show: Show | undefined; origin: string; items: readonly FeedItem[] },
): Promise<Kinds> => {
  const guids = items.map(({ guid }) => guid);
  const known = show ? await episodesByGuid(world.db, show.id, guids) : new Map<string, KnownEpisode>();
  const carried = show ? await carriedItems(world.db, origin, 'episode', guids) : new Map<string, { mark: string }>();
  const sorted: Kinds = { fresh: [], unchanged: 0 };
  for (const item of items) {
    const episode = known.get(item.guid);
    const mark = carried.get(item.guid)?.mark;
    const waits =
      mark === 'silent' &&
      item.sound &&
      episode?.mediaId === undefined &&
      episode?.status === 'draft' &&
      episode.revision === 1;
    // What was deleted here since stays deleted, and what has been changed here stays as it is.
    if (waits || (mark === undefined && !episode)) sorted.fresh.push({ item, known: episode });
    else sorted.unchanged += 1;
  }
  return sorted;
};

const hereOf =
  (tell: Tell, { line, title }: FeedItem): TellHere =>
  (reason, detail) =>
    tell(reason, line, detail, title);

const carryEpisodes = async (carrying: CarryingShow, { fresh }: Kinds, io: PodcastIo): Promise<void> => {
  const progress = io.progress('Importing', 'episodes', fresh.length);
  // The oldest first: a show grows here as it grew there.
  const queue = fresh.toSorted((one, other) => one.item.publishedAt - other.item.publishedAt);
  let done = 0;
  try {
    for (let at = 0; at < queue.length && !io.stopped(); at += together) {
      const group = queue.slice(at, at + together);
      const gathered = await Promise.all(
        group.map(({ item }) => gatherEpisode(carrying, item, hereOf(carrying.tell, item))),
      );
      // Cut off while something came in: it would look as if it were not there.
      if (io.stopped()) return;
      for (const [place, one] of gathered.entries()) {
        const known = group[place]?.known;
        await saveGathered(carrying, { gathered: one, known }, hereOf(carrying.tell, one.item));
        progress.set((done += 1));
      }
    }
  } finally {
    progress.end();
  }
};

type Running = { world: World; options: PodcastOptions; io: PodcastIo; report: Report; tell: Tell; scratch: Scratch };

const writeReport = async (facts: ReportFacts, scratch: Scratch): Promise<void> => {
  if (facts.options.report === undefined) return;
  const handle = await open(facts.options.report, 'w');
  try {
    for (const piece of reportJson(facts, scratch)) await handle.appendFile(piece);
  } finally {
    await handle.close();
  }
};

const reported = async (
  { options, report, scratch, io }: Running,
  { feed, edition, show, seconds }: { feed: WholeFeed; edition: string; show: Show | undefined; seconds: number },
): Promise<ImportResult> => {
  const finished = !io.stopped();
  const { show: said, address = '', pages } = feed;
  const facts: ReportFacts = {
    label: 'Podcast',
    site: {
      origin: 'podcast',
      name: said.title,
      tagline: '',
      language: said.language,
      hosts: [],
      basePath: '',
      address,
      exportedAt: 0,
      items: feed.items.length,
    },
    edition,
    options: {
      file: options.source,
      fetchMedia: true,
      redirects: 'keep',
      resume: false,
      dryRun: options.dryRun,
      ...(options.report === undefined ? {} : { report: options.report }),
    },
    report,
    seconds,
    finished,
  };
  await writeReport(facts, scratch);
  const paged = pages > 1 ? [`The feed had ${pages} pages.`] : [];
  const where =
    show && finished && !options.dryRun ? [`The show is at ${show.path}, its feed at ${show.path}/feed.xml.`] : [];
  const end = [...paged, ...where].join('\n');
  return { report, finished, text: `${reportText(facts, scratch)}${end === '' ? '' : `\n\n${end}`}` };
};

/** Remembers that a run began, so that the next one can say that it goes on. */
const beginRun = async ({ world, options, io }: Running, feed: WholeFeed): Promise<string> => {
  const mark = hash('sha256', showKey({ feed: feed.show, address: feed.address }), 'hex').slice(0, 32);
  const before = await unfinishedRun(world.db, 'podcast', mark, '');
  if (before) {
    io.out('Going on with the run that was cut off: what is here already stays, the rest follows.');
    return before.id;
  }
  const id = world.newId();
  const row = { id, source: 'podcast', file_name: options.source.slice(0, 500), file_mark: mark, options: '' };
  await world.write((tx) => insertRun(tx.db, { ...row, started_at: world.now() }));
  return id;
};

const withoutAddress = 'Nobody knows the feed’s address: its guid is made anew. Give --feed ADDRESS to keep it';

type Foretelling = { before: Show | undefined; origin: string; items: readonly FeedItem[] };

/** What a run would do, as far as the feed alone tells. */
const foretell = async ({ world, report, tell }: Running, { before, origin, items }: Foretelling): Promise<void> => {
  if (!before) count(report, 'shows', 'added');
  const { fresh, unchanged } = await sortOut(world, { show: before, origin, items });
  count(report, 'episodes', 'added', fresh.length);
  count(report, 'episodes', 'unchanged', unchanged);
  for (const { item } of fresh)
    if (!item.sound) hereOf(tell, item)('An episode names no sound; the episode is a draft');
};

const carryFeed = async (
  running: Running,
  feed: WholeFeed,
  fetching: Fetching,
): Promise<{ edition: string; show: Show | undefined }> => {
  const { world, options, io, report, tell } = running;
  const edition = await editionFor(world, options.edition, feed.show);
  const asked: ShowAsked = { feed: feed.show, address: feed.address, edition, slug: options.show };
  if (guidOf(asked) === undefined) tell(withoutAddress, 0, undefined, feed.show.title);
  const items = feed.items.slice(0, options.newest ?? feed.items.length);
  const before = await knownShow(world, asked);
  const origin = `podcast:${before?.id ?? ''}`;
  if (before) count(report, 'shows', 'unchanged');
  if (options.dryRun) {
    await foretell(running, { before, origin, items });
    return { edition, show: before };
  }
  const runId = await beginRun(running, feed);
  const carrying: Carrying = {
    world,
    origin,
    report,
    tell,
    fetching,
    folder: join(world.config.dataDir, 'imports', 'podcasts'),
    told: () => {},
    maxSoundBytes: maxRecordingBytes,
  };
  const show = before ?? (await makeShow(carrying, asked));
  const ofShow: CarryingShow = { ...carrying, show, origin: `podcast:${show.id}` };
  const kinds = await sortOut(world, { show, origin: ofShow.origin, items });
  count(report, 'episodes', 'unchanged', kinds.unchanged);
  await carryEpisodes(ofShow, kinds, io);
  if (!io.stopped()) await world.write((tx) => finishRun(tx.db, runId, world.now(), JSON.stringify(report)));
  return { edition: show.edition, show };
};

/**
 * Brings a whole show over: its feed is read with all its pages and settled first, then the show is made, then every episode is
 * fetched with all that belongs to it and saved whole, in one transaction. Run again, it adds what is new. Throws ImportFileError or
 * ImportOptionError before anything was written.
 */
export const runPodcastImport = async (world: World, options: PodcastOptions, io: PodcastIo): Promise<ImportResult> => {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'courant-podcast-'));
  const scratch = openScratch(join(folder, 'scratch.sqlite'));
  const tell: Tell = (reason, line, detail = '', title = '') =>
    scratch.addLoss({ item: 0, reason, line, title: title.slice(0, 200), detail: detail.slice(0, 1_000) });
  const running: Running = { world, options, io, report: emptyReport(), tell, scratch };
  try {
    const fetching = fetchingOf(world, options, io);
    const read = await wholeFeed(options.source, { categories: allShowCategories, tell, fetching, now: world.now() });
    const feed = { ...read, address: options.feedAddress ?? read.address };
    checkLock(feed, options.iOwnIt);
    const carried = await carryFeed(running, feed, fetching);
    return await reported(running, { feed, ...carried, seconds: (performance.now() - started) / 1000 });
  } finally {
    scratch.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
