import { sql, type Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;

/** A comment with its writer, whom it answers, and who picked it. */
export type CommentRow = Omit<Row<'comment'>, 'checks' | 'network_mark' | 'text_mark' | 'post_key'> & {
  writer_account: string | null;
  writer_name: string;
  writer_badge: string | null;
  writer_picture: string | null;
  writer_is_public: number;
  writer_is_former: number;
  parent_state: string | null;
  parent_writer: string | null;
  parent_name: string | null;
  parent_is_former: number | null;
  pick_by: string | null;
  pick_why: string | null;
  pick_at: number | null;
};

/** Lists of ids are filled up to such lengths, so that there are few different statements to prepare. */
const step = 16;

const filledUp = (ids: readonly string[]): readonly string[] => {
  const missing = (step - (ids.length % step)) % step;
  return missing === 0 ? ids : [...ids, ...Array.from({ length: missing }, () => ids[0] ?? '')];
};

/** These comments in no order; those that do not exist are left out. At most some hundreds. */
export const commentRows = async (db: Db, ids: readonly string[]): Promise<CommentRow[]> => {
  if (ids.length === 0) return [];
  return db
    .selectFrom('comment')
    .innerJoin('commenter as writer', 'writer.id', 'comment.commenter_id')
    .leftJoin('comment as parent', 'parent.id', 'comment.parent_id')
    .leftJoin('commenter as answered', 'answered.id', 'parent.commenter_id')
    .leftJoin('comment_pick as pick', 'pick.comment_id', 'comment.id')
    .selectAll('comment')
    .select([
      'writer.account_id as writer_account',
      'writer.name as writer_name',
      'writer.badge as writer_badge',
      'writer.picture as writer_picture',
      'writer.is_public as writer_is_public',
      'writer.is_former as writer_is_former',
      'parent.state as parent_state',
      'parent.commenter_id as parent_writer',
      'answered.name as parent_name',
      'answered.is_former as parent_is_former',
      'pick.name as pick_by',
      'pick.why as pick_why',
      'pick.at as pick_at',
    ])
    .where('comment.id', 'in', filledUp(ids))
    .execute();
};

/** Accounts of those who wrote these stories: story → accounts. */
export const authorAccounts = async (db: Db, articleIds: readonly string[]): Promise<Map<string, Set<string>>> => {
  // An empty list is a fault to PostgreSQL.
  if (articleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('article_author')
    .innerJoin('author', 'author.id', 'article_author.author_id')
    .select(['article_author.article_id', 'author.account_id'])
    .where('article_author.article_id', 'in', articleIds)
    .where('author.account_id', 'is not', null)
    .limit(500)
    .execute();
  const found = new Map<string, Set<string>>();
  for (const { article_id: articleId, account_id: accountId } of rows)
    if (accountId !== null) found.set(articleId, (found.get(articleId) ?? new Set()).add(accountId));
  return found;
};

/** Everybody who writes for the publication: they have a badge, or wrote one of these stories. */
export const staffCommenterIds = async (db: Db, accountIds: readonly string[]): Promise<string[]> => {
  const staff = await db.selectFrom('commenter').select('id').where('badge', 'is not', null).limit(500).execute();
  const authors = accountIds.length === 0 ? [] : await commenterIdsOf(db, accountIds);
  return [...new Set([...staff.map(({ id }) => id), ...authors])];
};

/** All the commenters these accounts are: the one they write as, and those of an archive that proved to be theirs. */
export const commenterIdsOf = async (db: Db, accountIds: readonly string[]): Promise<string[]> => {
  const rows = await db.selectFrom('commenter').select('id').where('account_id', 'in', accountIds).limit(500).execute();
  return rows.map(({ id }) => id);
};

export type HistoryQuery = {
  commenterIds: readonly string[];
  before?: { at: number; id: string } | undefined;
  limit: number;
  /** In any state, for the writer's own eyes. */
  isOwn: boolean;
};

/** What these people wrote, the newest first, where the story is public. Lines that say something is gone may be among it. */
export const historyRows = async (
  db: Db,
  { commenterIds, before, limit, isOwn }: HistoryQuery,
): Promise<{ id: string; at: number }[]> => {
  const each = await Promise.all(
    commenterIds.map((commenterId) => {
      let query = db
        .selectFrom('comment')
        .innerJoin('article', 'article.id', 'comment.article_id')
        .select(['comment.id', 'comment.created_at'])
        .where('comment.commenter_id', '=', commenterId)
        .where('comment.kind', '=', 'comment')
        .where('article.status', '=', 'published');
      query = isOwn
        ? query.where('comment.state', 'not in', ['spam', 'trash'])
        : query.where(sql<boolean>`+comment.is_listed = 1`);
      if (before) query = query.where(sql<boolean>`(comment.created_at, comment.id) < (${before.at}, ${before.id})`);
      return query.orderBy('comment.created_at', 'desc').orderBy('comment.id', 'desc').limit(limit).execute();
    }),
  );
  return each.flat().map(({ id, created_at: at }) => ({ id, at }));
};

/** The newest listed comments of a thread, however deep. */
export const newestIds = async (db: Db, articleId: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('comment')
    .select('id')
    .where('article_id', '=', articleId)
    .where(sql<boolean>`is_listed = 1`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};
