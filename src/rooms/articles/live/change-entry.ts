/** What is done with entries that are there: edited, corrected, pinned, made key, taken out, put back, moved. */
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { emptyBody, type Body } from '../body/body.ts';
import { mostPinned } from '../live-entries.store.ts';
import { noteEntryMedia } from '../media-uses.ts';
import { followLive, keepVersion, type EntryAct } from './follow-entry.ts';
import {
  entryAuthor,
  entryFor,
  entryWords,
  liveBlogFor,
  noteText,
  type EntryActing,
  type EntryAtHand,
  type LiveRefusal,
} from './live-entry-rules.ts';
import { changeEntryRow, insertEntry, pinnedCount, versionRows } from './live-writing.store.ts';

type Done = Outcome<{ id: string }, LiveRefusal>;
type Doing = (tx: Tx, hand: EntryAtHand) => Promise<Done>;

/** Does something with an entry as it stands when its turn has come. */
const withEntry = (world: World, acting: EntryActing, act: Doing): Promise<Done> =>
  world.write(async (tx) => {
    const hand = await entryFor(tx.db, acting);
    return hand.ok ? act(tx, hand.value) : hand;
  });

export type EntryEdit = EntryActing & {
  headline?: string | undefined;
  body: unknown;
  authorId?: string | undefined;
  at?: number | undefined;
  goesOutAt?: number | undefined;
  isKey?: boolean | undefined;
  /** The version the form was drawn with: whoever changed it since then is not overwritten. */
  version?: number | undefined;
};

type Rewriting = { act: EntryAct; note: string; correction: string };

/** Pages tell states of an entry apart by when they came about: no two have the same moment. */
const momentAfter = (world: World, entry: { changed_at: number }): number =>
  Math.max(world.now(), entry.changed_at + 1);

const isGone = (state: string): boolean => state === 'deleted' || state === 'removed';

/** Where an entry stands in time after it was changed: a scheduled one waits for its moment, one that is out may be set back. */
const timesOf = (world: World, { entry }: EntryAtHand, { at, goesOutAt }: EntryEdit) => {
  const now = world.now();
  if (entry.state !== 'scheduled') return { at: at === undefined ? entry.at : Math.min(at, now) };
  const moment = goesOutAt ?? entry.goes_out_at ?? now;
  return moment > now ? { at: moment, goes_out_at: moment } : { at: now, goes_out_at: null, state: 'published' };
};

const rewrite = async (world: World, edit: EntryEdit, { act, note, correction }: Rewriting): Promise<Done> => {
  const found = await entryFor(world.db, edit);
  if (!found.ok) return found;
  const { account, entryId: id } = edit;
  const words = entryWords(edit, found.value.entry.body);
  if (!words.ok) return words;
  const { edition } = found.value.article;
  const author =
    edit.authorId === undefined ? undefined : await entryAuthor(world, { account, wanted: edit.authorId, edition });
  if (author && !author.ok) return author;
  return withEntry(world, edit, async (tx, hand) => {
    const { article, entry } = hand;
    if (isGone(entry.state)) return refuse('not-found');
    if (edit.version !== undefined && edit.version !== entry.version) return refuse('changed-meanwhile');
    const now = world.now();
    const times = timesOf(world, hand, edit);
    const { headline, body } = words.value;
    const { version } = entry;
    const changes = {
      ...times,
      headline,
      body: JSON.stringify(body),
      changed_at: momentAfter(world, entry),
      ...(entry.state === 'published' ? { updated_at: now } : {}),
      ...(author ? { author_id: author.value } : {}),
      ...(edit.isKey === undefined ? {} : ({ is_key: edit.isKey ? 1 : 0 } as const)),
      ...(correction === '' ? {} : { correction, corrected_at: now }),
    };
    if (!(await changeEntryRow(tx.db, id, changes, { version }))) return refuse('changed-meanwhile');
    await keepVersion(world, tx, { id, account, act, note, words: words.value });
    await noteEntryMedia(tx, { id, articleId: article.id, body });
    const isOut = entry.state === 'published' || times.goes_out_at === null;
    await followLive(world, tx, article, { isNews: isOut });
    if (times.goes_out_at != null) await tx.later('live-entry-goes-out', { entryId: id }, times.goes_out_at);
    else if (entry.state === 'scheduled' && entry.tells === 1) await tx.later('live-entry-tells', { entryId: id });
    return ok({ id });
  });
};

/** Changes what an entry says; what it said is kept. */
export const editEntry = (world: World, edit: EntryEdit): Promise<Done> =>
  rewrite(world, edit, { act: 'edited', note: '', correction: '' });

/** Sets an entry right, and says to readers what was wrong. */
export const correctEntry = async (world: World, edit: EntryEdit & { note: string }): Promise<Done> => {
  const note = noteText(edit.note);
  return note === '' ? refuse('no-note') : rewrite(world, edit, { act: 'corrected', note, correction: note });
};

