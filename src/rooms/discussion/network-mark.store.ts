import type { Db } from '../../storage/storage.ts';

const name = 'secret.network';

export type NetworkKey = { key: string; madeAt: number };

export const networkKey = async (db: Db): Promise<NetworkKey | undefined> => {
  const row = await db
    .selectFrom('setting')
    .select(['value', 'modified_at'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row && { key: JSON.parse(row.value) as string, madeAt: row.modified_at };
};

/** Puts a new key in the place of one made before `tooOld`; of several nodes that do so at once the first is heard. */
export const putNetworkKey = async (db: Db, { key, madeAt }: NetworkKey, tooOld: number): Promise<void> => {
  const row = { name, value: JSON.stringify(key), modified_at: madeAt };
  await db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ value: row.value, modified_at: madeAt })
        .where('setting.modified_at', '<=', tooOld),
    )
    .execute();
};

const sweptAtOnce = 5_000;

/** Forgets from which network comments came that were written before this moment. */
export const forgetNetworks = async (db: Db, before: number): Promise<number> => {
  const old = await db
    .selectFrom('comment')
    .select('id')
    .where('network_mark', 'is not', null)
    .where('created_at', '<', before)
    .limit(sweptAtOnce)
    .execute();
  if (old.length === 0) return 0;
  await db
    .updateTable('comment')
    .set({ network_mark: null })
    .where('network_mark', 'is not', null)
    .where('created_at', '<', before)
    .where(
      'id',
      'in',
      old.map(({ id }) => id),
    )
    .execute();
  return old.length;
};

export const forgetDrafts = async (db: Db, now: number): Promise<void> => {
  await db.deleteFrom('comment_draft').where('expires_at', '<', now).execute();
};

const sweeping = 'sweep-discussion';

export const isSweepPlanned = async (db: Db): Promise<boolean> => {
  const job = await db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', sweeping)
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  return job !== undefined;
};
