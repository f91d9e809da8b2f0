import type { Db } from '../../storage/storage.ts';

/** What is to be known of a comment to tell somebody of it. */
export type CommentFacts = {
  id: string;
  articleId: string;
  parentId: string | undefined;
  state: string;
  kind: string;
  body: string | undefined;
  commenterId: string;
  /** The account of its writer. */
  accountId: string | undefined;
  name: string;
  isFormer: boolean;
};

export const commentFacts = async (db: Db, ids: readonly string[]): Promise<Map<string, CommentFacts>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('comment')
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .select([
      'comment.id',
      'comment.article_id',
      'comment.parent_id',
      'comment.state',
      'comment.kind',
      'comment.body',
      'comment.commenter_id',
      'commenter.account_id',
      'commenter.name',
      'commenter.is_former',
    ])
    .where('comment.id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        articleId: row.article_id,
        parentId: row.parent_id ?? undefined,
        state: row.state,
        kind: row.kind,
        body: row.body ?? undefined,
        commenterId: row.commenter_id,
        accountId: row.account_id ?? undefined,
        name: row.name,
        isFormer: row.is_former === 1,
      },
    ]),
  );
};

/** Those among the accounts who do not want to hear of somebody. */
export const mutersOf = async (db: Db, commenterId: string, accountIds: readonly string[]): Promise<Set<string>> => {
  if (accountIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('mute')
    .select('account_id')
    .where('commenter_id', '=', commenterId)
    .where('account_id', 'in', accountIds)
    .execute();
  return new Set(rows.map(({ account_id: id }) => id));
};

export type DecisionFacts = {
  id: string;
  act: string;
  rule: string | undefined;
  words: string;
  by: string | undefined;
};

/** What taking a decision back means for the comment: the opposite of what was taken back. */
const opposites: Readonly<Record<string, string>> = { remove: 'restore', restore: 'remove' };

const actOf = ({ act, details }: { act: string; details: string }): string => {
  if (act !== 'undo') return act;
  const { act: undone } = JSON.parse(details) as { act?: string };
  return opposites[undone ?? ''] ?? act;
};

export const decisionFacts = async (db: Db, ids: readonly string[]): Promise<Map<string, DecisionFacts>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'act', 'rule', 'words', 'account_id', 'details'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, rule, words, account_id: by, ...row }) => [
      id,
      { id, act: actOf(row), rule: rule ?? undefined, words, by: by ?? undefined },
    ]),
  );
};

/** Who picked comments, and why. */
export const pickFacts = async (
  db: Db,
  commentIds: readonly string[],
): Promise<Map<string, { name: string; why: string }>> => {
  if (commentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('comment_pick')
    .select(['comment_id', 'name', 'why'])
    .where('comment_id', 'in', commentIds)
    .execute();
  return new Map(rows.map(({ comment_id: id, name, why }) => [id, { name, why }]));
};

/** When an account last looked at each of these threads. */
export const visitsOf = async (
  db: Db,
  accountId: string,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (articleIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('thread_visit')
    .select(['article_id', 'at'])
    .where('account_id', '=', accountId)
    .where('article_id', 'in', articleIds)
    .execute();
  return new Map(rows.map(({ article_id: id, at }) => [id, at]));
};

/** Those among the accounts that read this edition, as far as they have said which. */
export const readersOfEdition = async (db: Db, edition: string, accountIds: readonly string[]): Promise<string[]> => {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('id', 'in', accountIds)
    .where((eb) => eb.or([eb('edition', 'is', null), eb('edition', '=', edition)]))
    .execute();
  return rows.map(({ id }) => id);
};
