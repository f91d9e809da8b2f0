import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

type AddressRow = Insertable<Tables['address']>;

export const addressRow = (db: Db, path: string): Promise<{ target_kind: string; target: string } | undefined> =>
  db.selectFrom('address').select(['target_kind', 'target']).where('path', '=', path).executeTakeFirst();

/** Inserts the address or turns an existing one round. */
export const putAddress = async (db: Db, row: AddressRow): Promise<void> => {
  await db
    .insertInto('address')
    .values(row)
    .onConflict((c) => c.column('path').doUpdateSet({ target_kind: row.target_kind, target: row.target }))
    .execute();
};

/** Inserts the address unless it is taken; true when it was free. */
export const takeAddress = async (db: Db, row: AddressRow): Promise<boolean> => {
  const done = await db
    .insertInto('address')
    .values(row)
    .onConflict((c) => c.column('path').doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/** Redirects that led to one address lead to another; one that would lead to itself is gone. */
export const turnRedirects = async (db: Db, from: string, to: string): Promise<void> => {
  await db
    .updateTable('address')
    .set({ target: to })
    .where('target_kind', '=', 'path')
    .where('target', '=', from)
    .execute();
  await db.deleteFrom('address').where('target_kind', '=', 'path').where('path', '=', to).execute();
};
