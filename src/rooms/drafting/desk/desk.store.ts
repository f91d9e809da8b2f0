/**
 * The desk's lists. Which stories, and in which order, is read from one index that holds all that is asked for (`article_stories`);
 * the stories themselves are looked at only for what is shown.
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Db } from '../../../storage/storage.ts';
import { soon, workStates, type DeskCursor, type DeskFilter, type DeskSort, type DeskState } from './desk-state.ts';

/** A filter as the database understands it. */
export type DeskQuery = Omit<DeskFilter, 'words' | 'isMine' | 'assignee'> & {
  assigneeId?: string | null | undefined;
  /** One's own: the account, and the author it is. */
  mine?: { accountId: string; authorId: string | undefined } | undefined;
  now: number;
  /** What was looked for, as each edition's language has it; and the public stories that have it. */
  sought?: { groups: readonly TermGroup[]; publicIds: readonly string[] } | undefined;
};

/** The same words as the editions of one language keep them. */
export type TermGroup = { editions: readonly string[]; terms: readonly string[] };

type Condition = RawBuilder<SqlBool>;

const isWork = (state: DeskState): boolean => workStates.some((one) => one === state);

const stateCondition = (state: DeskState): Condition => {
  if (isWork(state)) return sql<SqlBool>`a.status = 'draft' and a.work_state = ${state}`;
  if (state === 'changed') return sql<SqlBool>`a.status = 'published' and a.draft_changed_at is not null`;
  if (state === 'unpublished') return sql<SqlBool>`a.status in ('unpublished', 'private')`;
  const status = { scheduled: 'scheduled', published: 'published', bin: 'trashed' }[state as 'bin'];
  return sql<SqlBool>`a.status = ${status}`;
};

const byAuthor = (authorId: string): Condition =>
  sql<SqlBool>`a.id in (select article_id from article_author where author_id = ${authorId})`;

const isOneOf = (ids: readonly string[]): Condition =>
  ids.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`a.id in (${sql.join(ids)})`;

/** Stories that have all these words in what is not public. */
const hasTerms = ({ editions, terms }: TermGroup): Condition =>
  sql<SqlBool>`(a.edition in (${sql.join(editions)}) and a.id in (${sql.join(
    terms.map((term) => sql`select article_id from desk_word where word = ${term}`),
    sql` intersect `,
  )}))`;

const hasWords = (groups: readonly TermGroup[]): Condition =>
  groups.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(groups.map(hasTerms), sql` or `)})`;

const wordCondition = (state: DeskState, { sought }: DeskQuery): Condition | undefined => {
  if (!sought) return undefined;
  if (state === 'published') return isOneOf(sought.publicIds);
  if (state === 'changed') return sql<SqlBool>`(${isOneOf(sought.publicIds)} or ${hasWords(sought.groups)})`;
  return hasWords(sought.groups);
};

const mineCondition = ({ accountId, authorId }: NonNullable<DeskQuery['mine']>): Condition => {
  const own = sql<SqlBool>`a.assignee_id = ${accountId} or a.created_by = ${accountId}`;
  return authorId === undefined ? sql<SqlBool>`(${own})` : sql<SqlBool>`(${own} or ${byAuthor(authorId)})`;
};

const dueCondition = (due: 'overdue' | 'soon', now: number): Condition =>
  due === 'overdue'
    ? sql<SqlBool>`a.due_at < ${now} and a.status in ('draft', 'scheduled')`
    : sql<SqlBool>`a.due_at >= ${now} and a.due_at < ${now + soon} and a.status in ('draft', 'scheduled')`;

const conditionsOf = (state: DeskState, query: DeskQuery): Condition => {
  const { edition, sectionId, kind, authorId, assigneeId, mine, due, now } = query;
  const words = wordCondition(state, query);
  const all = [
    stateCondition(state),
    ...(edition ? [sql<SqlBool>`a.edition = ${edition}`] : []),
    ...(sectionId ? [sql<SqlBool>`a.section_id = ${sectionId}`] : []),
    ...(kind ? [sql<SqlBool>`a.kind = ${kind}`] : []),
    ...(authorId ? [byAuthor(authorId)] : []),
    ...(assigneeId === null ? [sql<SqlBool>`a.assignee_id is null`] : []),
    ...(assigneeId ? [sql<SqlBool>`a.assignee_id = ${assigneeId}`] : []),
    ...(mine ? [mineCondition(mine)] : []),
    ...(due ? [dueCondition(due, now)] : []),
    ...(words ? [words] : []),
  ];
  return sql.join(all, sql` and `);
};

/** What has no time comes after all that has one. */
const never = 9_000_000_000_000;

/** The value a list is ordered by; what is due or goes out is read forwards, all else backwards. */
const orderOf = (state: DeskState, sort: DeskSort): { key: RawBuilder<number>; isForward: boolean } => {
  if (sort === 'due') return { key: sql<number>`coalesce(a.due_at, ${sql.lit(never)})`, isForward: true };
  if (sort === 'published')
    return state === 'scheduled'
      ? { key: sql<number>`coalesce(a.scheduled_at, ${sql.lit(never)})`, isForward: true }
      : { key: sql<number>`coalesce(a.published_at, 0)`, isForward: false };
  return { key: state === 'changed' ? sql<number>`a.draft_changed_at` : sql<number>`a.modified_at`, isForward: false };
};

export type ListAsked = { state: DeskState; sort: DeskSort; after?: DeskCursor | undefined; limit: number };

/** The ids of a page of a list, with the values they are ordered by. */
export const deskIds = async (
  db: Db,
  query: DeskQuery,
  { state, sort, after, limit }: ListAsked,
): Promise<DeskCursor[]> => {
  const { key, isForward } = orderOf(state, sort);
  const from = after
    ? isForward
      ? sql<SqlBool>`and (${key}, a.id) > (${after.value}, ${after.id})`
      : sql<SqlBool>`and (${key}, a.id) < (${after.value}, ${after.id})`
    : sql``;
  const order = isForward ? sql`${key}, a.id` : sql`${key} desc, a.id desc`;
  const { rows } = await sql<{ id: string; value: number | string }>`select a.id as id, ${key} as value from article a
    where ${conditionsOf(state, query)} ${from} order by ${order} limit ${limit}`.execute(db);
  return rows.map(({ id, value }) => ({ id, value: Number(value) }));
};

/** How many stories are in each of these lists: counted up to `most`, in one statement. */
export const deskCountsOf = async (
  db: Db,
  query: DeskQuery,
  { states, most }: { states: readonly DeskState[]; most: number },
): Promise<Partial<Record<DeskState, number>>> => {
  const counts = states.map(
    (state) =>
      sql`(select count(*) from (select 1 from article a where ${conditionsOf(state, query)} limit ${most}) as s) as ${sql.ref(state)}`,
  );
  const { rows } = await sql<Record<DeskState, number | string>>`select ${sql.join(counts)}`.execute(db);
  return Object.fromEntries(states.map((state) => [state, Number(rows[0]?.[state] ?? 0)]));
};
