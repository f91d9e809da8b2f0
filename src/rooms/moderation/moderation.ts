/** The moderation room: what the desk is made of beyond single decisions: lists, search, people, care, precedents, duties. */
export { reputationOf, type Reputation } from './reputation.ts';
/** Filters under a name, one’s own and shared ones. */
export {
  mostViews,
  removeView,
  savedViews,
  saveView,
  viewHref,
  viewQuery,
  type SavedView,
  type ViewDraft,
  type ViewRefusal,
} from './views/saved-views.ts';
/** People: notes, and all that is known of a reader. */
export { addNote, notesOf, type ReaderNote } from './people/notes.ts';
export type {
  CardDecision,
  CardReport,
  CardRestriction,
  Connection,
  EarlierName,
  ReaderCard,
  Trait,
} from './people/card.ts';
/** Search over all comments: `searchComments(world, account, question)`. */
export type { CommentQuestion, CommentsFound, FoundComment } from './search/question.ts';
