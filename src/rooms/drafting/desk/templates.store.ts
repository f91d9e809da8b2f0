import type { Db } from '../../../storage/storage.ts';

export type TemplateRow = {
  id: string;
  name: string;
  kind: string;
  edition: string;
  text: string;
  changed_at: number;
  changed_by: string | null;
};

export const templateRows = (db: Db, limit: number): Promise<TemplateRow[]> =>
  db.selectFrom('story_template').selectAll().orderBy('name').orderBy('id').limit(limit).execute();

export const templateRow = (db: Db, id: string): Promise<TemplateRow | undefined> =>
  db.selectFrom('story_template').selectAll().where('id', '=', id).executeTakeFirst();

export const putTemplate = async (db: Db, row: TemplateRow): Promise<void> => {
  await db
    .insertInto('story_template')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute();
};

export const deleteTemplate = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('story_template').where('id', '=', id).execute();
};
