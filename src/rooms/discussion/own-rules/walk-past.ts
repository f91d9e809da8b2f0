import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { World } from '../../../world.ts';
import { disposableMail, type Role } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import { linkedHost } from '../checks/false-address.ts';
import type { CommentBody } from '../comment-body.ts';
import { commentToText } from '../comment-to-text.ts';
import type { Finding } from '../comment.ts';
import { mayModerate } from '../may-moderate.ts';
import {
  networkRows,
  pastRows,
  pastStories,
  pastWriters,
  rowsOfAccounts,
  type PastRow,
  type PastStory,
  type Slice,
} from './past.store.ts';
import { createPastRecords, isLater, type Counts, type PastRecords } from './past-record.ts';
import { domainOf, primaryTag, writingOf, type RuleFacts } from './rule-facts.ts';

/** What has to be worked out for the comments, beyond their rows. */
export type Needs = { record: boolean; disposable: boolean; networkSpans: readonly number[] };

/** A comment of the past, as the checks would have seen it. */
export type PastComment = {
  row: PastRow;
  facts: RuleFacts;
  language: string;
  body: () => CommentBody;
  text: () => string;
  /** What the checks found then. */
  findings: () => readonly Finding[];
};

export type Walk = {
  since: number;
  until: number;
  needs: Needs;
  /** Called for every comment, the newest first. */
  visit: (comment: PastComment) => void | Promise<void>;
  /** Called after every slice with the time that was reached. */
  reached?: ((at: number) => Promise<void>) | undefined;
};

export type Walked = {
  looked: number;
  /** Their writers have deleted them, or their text is not known. */
  unreadable: number;
  /** As far back as it went: the start, or where the most that is looked at was reached. */
  from: number;
};

export const mostLookedAt = 200_000;
const minute = 60_000;
const hour = 60 * minute;
const fewInSlice = 150;
const manyInSlice = 600;
const mostInSlice = 1_500;
const narrowest = 1_000;
/** So long at most other requests wait for a rehearsal. */
const breath = 6;

type WriterFacts = {
  rows: readonly string[];
  now: Counts;
  role: string | null;
  email: string | null;
  createdAt: number | null;
  isDisposable: boolean;
};

const mostRemembered = 20_000;

const remember = <Value>(map: Map<string, Value>, name: string, value: Value): void => {
  if (map.size >= mostRemembered) map.delete(map.keys().next().value ?? '');
  map.set(name, value);
};

const loadWriters = async (
  world: World,
  ids: readonly string[],
  { disposable }: Needs,
): Promise<[id: string, facts: WriterFacts][]> => {
  const found = await pastWriters(world.db, ids);
  const accounts = [...new Set(found.flatMap(({ accountId }) => accountId ?? []))];
  const rows = accounts.length === 0 ? [] : await rowsOfAccounts(world.db, accounts);
  const made: [string, WriterFacts][] = [];
  for (const writer of found) {
    const own = writer.accountId === null ? [writer] : rows.filter(({ accountId }) => accountId === writer.accountId);
    const sum = (count: (row: Counts) => number): number => own.reduce((all, row) => all + count(row), 0);
    const { role, email, createdAt } = writer;
    made.push([
      writer.id,
      {
        rows: own.map(({ id }) => id),
        now: { published: sum((row) => row.published), removed: sum((row) => row.removed) },
        role,
        email,
        createdAt,
        isDisposable: disposable && email !== null && (await disposableMail(world, email)),
      },
    ]);
  }
  return made;
};

type Marks = Map<string, { at: number; id: string }[]>;

/** Who else wrote from the same networks, for one slice and the minutes before it. */
const loadMarks = async (world: World, slice: Slice, { networkSpans }: Needs): Promise<Marks> => {
  const marks: Marks = new Map();
  if (networkSpans.length === 0) return marks;
  const from = slice.from - Math.max(...networkSpans) * minute;
  for (const { id, at, mark } of await networkRows(world.storage, { from, until: slice.until }, mostLookedAt)) {
    const known = marks.get(mark);
    if (known) known.push({ at, id });
    else marks.set(mark, [{ at, id }]);
  }
  return marks;
};

const fromNetwork = (row: PastRow, marks: Marks): RuleFacts['fromNetwork'] => {
  const same = row.network_mark === null ? [] : (marks.get(row.network_mark) ?? []);
  const moment = { at: row.created_at, id: row.id };
  return (minutes) =>
    same.filter((other) => other.at > row.created_at - minutes * minute && isLater(moment, other)).length;
};

/** The next slice is as wide as lets a few hundred comments lie in it. */
const nextWidth = (width: number, rows: number): number =>
  rows > manyInSlice ? Math.max(narrowest, width / 2) : rows < fewInSlice ? width * 2 : width;

type Ground = { writers: Map<string, WriterFacts>; stories: Map<string, PastStory>; records: PastRecords | undefined };

const missing = (known: ReadonlyMap<string, unknown>, ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id) => !known.has(id))),
];

const atOnce = 400;

const furnish = async (
  world: World,
  rows: readonly PastRow[],
  { needs }: Pick<Walk, 'needs'>,
  ground: Ground,
): Promise<void> => {
  const writers = missing(
    ground.writers,
    rows.map((row) => row.commenter_id),
  );
  for (let i = 0; i < writers.length; i += atOnce)
    for (const [id, facts] of await loadWriters(world, writers.slice(i, i + atOnce), needs))
      remember(ground.writers, id, facts);
  const stories = missing(
    ground.stories,
    rows.map((row) => row.article_id),
  );
  for (let i = 0; i < stories.length; i += atOnce)
    for (const story of await pastStories(world.db, stories.slice(i, i + atOnce)))
      remember(ground.stories, story.id, story);
};

