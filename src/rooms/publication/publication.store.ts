import type { Db } from '../../storage/storage.ts';
import type { Edition } from './settings.ts';

export const allEditions = async (db: Db): Promise<Edition[]> => {
  const rows = await db.selectFrom('edition').selectAll().orderBy('position').orderBy('code').execute();
  return rows.map((row) => ({
    code: row.code,
    language: row.language,
    name: row.name,
    direction: row.direction === 'rtl' ? 'rtl' : 'ltr',
    publicationName: row.publication_name,
    tagline: row.tagline,
    position: row.position,
    isDefault: row.is_default === 1,
  }));
};

export const allSettings = async (db: Db): Promise<Map<string, unknown>> => {
  // What is called `secret.…` is no setting of the publication: it must never stand in a page or an export.
  const rows = await db.selectFrom('setting').select(['name', 'value']).where('name', 'not like', 'secret.%').execute();
  return new Map(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
};

export const putSetting = async (db: Db, name: string, value: unknown, at: number): Promise<void> => {
  const row = { name, value: JSON.stringify(value), modified_at: at };
  await db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value, modified_at: at }))
    .execute();
};

export const putEdition = async (db: Db, edition: Edition): Promise<void> => {
  const row = {
    code: edition.code,
    language: edition.language,
    name: edition.name,
    direction: edition.direction,
    publication_name: edition.publicationName,
    tagline: edition.tagline,
    position: edition.position,
    is_default: edition.isDefault ? (1 as const) : (0 as const),
  };
  await db
    .insertInto('edition')
    .values(row)
    .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
    .execute();
};

const unfinished = 'unfinished';

/** Says that the first content is being written, or that it is complete. */
export const putUnfinished = async (db: Db, isUnfinished: boolean, at: number): Promise<void> => {
  if (isUnfinished) await putSetting(db, unfinished, true, at);
  else await db.deleteFrom('setting').where('name', '=', unfinished).execute();
};

/** Whether there is no content yet, or only part of what was to be the first. */
export const lacksContent = async (db: Db): Promise<boolean> => {
  const edition = await db.selectFrom('edition').select('code').limit(1).executeTakeFirst();
  const mark = await db.selectFrom('setting').select('name').where('name', '=', unfinished).executeTakeFirst();
  return edition === undefined || mark !== undefined;
};
