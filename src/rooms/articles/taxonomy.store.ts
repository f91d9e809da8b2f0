import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';
import type { Author, Section, Tag } from './article.ts';

type InEdition = (edition: string, path: string) => string;

const asSection = ({ picture_id: picture, ...row }: Selectable<Tables['section']>, inEdition: InEdition): Section => ({
  ...row,
  pictureId: picture ?? undefined,
  path: inEdition(row.edition, `/${row.slug}`),
});

export const asTag = (row: Selectable<Tables['tag']>, inEdition: InEdition): Tag => ({
  ...row,
  path: inEdition(row.edition, `/tag/${row.slug}`),
});

type AuthorTexts = Record<string, { name?: string; role?: string; bio?: string }>;

/** An author as one edition writes them. */
export const asAuthor = (row: Selectable<Tables['author']>, edition: string, inEdition: InEdition): Author => {
  const own = (JSON.parse(row.texts) as AuthorTexts)[edition];
  return {
    id: row.id,
    slug: row.slug,
    name: own?.name ?? row.name,
    role: own?.role ?? row.role,
    bio: own?.bio ?? row.bio,
    isGuest: row.is_guest === 1,
    links: JSON.parse(row.links) as Author['links'],
    portraitId: row.portrait_id ?? undefined,
    path: inEdition(edition, `/author/${row.slug}`),
  };
};

export const allSections = async (db: Db, inEdition: InEdition): Promise<Section[]> => {
  const rows = await db.selectFrom('section').selectAll().orderBy('position').orderBy('slug').execute();
  return rows.map((row) => asSection(row, inEdition));
};

export const tagWith = async (
  db: Db,
  by: { id: string } | { edition: string; slug: string },
  inEdition: InEdition,
): Promise<Tag | undefined> => {
  const query = db.selectFrom('tag').selectAll();
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('edition', '=', by.edition).where('slug', '=', by.slug)
  ).executeTakeFirst();
  return row && asTag(row, inEdition);
};

export const tagsInEdition = async (db: Db, edition: string, inEdition: InEdition, limit: number): Promise<Tag[]> => {
  const rows = await db
    .selectFrom('tag')
    .selectAll()
    .where('edition', '=', edition)
    .orderBy('slug')
    .limit(limit)
    .execute();
  return rows.map((row) => asTag(row, inEdition));
};

export const tagsWithKey = async (db: Db, key: string, inEdition: InEdition): Promise<Tag[]> => {
  const rows = await db.selectFrom('tag').selectAll().where('key', '=', key).limit(100).execute();
  return rows.map((row) => asTag(row, inEdition));
};

export const authorRow = (
  db: Db,
  by: { id: string } | { slug: string } | { accountId: string },
): Promise<Selectable<Tables['author']> | undefined> => {
  const query = db.selectFrom('author').selectAll();
  if ('accountId' in by)
    return query.where('account_id', '=', by.accountId).orderBy('slug').limit(1).executeTakeFirst();
  return ('id' in by ? query.where('id', '=', by.id) : query.where('slug', '=', by.slug)).executeTakeFirst();
};

export const authorRows = (db: Db, limit: number): Promise<Selectable<Tables['author']>[]> =>
  db.selectFrom('author').selectAll().orderBy('slug').limit(limit).execute();

/** Inserts the row or overwrites the one with its id. */
export const putSection = async (
  db: Db,
  row: Omit<Selectable<Tables['section']>, 'picture_id'> & { picture_id?: string | null },
): Promise<void> => {
  await db
    .insertInto('section')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute();
};

export const putTag = async (db: Db, row: Selectable<Tables['tag']>): Promise<void> => {
  await db
    .insertInto('tag')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute();
};

type AuthorValues = Omit<Selectable<Tables['author']>, 'is_guest'> & { is_guest: 0 | 1 };

export const putAuthor = async (db: Db, row: AuthorValues): Promise<void> => {
  await db
    .insertInto('author')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute();
};
