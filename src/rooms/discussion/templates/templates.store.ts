import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type TemplateRow = Selectable<Tables['reply_template']>;

/** So many can be kept for one edition. */
export const mostTemplates = 200;

export const templateRows = (db: Db, edition: string): Promise<TemplateRow[]> =>
  db
    .selectFrom('reply_template')
    .selectAll()
    .where('edition', '=', edition)
    .orderBy('position')
    .orderBy('id')
    .limit(mostTemplates)
    .execute();

export const templateRow = (db: Db, id: string): Promise<TemplateRow | undefined> =>
  db.selectFrom('reply_template').selectAll().where('id', '=', id).executeTakeFirst();

export const putTemplate = async (db: Db, row: TemplateRow): Promise<void> => {
  const { id: _, ...change } = row;
  await db
    .insertInto('reply_template')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
    .execute();
};

export const deleteTemplate = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('reply_template').where('id', '=', id).execute();
};
