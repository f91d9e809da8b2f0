import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import type { ArticleRow } from '../articles.store.ts';
import { noteEntryMedia } from '../media-uses.ts';
import { articleRow } from '../articles.store.ts';
import { mostPinned } from '../live-entries.store.ts';
import { followLive, keepVersion } from './follow-entry.ts';
import {
  entryAuthor,
  entryWords,
  isEntryId,
  liveBlogFor,
  type EntryWords,
  type LiveActing,
  type LiveRefusal,
} from './live-entry-rules.ts';
import { changeEntryRow, entryRow, insertEntry, pinnedCount } from './live-writing.store.ts';

export type NewEntry = LiveActing & {
  /** Made by the device that sends it: the same entry sent twice is there once. */
  id?: string | undefined;
  headline?: string | undefined;
  /** A body as the editor writes it; it is looked through here. */
  body: unknown;
  /** Whose name stands under it; who posts it unless told, nobody for ''. */
  authorId?: string | undefined;
  /** When it happened, if that was before; never in the future. */
  at?: number | undefined;
  /** It goes out by itself then. */
  goesOutAt?: number | undefined;
  isKey?: boolean | undefined;
  isPinned?: boolean | undefined;
  /** Those who follow the story are told. */
  tells?: boolean | undefined;
};

export type Posted = { id: string; state: 'published' | 'scheduled'; isSame: boolean };

/** What was sent before is answered as before, if it was the same sender’s. */
const sentBefore = async (
  tx: Tx,
  id: string,
  { account, articleId }: NewEntry,
): Promise<Outcome<Posted, LiveRefusal>> => {
  const row = await entryRow(tx.db, id);
  if (row?.article_id !== articleId || row.created_by !== account.id) return refuse('invalid', 'the id is taken');
  return ok({ id, state: row.state === 'scheduled' ? 'scheduled' : 'published', isSame: true });
};

type Ready = { article: ArticleRow; words: EntryWords; authorId: string | null };

/** Lets the signals room tell other systems. */
const tellOutside = (tx: Tx, told: { articleId: string; entryId: string; at: number }): Promise<void> =>
  tx.later('story-signal', { event: 'live-entry.posted', ...told });

const insert = async (
  world: World,
  tx: Tx,
  entry: NewEntry,
  { article, words, authorId }: Ready,
): Promise<Outcome<Posted, LiveRefusal>> => {
  const now = world.now();
  const id = entry.id ?? world.newId();
  const goesOutAt = entry.goesOutAt !== undefined && entry.goesOutAt > now ? entry.goesOutAt : null;
  const state = goesOutAt === null ? 'published' : 'scheduled';
  const isNew = await insertEntry(tx.db, {
    id,
    article_id: article.id,
    at: goesOutAt ?? Math.min(entry.at ?? now, now),
    headline: words.headline,
    body: JSON.stringify(words.body),
    is_key: entry.isKey ? 1 : 0,
    is_pinned: entry.isPinned ? 1 : 0,
    pinned_at: entry.isPinned ? now : 0,
    author_id: authorId,
    state,
    created_at: now,
    created_by: entry.account.id,
    changed_at: now,
    goes_out_at: goesOutAt,
    tells: entry.tells ? 1 : 0,
  });
  if (!isNew) return sentBefore(tx, id, entry);
  await keepVersion(world, tx, { id, account: entry.account, act: 'posted', words });
  await noteEntryMedia(tx, { id, articleId: article.id, body: words.body });
  await followLive(world, tx, article, { isNews: state === 'published' });
  if (state === 'published') await tellOutside(tx, { articleId: article.id, entryId: id, at: now });
  if (goesOutAt !== null) await tx.later('live-entry-goes-out', { entryId: id }, goesOutAt);
  else if (entry.tells) await tx.later('live-entry-tells', { entryId: id });
  return ok({ id, state, isSame: false });
};

/** Puts an entry into a live blog, now or at a moment. Sent twice with the same id, it is there once. */
export const postEntry = async (world: World, entry: NewEntry): Promise<Outcome<Posted, LiveRefusal>> => {
  const found = await liveBlogFor(world.db, entry);
  if (!found.ok) return found;
  if (entry.id !== undefined && !isEntryId(entry.id)) return refuse('invalid', 'the id is no UUID');
  const { account, authorId: wanted } = entry;
  const words = entryWords(entry);
  if (!words.ok) return words;
  const author = await entryAuthor(world, { account, wanted, edition: found.value.edition });
  if (!author.ok) return author;
  return world.write(async (tx) => {
    const article = await articleRow(tx.db, entry.articleId);
    if (!article) return refuse('not-found');
    // What was sent in time and came again afterwards is no new entry.
    if (entry.id !== undefined && (await entryRow(tx.db, entry.id))) return sentBefore(tx, entry.id, entry);
    if (article.live_state === 'ended') return refuse('ended');
    if (entry.isPinned && (await pinnedCount(tx.db, article.id)) >= mostPinned) return refuse('too-many-pins');
    return insert(world, tx, entry, { article, words: words.value, authorId: author.value });
  });
};

/** Carries out the job `live-entry-goes-out`; an entry that was taken back or set to another time is left alone. */
export const entryGoesOut = async (world: World, { entryId }: { entryId: string }): Promise<void> => {
  await world.write(async (tx) => {
    const row = await entryRow(tx.db, entryId);
    if (row?.state !== 'scheduled' || row.goes_out_at === null || row.goes_out_at > world.now()) return;
    const article = await articleRow(tx.db, row.article_id);
    if (!article) return;
    const now = world.now();
    await changeEntryRow(tx.db, entryId, { state: 'published', goes_out_at: null, at: now, changed_at: now });
    await followLive(world, tx, article, { isNews: true });
    await tellOutside(tx, { articleId: article.id, entryId, at: now });
    if (row.tells === 1) await tx.later('live-entry-tells', { entryId });
  });
};
