/** Sections, tags and authors as the newsroom lists and changes them. */
import { sql, type Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';
import type { TaxonKind } from './merged.store.ts';

/** An author belongs to every edition: theirs is empty. */
export type TaxonRow = { id: string; name: string; slug: string; edition: string };

export const taxonRow = async (db: Db, kind: TaxonKind, id: string): Promise<TaxonRow | undefined> => {
  if (kind === 'author') {
    const row = await db.selectFrom('author').select(['id', 'name', 'slug']).where('id', '=', id).executeTakeFirst();
    return row && { ...row, edition: '' };
  }
  return db.selectFrom(kind).select(['id', 'name', 'slug', 'edition']).where('id', '=', id).executeTakeFirst();
};

const joinOf = { tag: 'article_tag', author: 'article_author' } as const;

/** How many stories, in whatever state, each of these has. */
export const storyCountsOf = async (db: Db, kind: TaxonKind, ids: readonly string[]): Promise<Map<string, number>> => {
  if (ids.length === 0) return new Map();
  const [table, column] = kind === 'section' ? ['article', 'section_id'] : [joinOf[kind], `${kind}_id`];
  const found = sql<{ id: string; n: number | string }>`select ${sql.ref(column)} as id, count(*) as n
    from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join([...ids])}) group by ${sql.ref(column)}`;
  return new Map((await found.execute(db)).rows.map(({ id, n }) => [id, Number(n)]));
};

export type TaxonAsked = { words: string; slugWords: string; after: string; limit: number };

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Names are matched as typed and by their slug, which has neither capitals nor accents. */
const matching = ({ words, slugWords }: Pick<TaxonAsked, 'words' | 'slugWords'>) =>
  sql<boolean>`(slug like ${like(slugWords || words)} escape '\\' or lower(name) like ${like(words.toLowerCase())} escape '\\' or name like ${like(words)} escape '\\')`;

export type TagRow = Selectable<Tables['tag']>;

/** An edition's tags by slug, after one of them. */
export const tagRows = (
  db: Db,
  { edition, isUnused, ...asked }: TaxonAsked & { edition: string; isUnused: boolean },
): Promise<TagRow[]> => {
  let query = db.selectFrom('tag').selectAll().where('edition', '=', edition).where('slug', '>', asked.after);
  if (asked.words) query = query.where(matching(asked));
  if (isUnused)
    query = query.where((eb) =>
      eb.not(eb.exists(eb.selectFrom('article_tag').select('tag_id').whereRef('article_tag.tag_id', '=', 'tag.id'))),
    );
  return query.orderBy('slug').limit(asked.limit).execute();
};

export type AuthorRow = Selectable<Tables['author']>;

/** Authors by slug, after one of them. */
export const authorRowsAfter = (db: Db, asked: TaxonAsked): Promise<AuthorRow[]> => {
  let query = db.selectFrom('author').selectAll().where('slug', '>', asked.after);
  if (asked.words) query = query.where(matching(asked));
  return query.orderBy('slug').limit(asked.limit).execute();
};

export const sectionPositions = (db: Db, edition: string): Promise<{ id: string; position: number }[]> =>
  db
    .selectFrom('section')
    .select(['id', 'position'])
    .where('edition', '=', edition)
    .orderBy('position')
    .orderBy('slug')
    .limit(1000)
    .execute();

export const putPosition = async (db: Db, id: string, position: number): Promise<void> => {
  await db.updateTable('section').set({ position }).where('id', '=', id).execute();
};

/** Whether another one of the edition has this key or slug already. */
export const isTakenIn = async (
  db: Db,
  kind: 'section' | 'tag' | 'author',
  { id, edition, field, value }: { id: string; edition: string; field: 'key' | 'slug'; value: string },
): Promise<boolean> => {
  const inEdition = kind === 'author' ? sql`` : sql`and edition = ${edition}`;
  const found = sql<{ id: string }>`select id from ${sql.table(kind)}
    where ${sql.ref(field)} = ${value} and id <> ${id} ${inEdition} limit 1`;
  return (await found.execute(db)).rows.length > 0;
};

/** Takes it away; its addresses lead nowhere any more. */
export const deleteTaxon = async (db: Db, kind: TaxonKind, id: string): Promise<void> => {
  await db.deleteFrom('address').where('target_kind', '=', kind).where('target', '=', id).execute();
  await db.deleteFrom(kind).where('id', '=', id).execute();
};

/** Nobody but this author is this account. */
export const unlinkAccount = async (db: Db, accountId: string, except: string): Promise<void> => {
  await db
    .updateTable('author')
    .set({ account_id: null })
    .where('account_id', '=', accountId)
    .where('id', '!=', except)
    .execute();
};
