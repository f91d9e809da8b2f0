/** What those see who write live blogs: which there are, all entries with what readers do not see, and what entries said before. */
import type { World } from '../../../world.ts';
import type { Article, LiveEntry } from '../article.ts';
import type { Body } from '../body/body.ts';
import type { LiveEntryRow } from '../live-entries.store.ts';
import { publicArticle } from '../public-article.ts';
import { liveEntryOf } from '../read-articles.ts';
import { isEntryId } from './live-entry-rules.ts';
import {
  deskEntryRows,
  entryRow,
  liveBlogRows,
  scheduledEntryRows,
  toldSince,
  versionRows,
} from './live-writing.store.ts';

export type LiveBlogOnDesk = {
  id: string;
  headline: string;
  edition: string;
  path: string;
  isPublic: boolean;
  isEnded: boolean;
  endedAt: number | undefined;
  lastEntryAt: number | undefined;
};

const mostBlogs = 60;

/** Live blogs that are written in: those that run, then those prepared, then those that have ended. */
export const liveBlogs = async (world: World): Promise<LiveBlogOnDesk[]> => {
  const rows = await liveBlogRows(world.db, mostBlogs);
  const blogs = rows.map((row) => ({
    id: row.id,
    headline: row.headline,
    edition: row.edition,
    path: row.path,
    isPublic: row.status === 'published',
    isEnded: row.live_state === 'ended',
    endedAt: row.live_ended_at ?? undefined,
    lastEntryAt: row.last_at ?? undefined,
  }));
  const rank = (blog: LiveBlogOnDesk): number => (blog.isEnded ? 2 : blog.isPublic ? 0 : 1);
  return blogs.sort((a, b) => rank(a) - rank(b));
};

export type DeskEntry = LiveEntry & {
  articleId: string;
  state: 'published' | 'scheduled' | 'removed' | 'deleted';
  goesOutAt: number | undefined;
  version: number;
  tells: boolean;
};

const deskEntryOf = async (world: World, row: LiveEntryRow, edition: string): Promise<DeskEntry> => ({
  ...(await liveEntryOf(world, row, edition)),
  articleId: row.article_id,
  state: row.state as DeskEntry['state'],
  goesOutAt: row.goes_out_at ?? undefined,
  version: row.version,
  tells: row.tells === 1,
});

const perPage = 30;
const mostScheduled = 50;

export type DeskEntries = {
  entries: DeskEntry[];
  scheduled: DeskEntry[];
  older: { at: number; id: string } | undefined;
};

/** The entries of a live blog for those who write it, newest first; those that wait for their moment apart. */
export const entriesForDesk = async (
  world: World,
  article: { id: string; edition: string },
  before?: { at: number; id: string },
): Promise<DeskEntries> => {
  const rows = await deskEntryRows(world.db, article.id, { before, limit: perPage + 1 });
  const shown = rows.slice(0, perPage);
  const last = shown.at(-1);
  const of = (row: LiveEntryRow): Promise<DeskEntry> => deskEntryOf(world, row, article.edition);
  const waiting = before ? [] : await scheduledEntryRows(world.db, article.id, mostScheduled);
  return {
    entries: await Promise.all(shown.map(of)),
    scheduled: await Promise.all(waiting.map(of)),
    older: rows.length > perPage && last ? { at: last.at, id: last.id } : undefined,
  };
};

/** One entry of a live blog, in any state. */
export const entryForDesk = async (
  world: World,
  article: { id: string; edition: string },
  entryId: string,
): Promise<DeskEntry | undefined> => {
  const row = isEntryId(entryId) ? await entryRow(world.db, entryId) : undefined;
  return row?.article_id === article.id ? deskEntryOf(world, row, article.edition) : undefined;
};

export type EntryVersion = {
  at: number;
  accountId: string | undefined;
  act: string;
  note: string;
  headline: string;
  body: Body;
};

/** What an entry said, the last state first. */
export const versionsOfEntry = async (world: World, entryId: string): Promise<EntryVersion[]> =>
  (await versionRows(world.db, entryId)).map(({ at, account_id: accountId, act, note, headline, body }) => ({
    at,
    accountId: accountId ?? undefined,
    act,
    note,
    headline,
    body: JSON.parse(body) as Body,
  }));

export type EntryToTell = { at: number; article: Article; toldLately: number };

const hour = 3_600_000;

/** A public entry that its followers are to be told of, with how many were told in the last hour, itself included. */
export const liveEntryToTell = async (world: World, entryId: string): Promise<EntryToTell | undefined> => {
  const row = isEntryId(entryId) ? await entryRow(world.db, entryId) : undefined;
  const article = row?.state === 'published' ? await publicArticle(world, row.article_id) : undefined;
  if (!row || !article) return undefined;
  return { at: row.at, article, toldLately: await toldSince(world.db, article.id, world.now() - hour) };
};
