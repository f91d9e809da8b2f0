import { sql, type Insertable } from 'kysely';
import type { Db, Storage, Tables } from '../../../storage/storage.ts';

/** What the list of staff says beside names. */
export type StaffFacts = { seenAt: number | undefined; hasSecondFactor: boolean };

/** When each was last seen in a session that is still there, and whether they have a second step of signing in. */
export const staffFacts = async (db: Db, ids: readonly string[]): Promise<Map<string, StaffFacts>> => {
  if (ids.length === 0) return new Map();
  const seen = await db
    .selectFrom('session')
    .select(['account_id', ({ fn }) => fn.max('seen_at').as('at')])
    .where('account_id', 'in', [...ids])
    .groupBy('account_id')
    .execute();
  const totp = db
    .selectFrom('totp')
    .select('account_id')
    .where('account_id', 'in', [...ids])
    .where('confirmed_at', 'is not', null);
  const passkeys = db
    .selectFrom('passkey')
    .select('account_id')
    .where('account_id', 'in', [...ids]);
  const second = new Set((await totp.union(passkeys).execute()).map(({ account_id: id }) => id));
  const times = new Map(seen.map(({ account_id: id, at }) => [id, at]));
  return new Map(ids.map((id) => [id, { seenAt: times.get(id), hasSecondFactor: second.has(id) }]));
};

/** Until the transaction ends nobody else changes who the publishers are: two cannot demote each other at once. */
export const holdPublishers = async ({ dialect }: Pick<Storage, 'dialect'>, db: Db): Promise<void> => {
  const query = db.selectFrom('account').select('id').where('role', '=', sql.lit('publisher')).orderBy('id');
  await (dialect === 'postgres' ? query.forUpdate() : query).execute();
};

export const insertRoleChange = async (db: Db, row: Insertable<Tables['role_change']>): Promise<void> => {
  await db.insertInto('role_change').values(row).execute();
};

export type RoleChangeRow = { at: number; act: string; before: string; after: string; by: string | null };

/** What became of somebody's role, the newest first. */
export const roleChangeRows = (db: Db, accountId: string, limit: number): Promise<RoleChangeRow[]> =>
  db
    .selectFrom('role_change')
    .leftJoin('account as by', 'by.id', 'role_change.by_id')
    .select(['role_change.at', 'role_change.act', 'role_change.before', 'role_change.after', 'by.name as by'])
    .where('role_change.account_id', '=', accountId)
    .orderBy('role_change.at', 'desc')
    .orderBy('role_change.id', 'desc')
    .limit(limit)
    .execute();
