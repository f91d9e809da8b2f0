import type { Db } from '../../../storage/storage.ts';

const name = 'rehearsal.discussion';

/** Kept beside the settings, but none of them: no page hangs on it. */
export const storedSettingsRehearsal = async (db: Db): Promise<string | undefined> =>
  (await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value;

export const putSettingsRehearsal = async (db: Db, value: string, at: number): Promise<void> => {
  await db
    .insertInto('setting')
    .values({ name, value, modified_at: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, modified_at: at }))
    .execute();
};
