import { sql, type Selectable, type Updateable } from 'kysely';
import type { Db, Storage, Tables } from '../../storage/storage.ts';

type Row = Selectable<Tables['comment']>;
export type BranchRow = Pick<Row, 'id' | 'state' | 'kind' | 'is_closed'>;

/** A branch longer than this is left where it is: moving it would keep others from writing for too long. */
export const longestBranch = 20_000;
const chunk = 400;

const chunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / chunk) }, (_, i) => ids.slice(i * chunk, (i + 1) * chunk));

const idsBelow = async (db: Db, topId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`with recursive branch(id) as (
      select id from comment where id = ${topId}
      union all
      select comment.id from comment join branch on comment.parent_id = branch.id
    ) select id from branch limit ${longestBranch + 1}`.execute(db);
  return rows.map(({ id }) => id).sort();
};

const lockRows = async (
  { dialect }: Pick<Storage, 'dialect'>,
  db: Db,
  ids: readonly string[],
): Promise<BranchRow[]> => {
  const rows: BranchRow[] = [];
  for (const some of chunks(ids)) {
    const query = db
      .selectFrom('comment')
      .select(['id', 'state', 'kind', 'is_closed'])
      .where('id', 'in', some)
      .orderBy('id');
    rows.push(...(await (dialect === 'postgres' ? query.forUpdate() : query).execute()));
  }
  return rows;
};

/** Keeps everybody else from changing these until the transaction is over; always in the same order, so that nobody waits in a circle. */
export const holdComments = async (
  storage: Pick<Storage, 'dialect'>,
  db: Db,
  ids: readonly string[],
): Promise<void> => {
  if (storage.dialect === 'postgres') await lockRows(storage, db, [...ids].sort());
};

/**
 * A comment and all that hangs on it, however deep, to be changed. Whoever answers in it holds what is answered until the answer is
 * there: so one looks again until nothing new has come. Undefined: longer than can be changed at once.
 */
export const branchToChange = async (
  storage: Pick<Storage, 'dialect'>,
  db: Db,
  topId: string,
): Promise<BranchRow[] | undefined> => {
  for (let known = -1; ;) {
    const ids = await idsBelow(db, topId);
    if (ids.length > longestBranch) return undefined;
    const rows = await lockRows(storage, db, ids);
    if (storage.dialect === 'sqlite' || rows.length === known) return rows;
    known = rows.length;
  }
};

/** The same change to all of these. */
export const updateBranch = async (
  db: Db,
  ids: readonly string[],
  change: Updateable<Tables['comment']>,
): Promise<void> => {
  for (const some of chunks(ids)) await db.updateTable('comment').set(change).where('id', 'in', some).execute();
};

/** More or fewer published answers below a top comment. */
export const countAnswers = async (db: Db, rootId: string, by: number, at: number): Promise<void> => {
  if (by === 0) return;
  await db
    .updateTable('comment')
    .set({ reply_count: sql`reply_count + ${sql.lit(by)}`, changed_at: at })
    .where('id', '=', rootId)
    .execute();
};
