import type { Db } from '../../storage/storage.ts';

export type ChangedRow = {
  id: string;
  rootId: string;
  parentId: string | undefined;
  state: string;
  name: string;
  isFormer: boolean;
  createdAt: number;
  editedAt: number | undefined;
  changedAt: number;
  recommendCount: number;
  replyCount: number;
  /** A moderator has let it through (again) since the moment asked about. */
  isApproved: boolean;
  /** A moderator has taken back what let it through: whoever has it on the page drops it. */
  isUndone: boolean;
};

type Changes = { articleIds: readonly string[]; since: number; limit: number };

const columns = [
  'comment.id',
  'comment.root_id',
  'comment.parent_id',
  'comment.state',
  'comment.created_at',
  'comment.edited_at',
  'comment.changed_at',
  'comment.recommend_count',
  'comment.reply_count',
  'commenter.name',
  'commenter.is_former',
] as const;

const query = (db: Db, { articleIds, since, limit }: Changes) =>
  db
    .selectFrom('comment')
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .select(columns)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('decision')
            .select('decision.id')
            .whereRef('decision.comment_id', '=', 'comment.id')
            .where('decision.at', '>', since)
            .where('decision.act', 'in', ['approve', 'restore']),
        )
        .as('is_approved'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('decision')
            .select('decision.id')
            .whereRef('decision.comment_id', '=', 'comment.id')
            .where('decision.at', '>', since)
            .where('decision.act', '=', 'undo'),
        )
        .as('is_undone'),
    )
    .where('comment.article_id', 'in', articleIds)
    .where('comment.changed_at', '>', since)
    .where('comment.kind', '=', 'comment')
    .orderBy('comment.changed_at')
    .limit(limit);

/** Comments of these threads that have changed since a moment, the earliest first. */
export const changedRows = async (db: Db, changes: Changes): Promise<ChangedRow[]> =>
  (await query(db, changes).execute()).map((row) => ({
    id: row.id,
    rootId: row.root_id,
    parentId: row.parent_id ?? undefined,
    state: row.state,
    name: row.name,
    isFormer: row.is_former === 1,
    createdAt: row.created_at,
    editedAt: row.edited_at ?? undefined,
    changedAt: row.changed_at,
    recommendCount: row.recommend_count,
    replyCount: row.reply_count,
    isApproved: Boolean(row.is_approved),
    isUndone: Boolean(row.is_undone),
  }));
