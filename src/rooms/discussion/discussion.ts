/** The discussion room: comments under stories, what is done with them, and by whom. */
export type { Badge, Comment, Commenter, CommentState, Finding } from './comment.ts';
export type { CommentBody } from './comment-body.ts';
export type { Filter, Sort, Thread, ThreadAsked, ThreadPage, ThreadState } from './thread.ts';
export {
  defaultDiscussion,
  discussionSettings,
  type DiscussionSettings,
  type WordList,
} from './discussion-settings.ts';
export { discussionSlots } from './discussion-slots.tsx';
export { discussionOwnData } from './discussion-own-data.ts';
export { discussionContinuation } from './comment-draft.ts';
export { discussionRoutes } from './discussion.routes.tsx';
export { discussionUnder } from './discussion-under.tsx';
export { commentCounts } from './comment-counts.ts';
