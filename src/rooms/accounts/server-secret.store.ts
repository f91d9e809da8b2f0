import type { Db } from '../../storage/storage.ts';

/** Settings under `secret.…` belong to the server alone: they are not among those `publicationOf` gives and exports write. */
export const secretValue = async (db: Db, name: string): Promise<string | undefined> => {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row && (JSON.parse(row.value) as string);
};

/** Keeps a secret unless there is one already. */
export const putSecret = async (
  db: Db,
  { name, value, at }: { name: string; value: string; at: number },
): Promise<void> => {
  await db
    .insertInto('setting')
    .values({ name, value: JSON.stringify(value), modified_at: at })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
};
