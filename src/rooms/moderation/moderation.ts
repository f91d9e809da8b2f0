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
export { readerCard, readerHistory, type ReaderHistory, type ReaderHistoryAsked } from './people/reader-card.ts';
export { peopleOwnData } from './people/people-own-data.ts';
export { findReaders, type FoundReader } from './people/find-readers.ts';
export type {
  CardDecision,
  CardReport,
  CardRestriction,
  Connection,
  EarlierName,
  ReaderCard,
  Trait,
} from './people/card.ts';
/** Search over all comments. */
export { searchComments } from './search/search-comments.ts';
export type { CommentQuestion, CommentsFound, FoundComment } from './search/question.ts';
export { indexComments, reindexComments } from './search/index-comments.ts';
/** The lists of the desk. */
export {
  deskAges,
  momentsOf,
  deskLists,
  deskOrders,
  deskPlaceOf,
  deskPlaceText,
  isReportList,
  type DeskAge,
  type DeskFilter,
  type DeskList,
  type DeskOrder,
  type DeskPlace,
} from './lists/queue.ts';
export { deskItems, type DeskDecision, type DeskItem, type DeskNote } from './lists/card.ts';
export {
  deskCounts,
  deskPage,
  mostCounted,
  type DeskAsked,
  type DeskCounts,
  type DeskPage,
} from './lists/read-queue.ts';
/** Who is looking at what. */
export { claim, claimAll, claims, release, type Claim } from './lists/claims.ts';
/** What is done on the desk while several work at it. */
export {
  deskNews,
  markLooked,
  overtaken,
  ownLatest,
  type DeskNews,
  type Overtaken,
  type OwnLatest,
} from './lists/desk-acts.ts';
/** All about one comment: what stands around it, what was said and decided about it. */
export { deskCase, type CaseDecision, type CaseReport, type DeskCase } from './lists/read-case.ts';
/** Care for those who moderate: what they have looked at in this shift, breaks, notes to the next shift, comments handed on. */
export { countSeen, hushBreak, shiftNotice, shiftSums, type Looked, type ShiftNotice } from './care/shift.ts';
export { handOverNotes, writeHandOverNote, type HandOverNote } from './care/hand-over-notes.ts';
export {
  closeHandedOver,
  colleaguesOf,
  handedTo,
  handOver,
  type Handing,
  type HandingAsked,
  type HandingRefusal,
} from './care/hand-over.ts';
/** Threats to life and the like. */
export {
  closeEscalation,
  escalate,
  escalationById,
  escalations,
  openEscalations,
  type Escalation,
  type EscalateRefusal,
} from './duties/escalate.ts';
/** Decisions that are alike. */
export { likeDecisions, type LikeDecision } from './precedents/like-decisions.ts';
export { linkPrecedent, unlinkPrecedent, type LinkAsked } from './precedents/link-precedent.ts';
export {
  disagreementsSince,
  precedentsUnder,
  ruleUses,
  type Disagreement,
  type Precedent,
  type RuleUse,
} from './precedents/by-rule.ts';
/** What editors set about care and duties. */
export {
  defaultDuties,
  dutySettings,
  hasContactPoints,
  saveDutySettings,
  type DutySettings,
} from './duties/duty-settings.ts';
/** The yearly report, and the public log of decisions. */
export { csvOf, figureOf, tableOf, type FigureTable, type Figures } from './report/figures.ts';
export { balanceNow, makeReport, reportYears, type Balance } from './report/make-report.ts';
export {
  lastPublished,
  publicReport,
  publicReports,
  publishReport,
  reportTopic,
  type PublishedReport,
} from './report/publish-report.ts';
export { logMonth, publicLogMonth, type LogMonth } from './report/moderation-log.ts';
export { FigureTables } from './report/FigureTables.tsx';
export { LogTable } from './report/LogTable.tsx';
export { reportWords, said } from './report/report-words.ts';
/** What is kept of people, and for how long. */
export { register, impersonal, type KeptEntry, type KeptKey } from './kept/register.ts';
export { KeptTable } from './kept/KeptTable.tsx';
export { keptWords } from './kept/kept-words.ts';
export { sweepKept } from './kept/sweep-kept.ts';
export { defaultKept, keptLimits, type KeptDays } from './duties/kept-days.ts';
export type { ContactPoints } from './duties/duty-settings.ts';
/** Policies with every version they had. */
export {
  isPolicyKind,
  policyAt,
  policyKinds,
  policyTopic,
  policyVersions,
  recordPolicies,
  type Policy,
  type PolicyKind,
  type PolicyVersions,
} from './policies/policies.ts';
