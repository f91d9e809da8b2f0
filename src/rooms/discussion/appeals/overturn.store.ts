import type { Db } from '../../../storage/storage.ts';
import type { StoredAppeal } from './appeal.ts';

export const liftForAppeal = async (db: Db, { id, by, at }: { id: string; by: string; at: number }): Promise<void> => {
  await db
    .updateTable('restriction')
    .set({ lifted_at: at, lifted_by: by })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .execute();
};

/** Where whoever appealed is written to. */
export const addressOf = async (
  db: Db,
  { account_id: id, email }: Pick<StoredAppeal, 'account_id' | 'email'>,
): Promise<string | undefined> => {
  if (id === null) return email ?? undefined;
  const row = await db.selectFrom('account').select('email').where('id', '=', id).executeTakeFirst();
  return row?.email;
};
