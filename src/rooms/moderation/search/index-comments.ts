import { setImmediate as turn } from 'node:timers/promises';
import type { Db } from '../../../storage/storage.ts';
import type { World } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import { entryOfComment, markOf, rowAt, type PreparedComment } from './comment-entry.ts';
import {
  changedComments,
  commentsAfter,
  countDue,
  dropEntries,
  entriesOf,
  forgetPlace,
  freeRow,
  indexPlace,
  insertEntries,
  isRoundPlanned,
  movePlace,
  takenRows,
  textsOf,
  walkGone,
  walkMissing,
  type Changed,
  type IndexedComment,
  type IndexPlace,
} from './comment-index.store.ts';

type Edition = { code: string; language: string };
type EditionOf = (code: string) => Edition;

/** Analysed and written at once: the writer is held for some 20 ms. */
const atOnce = 200;
const listedAtOnce = 2_000;
/** What was written before the place may have been committed after it was read; so far back one looks again. */
const overlap = 60_000;
const overlapOfIds = 60_000;
const never: IndexPlace = { changedAt: 0, lastId: '' };

const editionsOf = async (world: World): Promise<EditionOf> => {
  const { editionByCode, defaultEdition } = await publicationOf(world);
  return (code) => editionByCode(code) ?? defaultEdition;
};

/** Gives new comments their rows in the order of time; of several in one place the later ones take the next free rows. */
const placed = async (db: Db, prepared: readonly PreparedComment[]): Promise<IndexedComment[]> => {
  const inOrder = [...prepared].sort((a, b) => a.createdAt - b.createdAt || (a.commentId < b.commentId ? -1 : 1));
  if (inOrder.length === 0) return [];
  const taken = await takenRows(
    db,
    inOrder.map(({ createdAt }) => rowAt(createdAt)),
  );
  const rows: IndexedComment[] = [];
  let previous = -1;
  for (const { createdAt, commentId, mark, body, facets } of inOrder) {
    const wanted = Math.max(rowAt(createdAt), previous + 1);
    const isFree = wanted === rowAt(createdAt) && !taken.has(wanted);
    previous = isFree ? wanted : await freeRow(db, wanted);
    rows.push({ row_id: previous, comment_id: commentId, mark, body, facets });
  }
  return rows;
};

/** Brings these comments up to date in the index. Only what is not as it was indexed is analysed. */
const indexThese = async (
  world: World,
  ids: readonly string[],
  { editionOf, place }: { editionOf: EditionOf; place: IndexPlace },
): Promise<void> => {
  const known = new Map((await entriesOf(world.db, ids)).map((entry) => [entry.comment_id, entry.mark]));
  const rows = (await textsOf(world.db, ids)).map((row) => ({ row, mark: markOf(row) }));
  const marks = new Map(rows.map(({ row, mark }) => [row.id, mark]));
  const prepared = rows
    .filter(({ row, mark }) => known.get(row.id) !== mark)
    .flatMap(({ row }) => entryOfComment(row, editionOf(row.edition)) ?? []);
  const { dialect } = world.storage;
  await world.storage.write(async (db) => {
    await movePlace(db, place);
    const entries = await entriesOf(db, ids);
    const present = new Map(entries.map((entry) => [entry.comment_id, entry.mark]));
    await dropEntries(
      db,
      dialect,
      entries.filter(({ comment_id: id, mark }) => marks.get(id) !== mark),
    );
    const fresh = prepared.filter(({ commentId, mark }) => present.get(commentId) !== mark);
    await insertEntries(db, dialect, await placed(db, fresh));
  });
};

/** What was indexed lately, by id: within the overlap it need not be read again. */
const lately = new WeakMap<World, Map<string, number>>();
const mostLately = 20_000;

const notDone = (world: World, found: readonly Changed[]): string[] => {
  const done = lately.get(world);
  return found.filter(({ id, at }) => done?.get(id) !== at).map(({ id }) => id);
};

/** What has changed just now may change again within the same millisecond: it is looked at once more. */
const justNow = 1_000;

const remember = (world: World, found: readonly Changed[]): void => {
  const done = lately.get(world) ?? new Map<string, number>();
  lately.set(world, done);
  if (done.size > mostLately) done.clear();
  const settled = world.now() - justNow;
  for (const { id, at } of found) if (at < settled) done.set(id, at);
};

/** The smallest id that could have been given some minutes before this one: ids begin with their time. */
const idBefore = (id: string, by: number): string => {
  const time = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  if (!Number.isFinite(time)) return '';
  const hex = Math.max(0, time - by)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
};

