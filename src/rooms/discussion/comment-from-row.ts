import type { Badge, Comment, Commenter, CommentState } from './comment.ts';
import type { CommentBody } from './comment-body.ts';
import type { CommentRow } from './comment-rows.store.ts';
import { sourceToBody } from './source-to-body.ts';

/** Story → accounts of its authors, for the badge. */
export type AuthorsOf = ReadonlyMap<string, ReadonlySet<string>>;

const badges: readonly string[] = ['staff', 'moderator', 'contributor', 'source'] satisfies Badge[];

const badgeOf = (row: CommentRow, authors: AuthorsOf): Badge | undefined => {
  if (row.writer_account !== null && authors.get(row.article_id)?.has(row.writer_account) === true) return 'author';
  return row.writer_badge !== null && badges.includes(row.writer_badge) ? (row.writer_badge as Badge) : undefined;
};

const commenterOf = (row: CommentRow, authors: AuthorsOf): Commenter => {
  const isFormer = row.writer_is_former === 1;
  return {
    id: row.commenter_id,
    accountId: row.writer_account ?? undefined,
    name: isFormer ? '' : row.writer_name,
    badge: isFormer ? undefined : badgeOf(row, authors),
    picture: isFormer ? undefined : (row.writer_picture ?? undefined),
    isPublic: !isFormer && row.writer_is_public === 1,
    isFormer,
  };
};

const bodyOf = ({ body, source }: CommentRow): CommentBody | undefined => {
  if (body !== null) return JSON.parse(body) as CommentBody;
  return source === null ? undefined : sourceToBody(source);
};

/** In its thread only an answer to an answer says whom it answers: the others stand right below. */
const answeredBy = (row: CommentRow, isAlone: boolean): Comment['inReplyTo'] => {
  if (row.parent_id === null || row.parent_state === null) return undefined;
  if (row.parent_id === row.root_id && !isAlone) return undefined;
  const isNamed = row.parent_state === 'published' && row.parent_is_former !== 1;
  return {
    id: row.parent_id,
    name: isNamed ? (row.parent_name ?? '') : '',
    ...(row.parent_writer === null ? {} : { commenterId: row.parent_writer }),
  };
};

const pickOf = ({ pick_by: by, pick_why: why, pick_at: at }: CommentRow): Comment['pick'] =>
  by === null || at === null ? undefined : { by, why: why ?? '', at };

export type Showing = {
  /** For its writer, who may read what waits or was removed. */
  isOwn?: boolean;
  /** Away from what it answers. */
  isAlone?: boolean;
};

export const commentFromRow = (
  row: CommentRow,
  authors: AuthorsOf,
  { isOwn = false, isAlone = false }: Showing = {},
): Comment => {
  const isShown = row.state === 'published' || (isOwn && row.state !== 'deleted');
  return {
    id: row.id,
    articleId: row.article_id,
    parentId: row.parent_id ?? undefined,
    rootId: row.root_id,
    commenter: commenterOf(row, authors),
    state: row.state as CommentState,
    body: isShown ? bodyOf(row) : undefined,
    edition: row.edition,
    createdAt: row.created_at,
    editedAt: row.edited_at ?? undefined,
    changedAt: row.changed_at,
    replyCount: row.reply_count,
    recommendCount: row.recommend_count,
    isClosed: row.is_closed === 1,
    rule: row.rule ?? undefined,
    inReplyTo: answeredBy(row, isAlone),
    pick: row.state === 'published' ? pickOf(row) : undefined,
  };
};