/** Reads a slice whole; where too much lies in it, a narrower one. */
const readSlice = async (
  world: World,
  { until, width, since }: { until: number; width: number; since: number },
): Promise<{ slice: Slice; rows: PastRow[]; width: number }> => {
  for (let wide = width; ; wide = Math.max(narrowest, wide / 4)) {
    const slice = { from: Math.max(since, until - wide), until };
    const most = wide <= narrowest ? mostLookedAt : mostInSlice;
    const rows = await pastRows(world.storage, slice, most);
    if (rows.length < most || wide <= narrowest) return { slice, rows, width: wide };
  }
};

type Seen = { row: PastRow; writer: WriterFacts | undefined; record: Counts; marks: Marks };
type Place = { timeZone: string; home: string; languageOf: (edition: string) => string };

const asComment = ({ row, writer, record, marks }: Seen, { stories }: Ground, place: Place): PastComment => {
  const language = place.languageOf(row.edition);
  const story = stories.get(row.article_id);
  let parsed: CommentBody | undefined;
  let plain: string | undefined;
  const body = (): CommentBody => (parsed ??= JSON.parse(row.body ?? '') as CommentBody);
  const text = (): string => (plain ??= commentToText(body()));
  const findings = (): Finding[] => (row.checks === null ? [] : (JSON.parse(row.checks) as Finding[]));
  const facts: RuleFacts = {
    at: row.created_at,
    edition: row.edition,
    language: primaryTag(language),
    articleId: row.article_id,
    sectionKey: story?.sectionKey ?? undefined,
    isAnswer: row.parent_id !== null,
    publishedCount: record.published,
    removedCount: record.removed,
    accountCreatedAt: writer?.createdAt ?? undefined,
    emailDomain: writer?.email ? domainOf(writer.email) : undefined,
    isDisposable: writer?.isDisposable === true,
    storyPublishedAt: story?.publishedAt ?? undefined,
    timeZone: place.timeZone,
    reports: row.report_count,
    // What the own rules and those asked after them found, they could not have known.
    found: row.checks === null ? [] : findings().map(({ check }) => check),
    fromNetwork: fromNetwork(row, marks),
    writing: writingOf({ body, text, language, home: place.home }),
  };
  return { row, facts, language, body, text, findings };
};

const placeOf = async (world: World): Promise<Place> => {
  const { settings, editionByCode, defaultEdition } = await publicationOf(world);
  const languages = new Map<string, string>();
  return {
    timeZone: settings.timeZone,
    home: linkedHost(world.config.publicUrl),
    languageOf: (code) => {
      let language = languages.get(code);
      if (language === undefined) languages.set(code, (language = (editionByCode(code) ?? defaultEdition).language));
      return language;
    },
  };
};

const none: Counts = { published: 0, removed: 0 };

/** What is known of one comment now, as rules look at it. */
export const factsOfStored = async (world: World, row: PastRow): Promise<RuleFacts> => {
  const needs: Needs = { record: true, disposable: true, networkSpans: [] };
  const ground: Ground = { writers: new Map(), stories: new Map(), records: undefined };
  await furnish(world, [row], { needs }, ground);
  const writer = ground.writers.get(row.commenter_id);
  const now = writer?.now ?? none;
  // The comment itself is among those published; rules ask for those before it.
  const record = { ...now, published: Math.max(0, now.published - (row.state === 'published' ? 1 : 0)) };
  return asComment({ row, writer, record, marks: new Map() }, ground, await placeOf(world)).facts;
};

const isStaffs = (writer: WriterFacts | undefined): boolean =>
  writer?.role !== undefined && writer.role !== null && mayModerate({ role: writer.role as Role });

/**
 * Goes through the comments of a time, the newest first, in slices that are read aside and with a pause after every few
 * milliseconds. Comments of those who moderate are left out: no check is asked about them.
 */
export const walkPast = async (world: World, walk: Walk): Promise<Walked> => {
  const place = await placeOf(world);
  const records = walk.needs.record ? await createPastRecords(world, walk.since) : undefined;
  const ground: Ground = { writers: new Map(), stories: new Map(), records };
  let [looked, unreadable, width, until] = [0, 0, hour, walk.until];
  let pausedAt = performance.now();
  while (until > walk.since && looked < mostLookedAt) {
    const read = await readSlice(world, { until, width, since: walk.since });
    const rows = read.rows.sort((a, b) =>
      isLater({ at: a.created_at, id: a.id }, { at: b.created_at, id: b.id }) ? -1 : 1,
    );
    await furnish(world, rows, walk, ground);
    await records?.enter(read.slice);
    const marks = await loadMarks(world, read.slice, walk.needs);
    for (const row of rows) {
      const writer = ground.writers.get(row.commenter_id);
      const record = records?.before(row, writer ?? { rows: [row.commenter_id], now: none }) ?? none;
      if (isStaffs(writer)) continue;
      if (row.body === null) unreadable += 1;
      else {
        looked += 1;
        await walk.visit(asComment({ row, writer, record, marks }, ground, place));
      }
      if (performance.now() - pausedAt < breath) continue;
      await setImmediate();
      pausedAt = performance.now();
    }
    until = read.slice.from;
    width = nextWidth(read.width, rows.length);
    await walk.reached?.(until);
  }
  return { looked, unreadable, from: Math.max(until, walk.since) };
};
