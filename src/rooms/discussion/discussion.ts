/** The discussion room: comments under stories, what is done with them, and by whom. */
export { commentStates } from './comment.ts';
export type { Badge, Comment, Commenter, CommentState, Finding } from './comment.ts';
export {
  deepestBlock,
  type CommentBlock,
  type CommentBody,
  type CommentInline,
  type CommentMark,
} from './comment-body.ts';
export { cleanCommentText } from './clean-comment-text.ts';
export { commentHref } from './comment-links.ts';
export { parseCommentBody } from './parse-comment-body.ts';
export { commentToText } from './comment-to-text.ts';
export { ruleName } from './rule-name.ts';
export { settleCommenters, settleThreads } from './settle-threads.ts';
export { sorts, threadStates } from './thread.ts';
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
/** Moments of a story's sound that comments are about, for marks beside it. */
export { momentsOf } from './moments/moments-of.ts';
export type { Moment } from './moments/moments.store.ts';
export { commentCounts, mostDiscussed } from './comment-counts.ts';
export {
  commentById,
  commentsBy,
  newestComments,
  ownComments,
  type History,
  type HistoryCursor,
} from './load-comments.ts';
/** Who somebody is in threads, what they have to do with one, and whom they have muted. */
export { commenterIdsOf } from './comment-rows.store.ts';
export { mutedPeople, publicCommenter } from './own-in-thread.store.ts';
export { ownInThread } from './own-in-thread.ts';
export { storyFacts, threadNow } from './story-facts.ts';
export { threadPage, type ReadThread } from './read-thread.ts';
export { askedFor, isCommentId, permalinkOf, placeText, usualSort } from './thread-place.ts';
export { fairnessOf, rateOf } from './fairness.ts';
export { keepViewsCurrent } from './keep-views.ts';
export { recordViews, scoreThread } from './record-views.ts';
export { CommentText } from './views/CommentText.tsx';
export { saveDiscussionSettings } from './save-discussion-settings.ts';
export { wordsOfFinding, linkOfFinding } from './checks/check-words.ts';
export { mostListedTerms, parseWordList, type ParsedWordList } from './checks/parse-word-list.ts';
export { tryText, type Trial } from './checks/try-text.ts';
/** Writing, and what is done with comments: each is one durable transaction. */
export {
  postComment,
  largestText,
  type NewComment,
  type Posted,
  type PostOutcome,
  type PostRefusal,
} from './post-comment.ts';
export { editComment, type CommentEdit, type EditOutcome } from './edit-comment.ts';
export { deleteComment } from './delete-comment.ts';
export { recommend, type Recommended } from './recommend.ts';
export { reportComment, type Notice, type Report, type ReportRefusal } from './report-comment.ts';
export { muteReader } from './mute-reader.ts';
export {
  closeErrorReport,
  decide,
  decideMany,
  mostAtOnce,
  type DecisionAsked,
  type DecisionRefusal,
  type ManyAsked,
} from './decide.ts';
/** The same within the caller's transaction (`decideIn`: who may is asked by the caller), and a line in the record of decisions. */
export {
  decideIn,
  decisionActs,
  type Decided,
  type DecisionAct,
  type DecisionFault,
  type ToDecide,
} from './decide-in.ts';
export { recordDecision, type ToRecord } from './record-decision.ts';
export { undoDecision, undoMinutes, type UndoRefusal } from './undo-decision.ts';
export { moveUnder, type MoveAsked, type MoveRefusal } from './move-under.ts';
/** What readers may not do for a while, and why; `liftIn` lifts within the caller's transaction. */
export { restrict, type RestrictAsked, type Restricted, type RestrictRefusal } from './restrictions/restrict.ts';
export {
  liftIn,
  liftRestriction,
  type LiftAsked,
  type Lifted,
  type LiftRefusal,
  type ToLift,
} from './restrictions/lift-restriction.ts';
export { nameOfAccount, whomToRestrict, type Whom } from './restrictions/whom.ts';
export { acknowledgeWarning } from './restrictions/acknowledge-warning.ts';
export { restrictionById, restrictionsOf } from './restrictions/restrictions-of.ts';
export {
  actionOf as restrictionAction,
  forever,
  isInForce,
  isRestrictionKind,
  restrictionKinds,
  type Restriction,
  type RestrictionKind,
} from './restrictions/restriction.ts';
/** Words for readers, ready to be used. */
export { removeTemplate, saveTemplate, type TemplateDraft, type TemplateRefusal } from './templates/templates.ts';
export { templatesFor, type Template } from './templates/read-templates.ts';
export { restrictionJobs } from './restrictions/restriction-jobs.ts';
export { closeSubthread, type ClosingAsked, type ClosingRefusal } from './close-subthread.ts';
export { pickComment, type PickAsked } from './pick-comment.ts';
export { setThreadState, type ThreadSetting } from './set-thread-state.ts';
export {
  housePresets,
  isLimited,
  mostPresets,
  noCapacity,
  otherwiseStates,
  type Capacity,
  type OtherwiseState,
  type ThreadPreset,
} from './thread-presets.ts';
export { nameOfPreset } from './thread-preset-words.ts';
export { recordSettingChange } from './record-setting-change.ts';
export { endCapacity, mostThreads, setCapacity, type CapacityAsked } from './set-capacity.ts';
export { withHere, type SettingsHere } from './settings-here.ts';
export {
  domainActs,
  importDisposable,
  setDisposable,
  setMailDomain,
  type DomainRefusal,
  type OwnDomainAct,
} from './mail-domains.ts';
export { busyThreads, type BusyThread } from './busy-threads.ts';
export { claimCommenters, commenterOf, followAccount, markSource, syncCommenter } from './commenters.ts';
export { mayModerate } from './may-moderate.ts';
/** Who may do what: the one table of permissions of the desk. */
export { isAbove, may, staffActions, type StaffAction } from './staff-actions.ts';
export { markdownToComment } from './comment-markdown.ts';
export { commentToMarkdown } from './comment-to-markdown.ts';
export { illegalGrounds, isRule, reportReasons, rules, type IllegalGround, type Rule } from './rules.ts';
export { ruleWords } from './act-words.ts';
/** Statements of reasons, and appeals: `upheld` means that the decision stands. */
export { stateReasons, type ToState } from './statements/state-reasons.ts';
export type { StatementDetails } from './statements/statement.ts';
export { caseJobs } from './case-jobs.ts';
export { appealableUntil, type Appeal, type AppealKind, type AppealState } from './appeals/appeal.ts';
export { fileAppeal, type AppealAsked, type AppealRefusal } from './appeals/file-appeal.ts';
export {
  appealFault,
  decideAppeal,
  withdrawAppeal,
  type AppealDeciding,
  type AppealFault,
  type AppealVerdict,
} from './appeals/decide-appeal.ts';
export {
  appealById,
  appealsAboutComment,
  appealsBy,
  countOpenAppeals,
  openAppeals,
  type AppealCursor,
  type AppealPage,
} from './appeals/read-appeals.ts';
export { appealCase, type AppealCase } from './appeals/appeal-case.ts';
export { statementParts, type StatementPart } from './statements/statement-parts.ts';
export { caseNumber } from './case-number.ts';
/** What other systems are told. */
export { signal, signalEvents, signalsTopic, type Signal, type SignalEvent } from './signal.ts';
/** Rules of the publication's own, and what they would have done. */
export {
  findableChecks,
  ruleActs,
  verdictOfAct,
  type FindableCheck,
  type OwnRule,
  type RuleAct,
  type RuleCondition,
  type RuleConditions,
  type RuleDraft,
  type RuleScope,
} from './own-rules/own-rule.ts';
export {
  addRule,
  moveRule,
  ownRule,
  ownRules,
  removeRule,
  saveRule,
  switchRule,
  type RuleRefusal,
} from './own-rules/own-rules.ts';
export { hostIn, parseRule, ruleSchema } from './own-rules/parse-rule.ts';
export { mostDays, precisionOf, usualDays, type Fate, type Rehearsal } from './own-rules/rehearsal.ts';
export { rehearseRule, type RehearsalAsked } from './own-rules/rehearse.ts';
export { askRehearsal, carryOutRehearsal, rehearsalOf } from './own-rules/rehearsal-job.ts';
export type { SettingsRehearsal } from './own-rules/rehearse-settings.ts';
export {
  askSettingsRehearsal,
  carryOutSettingsRehearsal,
  settingsRehearsal,
  type TriedSettings,
} from './own-rules/settings-rehearsal.ts';
export { samplesOf, type Sample } from './own-rules/rehearsal-samples.ts';
/** Jobs. */
export { forgetCommenters } from './discussion-own-data.ts';
export { forgetNetworks } from './network-mark.store.ts';
export { sweepDiscussion } from './sweep-discussion.ts';
/** The moderators' desk. */
export { actWords } from './act-words.ts';
/** Checks outside the process. */
export {
  awayRules,
  judgeVerdicts,
  longestTimeout,
  usualTimeout,
  type AwayRule,
  type ExternalJudge,
  type JudgeScope,
  type JudgeVerdict,
} from './judges/judge.ts';
export {
  addJudge,
  agreementOf,
  changeJudge,
  judgeById,
  listJudges,
  removeJudge,
  rotateJudgeSecret,
  tryJudge,
  type JudgeDraft,
  type JudgeRefusal,
  type ShownJudge,
} from './judges/save-judge.ts';
export { judgeAgain } from './judges/judge-again.ts';
