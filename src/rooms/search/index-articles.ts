import { setImmediate as turn } from 'node:timers/promises';
import type { Db } from '../../storage/storage.ts';
import type { Tx, World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import {
  bylinesToIndex,
  storiesToIndex,
  tagsToIndex,
  type StoredByline,
  type StoredStory,
} from './due-articles.store.ts';
import { entryOf, rowIdAt, type SearchEntry, type SearchParts } from './entry.ts';
import {
  countDue,
  deleteEntries,
  dueArticles,
  freeRowId,
  insertEntries,
  markAll,
  takeDue,
  takenRowIds,
  tidyIndex,
  type Due,
  type IndexRow,
} from './search-index.store.ts';
import { storyText } from './story-text.ts';

/** Stories read and analysed at once; requests are answered in between. */
const readAtOnce = 25;
/** Characters written in one transaction: the writer is held for some 20 ms. */
const writtenAtOnce = 300_000;
const mostAtOnce = 500;

type Prepared = SearchEntry & { articleId: string; listedAt: number };
type Languages = (edition: string) => string;

const bylineName = ({ name, texts }: StoredByline, edition: string): string => {
  try {
    const there = (JSON.parse(texts) as Record<string, { name?: string }>)[edition]?.name;
    return there && there !== name ? `${there} ${name}` : name;
  } catch {
    return name;
  }
};

const partsOf = async (
  db: Db,
  story: StoredStory,
  { bylines, tagIds, language }: { bylines: StoredByline[]; tagIds: string[]; language: string },
): Promise<SearchParts> => ({
  articleId: story.id,
  edition: story.edition,
  language,
  kind: story.kind,
  listedAt: story.listed_at ?? 0,
  headline: story.headline,
  deck: [story.standfirst, story.kicker, story.place, ...bylines.map((byline) => bylineName(byline, story.edition))],
  body: await storyText(db, story),
  sectionId: story.section_id ?? undefined,
  tagIds,
  authorIds: bylines.map(({ id }) => id),
});

/** Reads and analyses the listed ones among these stories. */
const prepare = async (db: Db, ids: readonly string[], languageOf: Languages): Promise<Prepared[]> => {
  const stories = await storiesToIndex(db, ids);
  const found = stories.map(({ id }) => id);
  if (found.length === 0) return [];
  const bylines = Map.groupBy(await bylinesToIndex(db, found), (row) => row.article_id);
  const tags = Map.groupBy(await tagsToIndex(db, found), (row) => row.article_id);
  const prepared: Prepared[] = [];
  for (const story of stories) {
    const parts = await partsOf(db, story, {
      bylines: bylines.get(story.id) ?? [],
      tagIds: (tags.get(story.id) ?? []).map((row) => row.tag_id),
      language: languageOf(story.edition),
    });
    prepared.push({ ...entryOf(parts), articleId: parts.articleId, listedAt: parts.listedAt });
  }
  return prepared;
};

/** Gives each story its place in time; of several in one second the later ones take the next free seconds. */
const placed = async (db: Db, prepared: readonly Prepared[]): Promise<IndexRow[]> => {
  const inOrder = [...prepared].sort((a, b) => a.listedAt - b.listedAt || (a.articleId < b.articleId ? -1 : 1));
  const taken = new Set(
    await takenRowIds(
      db,
      inOrder.map(({ listedAt }) => rowIdAt(listedAt)),
    ),
  );
  const rows: IndexRow[] = [];
  let previous = -Infinity;
  for (const { listedAt, ...entry } of inOrder) {
    const wanted = Math.max(rowIdAt(listedAt), previous + 1);
    // Past the wanted second nothing is known of what is taken there.
    const isFree = wanted === rowIdAt(listedAt) && !taken.has(wanted);
    previous = isFree ? wanted : await freeRowId(db, wanted);
    rows.push({ ...entry, rowId: previous });
  }
  return rows;
};

const write = (world: World, due: readonly Due[], prepared: readonly Prepared[]): Promise<number> =>
  world.storage.write(async (db) => {
    const taken = await takeDue(db, due);
    if (taken.size === 0) return 0;
    const { dialect } = world.storage;
    await deleteEntries(db, dialect, [...taken]);
    await insertEntries(
      db,
      dialect,
      await placed(
        db,
        prepared.filter(({ articleId }) => taken.has(articleId)),
      ),
    );
    return taken.size;
  });

type Limits = { characters: number; articles: number };

/** Brings the next due stories up to date; returns how many, 0 when none is due. */
const round = async (world: World, languageOf: Languages, limits: Limits): Promise<number> => {
  const due = await dueArticles(world.db, limits.articles);
  const prepared: Prepared[] = [];
  let characters = 0;
  let read = 0;
  while (read < due.length && characters < limits.characters) {
    const ids = due.slice(read, read + readAtOnce).map(({ article_id: id }) => id);
    const fresh = await prepare(world.db, ids, languageOf);
    prepared.push(...fresh);
    characters += fresh.reduce((sum, { body }) => sum + body.length, 0);
    read += ids.length;
    await turn();
  }
  return read === 0 ? 0 : Math.max(1, await write(world, due.slice(0, read), prepared));
};

const languages = async (world: World): Promise<Languages> => {
  const { editions } = await publicationOf(world);
  const known = new Map(editions.map(({ code, language }) => [code, language]));
  return (edition) => known.get(edition) ?? edition;
};

type DrainOptions = {
  onProgress?: (done: number) => void;
  /** What one transaction may hold; more is faster and keeps the writer longer. */
  limits?: Limits;
};

/** After that many stories in one go the pieces of the index are brought together. */
const bulk = 5000;

const tidy = async (world: World): Promise<void> => {
  let isFirst = true;
  while (await world.storage.write((db) => tidyIndex(db, world.storage.dialect, isFirst))) isFirst = false;
};

const drainAll = async (world: World, { onProgress, limits }: DrainOptions): Promise<number> => {
  const languageOf = await languages(world);
  let done = 0;
  for (;;) {
    const count = await round(world, languageOf, limits ?? { characters: writtenAtOnce, articles: mostAtOnce });
    if (count === 0) break;
    done += count;
    onProgress?.(done);
  }
  if (done >= bulk) await tidy(world);
  return done;
};

const running = new WeakMap<World, Promise<number>>();

/**
 * Brings the search index up to date with what `search_due` names and returns how many stories that were. Small transactions,
 * the event loop free in between; several nodes may do it at the same time. A second call in one process waits for the first.
 */
export const drainSearchIndex = async (world: World, options: DrainOptions = {}): Promise<number> => {
  const before = running.get(world) ?? Promise.resolve(0);
  const now = before.catch(() => 0).then(() => drainAll(world, options));
  running.set(world, now);
  return now;
};

/**
 * Builds the whole index anew; the old one serves meanwhile. What is left to do is in the database: stopped, it goes on where it
 * was at the next start. Memory does not grow with the number of stories.
 */
export const reindex = async (
  world: World,
  { onProgress }: { onProgress?: (done: number, total: number) => void } = {},
): Promise<number> => {
  await world.storage.write((db) => markAll(db, world.newId()));
  const total = await countDue(world.db);
  onProgress?.(0, total);
  const done = await drainSearchIndex(world, {
    onProgress: (count) => onProgress?.(count, total),
    limits: { characters: 2_000_000, articles: 1000 },
  });
  return done;
};

/** Puts a story into the index now, in the caller's transaction; it must be listed. Mostly `drainSearchIndex` does this. */
export const indexArticle = async (world: World, tx: Tx, articleId: string): Promise<void> => {
  const prepared = await prepare(tx.db, [articleId], await languages(world));
  await deleteEntries(tx.db, world.storage.dialect, [articleId]);
  await insertEntries(tx.db, world.storage.dialect, await placed(tx.db, prepared));
};

/** Takes a story out of the index, in the caller's transaction. */
export const removeFromIndex = (world: World, tx: Tx, articleId: string): Promise<void> =>
  deleteEntries(tx.db, world.storage.dialect, [articleId]);
