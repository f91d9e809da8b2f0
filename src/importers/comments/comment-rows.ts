import type { Insertable } from 'kysely';
import * as v from 'valibot';
import { parseCommentBody } from '../../rooms/discussion/discussion.ts';
import type { Tables } from '../../storage/storage.ts';
import type { TurnedPost } from '../shared/scratch-comments.store.ts';
import { htmlToComment } from './html-to-comment.ts';

type CommentRow = Insertable<Tables['comment']>;

const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const short = v.pipe(v.string(), v.maxLength(2_000));

/** What our own format tells of a comment beyond what every system knows. */
const extra = v.object({
  body: v.unknown(),
  edition: v.optional(short),
  editedAt: v.optional(time),
  recommendCount: v.optional(count, 0),
  viewsBefore: v.optional(count, 0),
  rule: v.optional(short),
  heldWhy: v.optional(short),
  removedBy: v.optional(short),
  origin: v.optional(short),
  originId: v.optional(short),
  originParentId: v.optional(short),
  revisions: v.optional(v.array(v.object({ at: time, body: v.unknown() })), []),
  pick: v.optional(v.object({ at: time, by: short, why: short })),
});
export type CommentExtra = v.InferOutput<typeof extra>;

export const parseExtra = (json: string): CommentExtra | undefined => {
  if (json === '') return undefined;
  const read = v.safeParse(extra, JSON.parse(json));
  return read.success ? read.output : undefined;
};

export type Origin = { origin: string; isOwnFormat: boolean };

const originOf = (post: TurnedPost, told: CommentExtra | undefined, { origin, isOwnFormat }: Origin) =>
  isOwnFormat
    ? {
        origin: told?.origin ?? null,
        origin_id: told?.originId ?? null,
        origin_parent_id: told?.originParentId ?? null,
      }
    : { origin, origin_id: post.id, origin_parent_id: post.parentId || null };

/** A comment as it is kept. The source stays beside the tree, so that a better reading of it is possible later. */
export const rowOf = (
  post: TurnedPost,
  { commenterId, from }: { commenterId: string; from: Origin },
): { row: CommentRow; told: CommentExtra | undefined } => {
  const told = parseExtra(post.extra);
  const body = told ? parseCommentBody(told.body) : htmlToComment(post.source);
  const row: CommentRow = {
    id: post.target,
    article_id: post.article,
    parent_id: post.parentTarget || null,
    root_id: post.rootTarget,
    commenter_id: commenterId,
    state: post.state,
    kind: post.kind,
    body: body ? JSON.stringify(body) : null,
    source: post.source === '' ? null : post.source,
    created_at: post.at,
    // An archive has been read by whoever ran it: it is nothing new on the desk.
    seen_at: post.at,
    edited_at: told?.editedAt ?? null,
    edition: told?.edition ?? post.edition,
    recommend_count: told?.recommendCount ?? 0,
    views_before: told?.viewsBefore ?? 0,
    changed_at: Math.max(post.at, told?.editedAt ?? 0),
    rule: told?.rule ?? null,
    held_why: told?.heldWhy ?? null,
    removed_by: told?.removedBy ?? null,
    ...originOf(post, told, from),
  };
  return { row, told };
};
