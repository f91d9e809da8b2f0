import type { Db } from '../../storage/storage.ts';
import type { PushKeys } from './push-keys.ts';

/** Kept under `secret.…`, which neither pages nor exports are given. */
export const pushKeysSetting = async (db: Db, name: string): Promise<PushKeys | undefined> => {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row && (JSON.parse(row.value) as PushKeys);
};

/** Keeps the keys unless another node was first. */
export const putPushKeys = async (
  db: Db,
  { name, keys, at }: { name: string; keys: PushKeys; at: number },
): Promise<void> => {
  await db
    .insertInto('setting')
    .values({ name, value: JSON.stringify(keys), modified_at: at })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
};
