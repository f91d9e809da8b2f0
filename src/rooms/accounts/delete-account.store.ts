import type { Db, Storage } from '../../storage/storage.ts';

/** Whether anybody else may do everything here. */
export const hasOtherPublisher = async (db: Db, accountId: string): Promise<boolean> => {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'publisher')
    .where('disabled_at', 'is', null)
    .where('id', '!=', accountId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** The author pages that are this account's; they stay. */
export const authorIdsOf = async (db: Db, accountId: string): Promise<string[]> =>
  (await db.selectFrom('author').select('id').where('account_id', '=', accountId).limit(100).execute()).map(
    ({ id }) => id,
  );

/** Takes the account away, and with it every row that is about it alone. */
export const deleteAccountRow = async (db: Db, { id, email }: { id: string; email: string }): Promise<void> => {
  await db.updateTable('author').set({ account_id: null }).where('account_id', '=', id).execute();
  // Mails that were asked for are known by their address.
  await db.deleteFrom('sign_in_attempt').where('email', '=', email).execute();
  await db.deleteFrom('account').where('id', '=', id).execute();
};

type Erasure = { hash: string; comments: string; at: number };

export const noteErasure = async (db: Db, erasure: Erasure): Promise<void> => {
  await db
    .insertInto('erasure')
    .values(erasure)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
};

/** Nobody writes anything new for this account until the transaction ends; then they find it gone. SQLite has one writer anyway. */
export const holdAccount = async ({ dialect }: Pick<Storage, 'dialect'>, db: Db, id: string): Promise<void> => {
  const query = db.selectFrom('account').select('id').where('id', '=', id);
  await (dialect === 'postgres' ? query.forUpdate() : query).execute();
};