/** Pins an entry above the others, on top of what is pinned already, or lets it go. */
export const pinEntry = (world: World, acting: EntryActing & { isPinned: boolean }): Promise<Done> =>
  withEntry(world, acting, async (tx, { article, entry }) => {
    if (entry.state !== 'published') return refuse('not-found');
    const isFull = acting.isPinned && entry.is_pinned === 0 && (await pinnedCount(tx.db, article.id)) >= mostPinned;
    if (isFull) return refuse('too-many-pins');
    const now = world.now();
    const flag = acting.isPinned ? 1 : 0;
    await changeEntryRow(tx.db, entry.id, {
      is_pinned: flag,
      pinned_at: flag * now,
      changed_at: momentAfter(world, entry),
    });
    await followLive(world, tx, article);
    return ok({ id: entry.id });
  });

/** Whether an entry stands among the key events. */
export const markKeyEntry = (world: World, acting: EntryActing & { isKey: boolean }): Promise<Done> =>
  withEntry(world, acting, async (tx, { article, entry }) => {
    if (isGone(entry.state)) return refuse('not-found');
    await changeEntryRow(tx.db, entry.id, { is_key: acting.isKey ? 1 : 0, changed_at: momentAfter(world, entry) });
    await followLive(world, tx, article);
    return ok({ id: entry.id });
  });

const takeOut = async (
  world: World,
  tx: Tx,
  { article, entry }: EntryAtHand,
  left: { state: 'removed' | 'deleted'; why: string; movedTo?: string },
): Promise<void> => {
  // Its words are kept with its versions alone: nothing that reads entries can show them by mistake.
  await changeEntryRow(tx.db, entry.id, {
    state: left.state,
    headline: '',
    body: JSON.stringify(emptyBody),
    removed_why: left.why,
    moved_to: left.movedTo ?? null,
    is_pinned: 0,
    is_key: 0,
    goes_out_at: null,
    changed_at: momentAfter(world, entry),
  });
  await noteEntryMedia(tx, { id: entry.id, articleId: article.id, body: emptyBody });
  await followLive(world, tx, article);
};

export type EntryDeletion = EntryActing & {
  /** For readers where a line stays, for colleagues in any case. */
  why: string;
  /** A line stays in its place: for what others may have linked to. */
  leavesLine: boolean;
};

/** Takes an entry out. Why is asked for where readers are left a line; what it said stays with its versions. */
export const deleteEntry = async (world: World, deletion: EntryDeletion): Promise<Done> => {
  const why = noteText(deletion.why);
  return withEntry(world, deletion, async (tx, hand) => {
    const { entry } = hand;
    if (isGone(entry.state)) return ok({ id: entry.id });
    const leavesLine = deletion.leavesLine && entry.state === 'published';
    if (leavesLine && why === '') return refuse('no-note');
    const words = { headline: entry.headline, body: JSON.parse(entry.body) as Body };
    await keepVersion(world, tx, { id: entry.id, account: deletion.account, act: 'deleted', note: why, words });
    await takeOut(world, tx, hand, { state: leavesLine ? 'removed' : 'deleted', why });
    return ok({ id: entry.id });
  });
};

/** Puts an entry back as it was when it was taken out. */
export const restoreEntry = (world: World, acting: EntryActing): Promise<Done> =>
  withEntry(world, acting, async (tx, { article, entry }) => {
    const [last] = await versionRows(tx.db, entry.id);
    if (!isGone(entry.state) || entry.moved_to !== null || !last) return refuse('not-found');
    const { headline, body } = last;
    const back = { state: 'published', headline, body, removed_why: '', changed_at: momentAfter(world, entry) };
    await changeEntryRow(tx.db, entry.id, back);
    const words = { headline, body: JSON.parse(body) as Body };
    await keepVersion(world, tx, { id: entry.id, account: acting.account, act: 'restored', words });
    await noteEntryMedia(tx, { id: entry.id, articleId: article.id, body: words.body });
    await followLive(world, tx, article, { isNews: true });
    return ok({ id: entry.id });
  });

/** Moves an entry to another live blog of the same edition; in its place a line leads there. */
export const moveEntry = async (world: World, acting: EntryActing & { to: string }): Promise<Done> => {
  const { account, to, articleId } = acting;
  return withEntry(world, acting, async (tx, hand) => {
    const target = to === articleId ? refuse('invalid' as const) : await liveBlogFor(tx.db, { account, articleId: to });
    if (!target.ok) return target;
    const { entry, article } = hand;
    if (entry.state !== 'published') return refuse('not-found');
    if (target.value.edition !== article.edition) return refuse('invalid', 'it is a live blog of another edition');
    const id = world.newId();
    const now = world.now();
    const { version: _, moved_to: __, is_key: isKey, is_pinned: ___, tells: ____, ...rest } = entry;
    const moved = { ...rest, id, article_id: to, is_key: isKey === 1 ? 1 : 0, pinned_at: 0, changed_at: now } as const;
    await insertEntry(tx.db, moved);
    const words = { headline: entry.headline, body: JSON.parse(entry.body) as Body };
    await keepVersion(world, tx, { id, account, act: 'moved', note: article.headline, words });
    await keepVersion(world, tx, { id: entry.id, account, act: 'moved', note: target.value.headline, words });
    await noteEntryMedia(tx, { id, articleId: to, body: words.body });
    await followLive(world, tx, target.value, { isNews: true });
    await takeOut(world, tx, hand, { state: 'removed', why: '', movedTo: id });
    return ok({ id });
  });
};
