import type { World } from '../../world.ts';
import { articlesByIds } from '../articles/articles.ts';
import { mostTags, savedPerPage, type Saved, type SavedAsked, type SavedPlace } from './bookmark.ts';
import {
  bookmarkRow,
  savedCounts,
  savedRows,
  tagRows,
  tagsOfSaved,
  wordsOfStories,
  type SavedRow,
} from './bookmarks.store.ts';

export type SavedPage = {
  asked: SavedAsked;
  saved: Saved[];
  next: SavedPlace | undefined;
  counts: { list: number; archive: number };
  tags: { name: string; count: number }[];
};

/** Letters without case and accents, so that “Más” is found by “mas”. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]+/gu, '')
    .toLowerCase();

const tagsByStory = async (
  world: World,
  accountId: string,
  rows: readonly SavedRow[],
): Promise<Map<string, string[]>> => {
  const tags = new Map<string, string[]>();
  const ids = rows.map(({ article_id: id }) => id);
  for (const { article_id: id, name } of await tagsOfSaved(world.db, accountId, ids))
    tags.set(id, [...(tags.get(id) ?? []), name]);
  return tags;
};

const withStories = async (world: World, accountId: string, rows: readonly SavedRow[]): Promise<Saved[]> => {
  const ids = rows.map(({ article_id: id }) => id);
  const [stories, tags] = await Promise.all([articlesByIds(world, ids), tagsByStory(world, accountId, rows)]);
  const byId = new Map(stories.map((story) => [story.id, story]));
  return rows.map((row) => ({
    articleId: row.article_id,
    headline: byId.get(row.article_id)?.headline ?? row.headline,
    savedAt: row.created_at,
    isArchived: row.archived_at !== null,
    tags: tags.get(row.article_id) ?? [],
    story: byId.get(row.article_id),
  }));
};

const placeIn = (row: SavedRow): SavedPlace => ({ value: row.place, id: row.article_id });

const scannedAtOnce = 500;

/** Those among the rows in which every word is found. */
const matching = async (
  world: World,
  accountId: string,
  rows: readonly SavedRow[],
  words: readonly string[],
): Promise<SavedRow[]> => {
  const found = await wordsOfStories(
    world.db,
    rows.map(({ article_id: id }) => id),
  );
  const texts = new Map(found.map(({ id, headline, standfirst }) => [id, `${headline}\n${standfirst}`]));
  const tags = await tagsByStory(world, accountId, rows);
  return rows.filter((row) => {
    const id = row.article_id;
    const text = folded([texts.get(id) ?? row.headline, ...(tags.get(id) ?? [])].join('\n'));
    return words.every((word) => text.includes(word));
  });
};

type Stretch = { rows: SavedRow[]; hasMore: boolean };

const listed = async (world: World, accountId: string, asked: SavedAsked): Promise<Stretch> => {
  const words = folded(asked.query).split(/\s+/).filter(Boolean).slice(0, 10);
  const limit = savedPerPage + 1;
  if (words.length === 0) {
    const rows = await savedRows(world.db, { accountId, ...asked, limit });
    return { rows: rows.slice(0, savedPerPage), hasMore: rows.length === limit };
  }
  const rows: SavedRow[] = [];
  let after = asked.after;
  // A reader's own list has an end; it is looked through in stretches until a page is full.
  for (;;) {
    const stretch = await savedRows(world.db, { accountId, ...asked, after, limit: scannedAtOnce });
    rows.push(...(await matching(world, accountId, stretch, words)));
    const last = stretch.at(-1);
    if (rows.length >= limit || stretch.length < scannedAtOnce || !last) break;
    after = placeIn(last);
  }
  return { rows: rows.slice(0, savedPerPage), hasMore: rows.length >= limit };
};

/** A page of a reader's list, with the counts and tags beside it. */
export const readSaved = async (world: World, accountId: string, asked: SavedAsked): Promise<SavedPage> => {
  const [{ rows, hasMore }, counts, tags] = await Promise.all([
    listed(world, accountId, asked),
    savedCounts(world.db, accountId),
    tagRows(world.db, { accountId, isArchive: asked.isArchive, limit: mostTags }),
  ]);
  const last = rows.at(-1);
  return {
    asked,
    saved: await withStories(world, accountId, rows),
    next: hasMore && last ? placeIn(last) : undefined,
    counts,
    tags,
  };
};

/** The headline of a story that was just taken off the list and can be put back. */
export const removedHeadline = async (
  world: World,
  accountId: string,
  articleId: string,
): Promise<string | undefined> => {
  const row = await bookmarkRow(world.db, accountId, articleId);
  return row && row.removed_at !== null ? row.headline : undefined;
};

const exportedAtOnce = 500;

/** Everything a reader has saved, in their own order, the archive last. */
export const allSaved = async (world: World, accountId: string): Promise<Saved[]> => {
  const all: Saved[] = [];
  for (const isArchive of [false, true]) {
    let after: SavedPlace | undefined;
    do {
      const rows = await savedRows(world.db, { accountId, isArchive, order: 'own', after, limit: exportedAtOnce });
      all.push(...(await withStories(world, accountId, rows)));
      const last = rows.at(-1);
      after = rows.length === exportedAtOnce && last ? placeIn(last) : undefined;
    } while (after);
  }
  return all;
};
