import type { Db } from '../../storage/storage.ts';
import { commentRows } from './comment-rows.store.ts';
import { answerRows, firstAnswerRows, rootRows, type AnswerRow, type Reading, type RootRow } from './thread.store.ts';
import {
  answersPerPage,
  answersShown,
  rootsPerPage,
  type Sort,
  type ThreadAsked,
  type ThreadCursor,
  type ThreadPage,
} from './thread.ts';

export type BranchIds = { root: string; answers: string[] };

/** Ids of the comments on a page, and where it goes on. */
export type Part = Pick<ThreadPage, 'next' | 'previous'> & {
  branches: BranchIds[];
  /** All answers to one comment, instead of the thread. */
  isOneBranch?: boolean;
};

export type PartAsked = { articleIds: readonly string[]; asked: ThreadAsked };

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Puts lists of several threads into one, in the order each of them has. */
export const merged = <Row extends { place: ThreadCursor }>(
  lists: readonly (readonly Row[])[],
  { isRising, limit }: { isRising: boolean; limit: number },
): Row[] => {
  const all = lists.flat();
  if (lists.length < 2) return all;
  const sign = isRising ? 1 : -1;
  return all
    .sort(
      ({ place: a }, { place: b }) => sign * (compare(a.value, b.value) || compare(a.at, b.at) || compare(a.id, b.id)),
    )
    .slice(0, limit);
};

/** One page and the row after it, from a place on; and where the page before it began. */
export const page = async <Row extends { place: ThreadCursor }>(
  read: (reading: Reading) => Promise<Row[]>,
  { from, isFromIncluded = false }: Pick<Reading, 'from' | 'isFromIncluded'>,
  length: number,
): Promise<{ rows: Row[] } & Pick<Part, 'next' | 'previous'>> => {
  const found = await read({ from, isFromIncluded, limit: length + 1 });
  const rows = found.slice(0, length);
  const next = found.length > length ? rows.at(-1)?.place : undefined;
  const first = rows[0]?.place ?? from;
  if (!from || !first) return { rows, next, previous: undefined };
  const before = await read({ from: first, isBackward: true, limit: length + 1 });
  if (before.length === 0) return { rows, next, previous: undefined };
  return { rows, next, previous: before.length > length ? (before.at(-1)?.place ?? 'first') : 'first' };
};

const readRoots =
  (db: Db, articleIds: readonly string[], sort: Sort) =>
  async (reading: Reading): Promise<RootRow[]> => {
    const lists = await Promise.all(articleIds.map((articleId) => rootRows(db, { ...reading, articleId, sort })));
    return merged(lists, { isRising: (sort === 'oldest') !== (reading.isBackward ?? false), limit: reading.limit });
  };

const readAnswersTo =
  (db: Db, rootId: string) =>
  async (reading: Reading): Promise<(AnswerRow & { place: ThreadCursor })[]> =>
    (await answerRows(db, rootId, reading)).map((row) => ({ ...row, place: { value: 0, at: row.at, id: row.id } }));

const placeIn = (sort: Sort, row: Awaited<ReturnType<typeof commentRows>>[number]): ThreadCursor => {
  const values = {
    newest: 0,
    oldest: 0,
    recommended: row.recommend_count,
    replies: row.reply_count,
    fair: row.fairness,
  };
  return { value: values[sort], at: row.created_at, id: row.id };
};

/** Top comments in the order asked for, each with its first answers. */
const branchesFrom = async (
  db: Db,
  { articleIds, asked }: PartAsked,
  reading: Pick<Reading, 'from' | 'isFromIncluded'>,
): Promise<Part> => {
  const { rows, next, previous } = await page(readRoots(db, articleIds, asked.sort), reading, rootsPerPage);
  const answered = rows.filter(({ replyCount }) => replyCount > 0).map(({ id }) => id);
  const answers = await firstAnswerRows(db, answered, answersShown);
  const branches = rows.map(({ id }) => ({
    root: id,
    answers: answers.filter(({ rootId }) => rootId === id).map((answer) => answer.id),
  }));
  return { branches, next, previous };
};

const holds = ({ branches }: Part, id: string): boolean =>
  branches.some(({ root, answers }) => root === id || answers.includes(id));

/** The page that holds a comment; undefined when it stands nowhere in these threads. */
const branchesWith = async (db: Db, partAsked: PartAsked, commentId: string): Promise<Part | undefined> => {
  const { articleIds, asked } = partAsked;
  const [row] = await commentRows(db, [commentId]);
  if (!row || row.is_listed !== 1 || !articleIds.includes(row.article_id)) return undefined;
  const first = await branchesFrom(db, partAsked, {});
  if (holds(first, commentId)) return first;
  const [root] = row.root_id === row.id ? [row] : await commentRows(db, [row.root_id]);
  if (!root) return undefined;
  const isHere = first.branches.some((branch) => branch.root === root.id);
  const there = isHere
    ? first
    : await branchesFrom(db, partAsked, { from: placeIn(asked.sort, root), isFromIncluded: true });
  if (holds(there, commentId)) return there;
  return answersFrom(db, row.root_id, { value: 0, at: row.created_at, id: row.id });
};

export const readBranches = (db: Db, partAsked: PartAsked): Promise<Part | undefined> => {
  const { after, comment } = partAsked.asked;
  return comment === undefined ? branchesFrom(db, partAsked, { from: after }) : branchesWith(db, partAsked, comment);
};

/** The answers to one comment that begin at a place, unless it is on their first page. */
const answersFrom = async (db: Db, rootId: string, at: ThreadCursor | undefined): Promise<Part> => {
  const read = readAnswersTo(db, rootId);
  const first = await page(read, {}, answersPerPage);
  const isOnFirst = at === undefined || first.rows.some(({ id }) => id === at.id);
  const { rows, next, previous } = isOnFirst
    ? first
    : await page(read, { from: at, isFromIncluded: true }, answersPerPage);
  return { branches: [{ root: rootId, answers: rows.map(({ id }) => id) }], next, previous, isOneBranch: true };
};

/** All answers to one comment, page by page; undefined when the comment stands nowhere in these threads. */
export const readAnswers = async (db: Db, { articleIds, asked }: PartAsked): Promise<Part | undefined> => {
  const { answersTo, after, comment } = asked;
  if (answersTo === undefined) return undefined;
  const wanted = await commentRows(db, comment === undefined ? [answersTo] : [answersTo, comment]);
  const root = wanted.find(({ id }) => id === answersTo);
  if (!root || root.is_listed !== 1 || root.parent_id !== null || !articleIds.includes(root.article_id))
    return undefined;
  if (comment !== undefined && comment !== answersTo) {
    const row = wanted.find(({ id }) => id === comment);
    if (!row || row.is_listed !== 1 || row.root_id !== answersTo) return undefined;
    return answersFrom(db, answersTo, { value: 0, at: row.created_at, id: row.id });
  }
  const { rows, next, previous } = await page(readAnswersTo(db, answersTo), { from: after }, answersPerPage);
  return { branches: [{ root: answersTo, answers: rows.map(({ id }) => id) }], next, previous, isOneBranch: true };
};
