/** What the desk shows of stories it has found. */
import type { Db } from '../../../storage/storage.ts';

const columns = [
  'article.id',
  'article.edition',
  'article.kind',
  'article.status',
  'article.work_state',
  'article.section_id',
  'article.path',
  'article.headline',
  'article.standfirst',
  'article.lead',
  'article.word_count',
  'article.translation_group',
  'article.translated_from',
  'article.translated_revision',
  'article.revision',
  'article.created_by',
  'article.assignee_id',
  'article.due_at',
  'article.embargo_until',
  'article.scheduled_at',
  'article.unpublish_at',
  'article.published_at',
  'article.modified_at',
  'article.draft_changed_at',
] as const;

const rowsOf = (db: Db) =>
  db
    .selectFrom('article')
    .leftJoin('draft', 'draft.article_id', 'article.id')
    .select(columns)
    .select('draft.goes_out_at');

export type DeskRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

export const deskRows = (db: Db, ids: readonly string[]): Promise<DeskRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : rowsOf(db).where('article.id', 'in', ids).execute();

/** What the drafts of these stories say, as it is kept. */
export const draftFieldsOf = (db: Db, ids: readonly string[]): Promise<{ article_id: string; fields: string }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.selectFrom('draft').select(['article_id', 'fields']).where('article_id', 'in', ids).execute();

export type BylineRow = { article_id: string; name: string; account_id: string | null };

export const bylinesOf = (db: Db, ids: readonly string[]): Promise<BylineRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('article_author')
        .innerJoin('author', 'author.id', 'article_author.author_id')
        .select(['article_author.article_id', 'author.name', 'author.account_id'])
        .where('article_author.article_id', 'in', ids)
        .orderBy('article_author.position')
        .execute();

export const accountNames = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};

export type Staff = { id: string; name: string; role: string; email: string };

/** Those who may be given a story. */
export const writingStaff = (db: Db, limit: number): Promise<Staff[]> =>
  db
    .selectFrom('account')
    .select(['id', 'name', 'role', 'email'])
    .where('role', 'in', ['contributor', 'writer', 'editor', 'publisher'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .limit(limit)
    .execute();

/** The author somebody is. */
export const authorIdOf = async (db: Db, accountId: string): Promise<string | undefined> =>
  (await db.selectFrom('author').select('id').where('account_id', '=', accountId).limit(1).executeTakeFirst())?.id;

export type AuthorName = { id: string; name: string };

export const authorNames = (db: Db, limit: number): Promise<AuthorName[]> =>
  db.selectFrom('author').select(['id', 'name']).orderBy('name').limit(limit).execute();
