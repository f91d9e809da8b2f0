import { shorten } from '../../common/text.ts';
import type { World } from '../../world.ts';
import { articlesByIds, type ArticleSummary } from '../articles/articles.ts';
import { nameFollow } from '../bookmarks/bookmarks.ts';
import { commentToText, parseCommentBody } from '../discussion/discussion.ts';
import {
  commentFacts,
  decisionFacts,
  pickFacts,
  type CommentFacts,
  type DecisionFacts,
} from './comment-facts.store.ts';
import { parseDetails, type Details, type NotificationKind } from './notification.ts';
import type { NotificationRow } from './notifications.store.ts';

/** A notification with the texts it stands for, as they are now. */
export type Described = {
  id: string;
  kind: NotificationKind;
  at: number;
  isRead: boolean;
  count: number;
  details: Details;
  /** Undefined when it is not public any more. */
  story: ArticleSummary | undefined;
  comment: { id: string; name: string | undefined; text: string; isThere: boolean } | undefined;
  decision: DecisionFacts | undefined;
  pick: { name: string; why: string } | undefined;
  /** Name of what the reader follows that brought the story. */
  because: string | undefined;
};

const longestQuote = 400;

const textOf = (comment: CommentFacts): string => {
  if (comment.body === undefined) return '';
  const parsed = parseCommentBody(JSON.parse(comment.body));
  return parsed ? shorten(commentToText(parsed), longestQuote) : '';
};

/** Somebody else's words are shown while readers see them; one's own also when they were removed. */
const commentOf = (comment: CommentFacts | undefined, isOwn: boolean): Described['comment'] => {
  if (!comment) return undefined;
  const isThere = comment.state === 'published';
  return {
    id: comment.id,
    name: comment.isFormer ? undefined : comment.name,
    text: isThere || (isOwn && comment.state !== 'deleted') ? textOf(comment) : '',
    isThere,
  };
};

const commentIdOf = ({ kind, about_id: aboutId }: NotificationRow, details: Details): string | undefined =>
  kind === 'thread' ? aboutId : details.commentId;

/** Reads what some notifications are about: a handful of queries, however many they are. */
export const describe = async (
  world: World,
  rows: readonly NotificationRow[],
  edition: string,
): Promise<Described[]> => {
  const all = rows.map((row) => ({ row, details: parseDetails(row.details) }));
  const commentIds = [...new Set(all.flatMap(({ row, details }) => commentIdOf(row, details) ?? []))];
  const [stories, comments, decisions, picks] = await Promise.all([
    articlesByIds(world, [...new Set(all.map(({ details }) => details.articleId))]),
    commentFacts(world.db, commentIds),
    decisionFacts(
      world.db,
      all.flatMap(({ details }) => details.decisionId ?? []),
    ),
    pickFacts(world.db, commentIds),
  ]);
  const byId = new Map(stories.map((story) => [story.id, story]));
  return Promise.all(
    all.map(async ({ row, details }) => {
      const kind = row.kind as NotificationKind;
      const isOwn = kind === 'decision' || kind === 'pick';
      const { because } = details;
      return {
        id: row.id,
        kind,
        at: row.created_at,
        isRead: row.read_at !== null,
        count: row.count,
        details,
        story: byId.get(details.articleId),
        comment: commentOf(comments.get(commentIdOf(row, details) ?? ''), isOwn),
        decision: details.decisionId === undefined ? undefined : decisions.get(details.decisionId),
        pick: kind === 'pick' ? picks.get(details.commentId ?? '') : undefined,
        because: because && (await nameFollow(world, because, edition))?.name,
      };
    }),
  );
};

/** The path it leads to: the comment in its place, or the story. Undefined when there is nothing to see. */
export const pathOf = ({ story, comment, details }: Described): string | undefined => {
  if (!story) return undefined;
  if (details.entryId !== undefined) return `${story.path}?entry=${details.entryId}#entry-${details.entryId}`;
  return comment?.isThere ? `${story.path}?comment=${comment.id}#comment-${comment.id}` : story.path;
};

/** Whether there is anything left to tell: what has gone meanwhile is not mailed. */
export const isWorthTelling = ({ kind, story, comment }: Described): boolean => {
  if (kind === 'decision') return comment !== undefined;
  return story !== undefined && (kind === 'story' || comment?.isThere === true);
};
