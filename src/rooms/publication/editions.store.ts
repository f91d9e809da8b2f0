import type { Db } from '../../storage/storage.ts';

/** Whether anything is kept in an edition: a story, a section or a tag. */
export const hasContent = async (db: Db, edition: string): Promise<boolean> => {
  for (const table of ['article', 'section', 'tag'] as const) {
    const row = await db.selectFrom(table).select('edition').where('edition', '=', edition).limit(1).executeTakeFirst();
    if (row) return true;
  }
  return false;
};

export const deleteEdition = async (db: Db, code: string): Promise<void> => {
  await db.deleteFrom('edition').where('code', '=', code).execute();
};

export const setDefaultEdition = async (db: Db, code: string): Promise<void> => {
  await db.updateTable('edition').set({ is_default: 0 }).execute();
  await db.updateTable('edition').set({ is_default: 1 }).where('code', '=', code).execute();
};

export const setPosition = async (db: Db, code: string, position: number): Promise<void> => {
  await db.updateTable('edition').set({ position }).where('code', '=', code).execute();
};