type Course = {
  next: (limit: number) => Promise<Changed[]>;
  place: (last: Changed) => IndexPlace;
};

/** By when they changed, and by their ids: together they miss nothing but what the walk finds. */
const coursesFrom = (world: World, start: IndexPlace): Course[] => {
  let changed: Changed = { at: start.changedAt - overlap, id: '' };
  let afterId = idBefore(start.lastId, overlapOfIds);
  return [
    {
      next: async (limit) => {
        const found = await changedComments(world.db, changed, limit);
        changed = found.at(-1) ?? changed;
        return found;
      },
      place: ({ at }) => ({ changedAt: at, lastId: '' }),
    },
    {
      next: async (limit) => {
        const found = await commentsAfter(world.db, afterId, limit);
        afterId = found.at(-1)?.id ?? afterId;
        return found;
      },
      place: ({ id }) => ({ changedAt: 0, lastId: id }),
    },
  ];
};

/** Works through what is due, `most` comments at most; whether that was all. */
const catchUpNow = async (world: World, most: number): Promise<boolean> => {
  const editionOf = await editionsOf(world);
  let left = most;
  for (const course of coursesFrom(world, await indexPlace(world.db))) {
    for (;;) {
      const found = await course.next(listedAtOnce);
      for (let i = 0; i < found.length; i += atOnce) {
        const some = found.slice(i, i + atOnce);
        const ids = notDone(world, some);
        if (ids.length > 0) await indexThese(world, ids, { editionOf, place: course.place(some.at(-1) as Changed) });
        remember(world, some);
        left -= ids.length;
        if (left <= 0 && i + atOnce < found.length) return false;
        if (ids.length > 0) await turn();
      }
      if (found.length < listedAtOnce) break;
      if (left <= 0) return false;
    }
  }
  return true;
};

const running = new WeakMap<World, Promise<boolean>>();

/** One after the other in a process: a second one finds what the first has left. */
const inTurn = (world: World, work: () => Promise<boolean>): Promise<boolean> => {
  const before = running.get(world) ?? Promise.resolve(true);
  const now = before.catch(() => true).then(work);
  running.set(world, now);
  return now;
};

const beforeSearch = 600;
const mostCounted = 1_000_000;
const rest = 30 * 60_000;

const planRound = async (world: World, at: number): Promise<void> => {
  if (await isRoundPlanned(world.db, at)) return;
  await world.write((tx) => tx.later('index-comments', {}, at));
};

/**
 * Takes in what was written since, as far as that is done in a moment; how many comments are still to come. The rest is left to the
 * job, which is called when there is much.
 */
export const catchUp = async (world: World): Promise<number> => {
  if (await inTurn(world, () => catchUpNow(world, beforeSearch))) return 0;
  await planRound(world, world.now());
  return countDue(world.db, await indexPlace(world.db), mostCounted);
};

const walkedAtOnce = 5_000;

/** Looks through everything for what no change told of: comments that are gone for good, and those that came in from elsewhere. */
const walk = async (world: World): Promise<void> => {
  const editionOf = await editionsOf(world);
  const take = async (ids: readonly string[]): Promise<void> => {
    for (let i = 0; i < ids.length; i += atOnce)
      await indexThese(world, ids.slice(i, i + atOnce), { editionOf, place: never });
  };
  for (let after = -1; ;) {
    const { found, last } = await walkGone(world.storage, after, walkedAtOnce);
    await take(found.map((entry) => entry.comment_id));
    if (!last) break;
    after = last.row_id;
  }
  for (let after = ''; ;) {
    const { found, last } = await walkMissing(world.storage, after, walkedAtOnce);
    await take(found.map(({ id }) => id));
    if (!last) break;
    after = last.id;
  }
};

const mostInRound = 20_000;

/**
 * Carries out the job `index-comments`, every half hour: all that was written is taken in, and what was deleted or erased is gone
 * from the index within the hour.
 */
export const indexComments = async (world: World): Promise<void> => {
  const isAll = await inTurn(world, () => catchUpNow(world, mostInRound));
  if (isAll) await walk(world);
  await planRound(world, world.now() + (isAll ? rest : 0));
};

/** Builds the index of comments anew, as after a change of an edition’s language. */
export const reindexComments = async (world: World): Promise<void> => {
  await world.storage.write((db) => forgetPlace(db));
  lately.delete(world);
  while (!(await inTurn(world, () => catchUpNow(world, mostInRound))));
  await walk(world);
};
