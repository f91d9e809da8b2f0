import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type VersionRow = Selectable<Tables['draft_version']>;

export const insertVersion = async (db: Db, row: Insertable<Tables['draft_version']>): Promise<number> => {
  const inserted = await db.insertInto('draft_version').values(row).returning('id').executeTakeFirstOrThrow();
  return inserted.id;
};

/** The version kept last. */
export const lastVersion = (db: Db, articleId: string): Promise<VersionRow | undefined> =>
  db
    .selectFrom('draft_version')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const versionRow = (db: Db, articleId: string, id: number): Promise<VersionRow | undefined> =>
  db
    .selectFrom('draft_version')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('id', '=', id)
    .executeTakeFirst();

export type Kept = { at: number; accountId: string | null; name: string | null; note: string; json: string };
export type KeptVersion = Kept & { id: number };
export type KeptRevision = Kept & { number: number };

/** Drafts that were kept, newest first, before a moment. */
export const versionsBefore = async (
  db: Db,
  articleId: string,
  before: number,
  limit: number,
): Promise<KeptVersion[]> =>
  db
    .selectFrom('draft_version')
    .leftJoin('account', 'account.id', 'draft_version.account_id')
    .select((eb) => [
      'draft_version.id as id',
      'draft_version.at as at',
      'draft_version.account_id as accountId',
      eb.ref('account.name').as('name'),
      'draft_version.note as note',
      'draft_version.fields as json',
    ])
    .where('draft_version.article_id', '=', articleId)
    .where('draft_version.at', '<', before)
    .orderBy('draft_version.at', 'desc')
    .orderBy('draft_version.id', 'desc')
    .limit(limit)
    .execute();

/** What the story was before it became what it is, newest first, before a moment. */
export const revisionsBefore = async (
  db: Db,
  articleId: string,
  before: number,
  limit: number,
): Promise<KeptRevision[]> =>
  db
    .selectFrom('article_revision')
    .leftJoin('account', 'account.id', 'article_revision.account_id')
    .select((eb) => [
      'article_revision.number as number',
      'article_revision.at as at',
      'article_revision.account_id as accountId',
      eb.ref('account.name').as('name'),
      'article_revision.note as note',
      'article_revision.snapshot as json',
    ])
    .where('article_revision.article_id', '=', articleId)
    .where('article_revision.at', '<', before)
    .orderBy('article_revision.at', 'desc')
    .orderBy('article_revision.number', 'desc')
    .limit(limit)
    .execute();

export const revisionRow = (db: Db, articleId: string, number: number): Promise<KeptRevision | undefined> =>
  db
    .selectFrom('article_revision')
    .leftJoin('account', 'account.id', 'article_revision.account_id')
    .select((eb) => [
      'article_revision.number as number',
      'article_revision.at as at',
      'article_revision.account_id as accountId',
      eb.ref('account.name').as('name'),
      'article_revision.note as note',
      'article_revision.snapshot as json',
    ])
    .where('article_revision.article_id', '=', articleId)
    .where('article_revision.number', '=', number)
    .executeTakeFirst();

export const accountNames = async (
  db: Db,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = ids.filter((id): id is string => typeof id === 'string' && id !== '');
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
};
