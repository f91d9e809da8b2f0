/** Asking the index of comments, and what the index does not know. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { plainOrder } from '../../../storage/dialects.ts';
import type { Db, Storage } from '../../../storage/storage.ts';
import { arrayCondition, ftsMatch, type Ask } from '../../search/search.ts';

type Reading = Pick<Storage, 'db' | 'dialect' | 'readAside'>;

/** Rows of the index from `from` on and before `until`, the last ones first. */
export type Span = { from: number; until: number; limit: number };

// Numbers are bound as floating point, which FTS5 would not use to begin and end at a row: so they are cast.
const sqliteRows = (ask: Ask, { from, until, limit }: Span): RawBuilder<unknown> =>
  sql`select rowid as row_id from comment_search_text where comment_search_text match ${ftsMatch(ask, '', false)}
    and rowid >= cast(${from} as integer) and rowid < cast(${until} as integer) order by rowid desc limit ${limit}`;

const postgresRows = (ask: Ask, { from, until, limit }: Span): RawBuilder<unknown> =>
  sql`select row_id from comment_search_text where ${arrayCondition(ask, '', false)}
    and row_id >= ${from} and row_id < ${until} order by row_id desc limit ${limit}`;

const rows = ({ dialect }: Reading, ask: Ask, span: Span): RawBuilder<unknown> =>
  dialect === 'sqlite' ? sqliteRows(ask, span) : postgresRows(ask, span);

/** The rows that fit, the newest first. On SQLite one text instead of a row each: it crosses to and from the thread ten times as fast. */
export const rowsThatFit = async (storage: Reading, ask: Ask, span: Span): Promise<number[]> => {
  if (storage.dialect === 'postgres') {
    const found = await storage.readAside<{ row_id: number }>(rows(storage, ask, span).compile(storage.db));
    return found.map((row) => row.row_id);
  }
  const query = sql`select group_concat(row_id) as ids from (${rows(storage, ask, span)})`.compile(storage.db);
  const [row] = await storage.readAside<{ ids: string | null }>(query);
  const ids = (row?.ids ?? '').split(',').filter(Boolean).map(Number);
  return ids.sort((a, b) => b - a);
};

/** How many fit, counted no further than the span's limit. */
export const countThatFit = async (storage: Reading, ask: Ask, span: Span): Promise<number> => {
  const query = sql`select count(*) as count from (${rows(storage, ask, span)}) as few`.compile(storage.db);
  const [row] = await storage.readAside<{ count: number }>(query);
  return row?.count ?? 0;
};

export type Narrowing = {
  state?: string | undefined;
  section?: string | undefined;
  edition?: string | undefined;
  reason?: string | undefined;
};

export type Candidate = { id: string; rowId: number; edition: string };

/** Which of these rows are comments of this kind as they are now: whatever the index still says of them. */
export const commentsOfRows = async (
  db: Db,
  rowIds: readonly number[],
  { state, section, edition, reason }: Narrowing,
): Promise<Candidate[]> => {
  if (rowIds.length === 0) return [];
  let query = db
    .selectFrom('comment_search_entry as entry')
    .innerJoin('comment', 'comment.id', 'entry.comment_id')
    .innerJoin('article', 'article.id', 'comment.article_id')
    .select(['comment.id', 'entry.row_id as rowId', 'comment.edition', 'article.section_id as section'])
    .where('entry.row_id', 'in', rowIds)
    .where('comment.body', 'is not', null);
  if (state) query = query.where('comment.state', '=', state);
  if (edition) query = query.where('comment.edition', '=', edition);
  if (reason)
    query = query.where(
      sql<SqlBool>`(comment.held_why = ${reason} or comment.rule = ${reason}
        or exists (select 1 from report where report.comment_id = comment.id and report.reason = ${reason}))`,
    );
  const found = await query.execute();
  // Asked of the database, the section would be where it begins to look: at every comment there ever was in it.
  return found.filter((row) => section === undefined || row.section === section).sort((a, b) => b.rowId - a.rowId);
};

const mostOfOneName = 60;

/** Commenters with exactly this name, and those whose account’s name has this key. */
export const commentersNamed = async (
  { db, dialect }: Pick<Storage, 'db' | 'dialect'>,
  name: string,
  key: string | undefined,
): Promise<string[]> => {
  const exact = await db
    .selectFrom('commenter')
    .select('id')
    .where(plainOrder('name', dialect), '=', name)
    .orderBy('id')
    .limit(mostOfOneName)
    .execute();
  const keyed =
    key === undefined
      ? []
      : await db
          .selectFrom('account')
          .innerJoin('commenter', 'commenter.account_id', 'account.id')
          .select('commenter.id')
          .where('account.name_key', '=', key)
          .limit(mostOfOneName)
          .execute();
  return [...new Set([...keyed, ...exact].map(({ id }) => id))];
};
