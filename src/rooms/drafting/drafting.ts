/**
 * The drafting room: what a story is while it is written, and how it goes out.
 * This is its door; other rooms import nothing else of it.
 */
/** Who did what with a story, and when. */
export {
  recordStoryEvent,
  storyActs,
  storyEvents,
  type EventDetails,
  type StoryAct,
  type StoryEvent,
} from './publishing/story-events.ts';
/** What a story says while it is written, and how it is begun, read and changed. */
export type { Draft, StoryFields } from './document/story-fields.ts';
export { emptyFields, fieldsOfRow } from './document/story-fields.ts';
/** A story's text as Markdown that can be changed and read back. */
export { readStoryMarkdown, storyMarkdown } from './document/story-markdown.ts';
export { createStory, workStates, type NewStory, type WorkState } from './document/create-story.ts';
export { draftIsOut, draftOf, followStory, settleDraft } from './document/draft-of.ts';
export { replaceDraft, type Replacement, type ReplaceRefusal } from './document/replace-draft.ts';
/** Whose story it is, and what somebody may do in it as it stands now. */
export { accessOf, accessTo, isOut, isOwnStory, isStoryId, type Access } from './document/own-story.ts';
/** Versions: what a draft was. */
export { keepDraftVersion, saveVersion } from './revisions/save-version.ts';
export { fieldsOfSnapshot, versionOf, versionsOf, type Version, type VersionPage } from './revisions/versions.ts';
export { restoreVersion } from './revisions/restore-version.ts';
export {
  compareStories,
  plainFieldText,
  type BlockPair,
  type FieldPair,
  type FieldText,
  type StoryComparison,
} from './revisions/compare-stories.ts';
export type { Run } from './revisions/compare-words.ts';
/** The desk of stories: its lists, who has what, notes, the calendar, templates, translations. Who may do what there is one table. */
export {
  deskCursorText,
  deskSorts,
  deskStates,
  dueChoices,
  isWorkState,
  parseDeskCursor,
  soon,
  stateOf,
  type DeskCursor,
  type DeskFilter,
  type DeskSort,
  type DeskState,
  type DeskStory,
  type DueChoice,
} from './desk/desk-state.ts';
export { deskActs, mayOnDesk, mayWrite, statesFrom, type DeskAct } from './desk/desk-rules.ts';
export {
  deskPeople,
  deskStories,
  deskStory,
  mostStoriesCounted,
  storiesForDesk,
  storyCounts,
  type DeskAsked,
  type StoryCounts,
} from './desk/stories-for-desk.ts';
export { saveWorkState, type WorkStateChange } from './desk/save-work-state.ts';
export { assignStory, type Assignment } from './desk/assign-story.ts';
export {
  changeStories,
  idsOfList,
  mostAtOnce as mostStoriesAtOnce,
  type BulkChange,
  type BulkReport,
} from './desk/change-stories.ts';
export { addStoryNote, storyNotes, type StoryNote } from './desk/story-notes.ts';
export { calendarKinds, calendarOf, type CalendarItem, type CalendarKind } from './desk/calendar-of.ts';
export { moveMoment } from './desk/move-moment.ts';
export {
  calendarFeed,
  deskWishes,
  newCalendarFeed,
  revokeCalendarFeed,
  saveDeskMail,
  type DeskWishes,
} from './desk/calendar-feed.ts';
export {
  removeStoryTemplate,
  saveStoryTemplate,
  storyTemplate,
  storyTemplates,
  templateBody,
  type StoryTemplate,
} from './desk/story-templates.ts';
export {
  compareTranslation,
  markTranslated,
  translateStory,
  translationsOfStory,
  type Comparison,
  type EditionOfStory,
} from './desk/translations.ts';
export type { SourceRow, WordPart } from './desk/source-changes.ts';
export { saveTranslatedPieces, type PieceWritten } from './desk/save-pieces.ts';
/** A job: makes drafts findable on the desk. */
export { indexDraftsJob } from './desk/index-drafts.ts';
/** Writing together: who is in which story, the connection of open editors, and what must be done before the end. */
export { liveStories, peopleIn, type Person } from './live/presence.ts';
export { closeDocuments, settleLeftovers } from './live/documents.ts';
export { draftSockets } from './live/sockets.ts';
export { liveRoutes } from './live/live.routes.ts';
/** Publishing: what is looked at before, going out and being taken back, addresses, the bin, private links, previews. */
export { blockersIn, checkStory } from './publishing/check-story.ts';
export {
  checkKeys,
  checkLevels,
  checklistSettings,
  checks,
  saveChecklistSettings,
  type CheckKey,
  type CheckLevel,
  type ChecklistSettings,
} from './publishing/checklist-settings.ts';
export { publishStory, type PublishRefusal } from './publishing/publish-story.ts';
export { scheduleStory, unscheduleStory } from './publishing/schedule-story.ts';
export { planStory } from './publishing/plan-story.ts';
export { planOf, type Gone, type StoryPlan, type Telling } from './publishing/plan.ts';
export { goneStory, unpublishStory } from './publishing/unpublish-story.ts';
export {
  hasChanges,
  keepChangesBack,
  plannedOut,
  sendOutChanges,
  type HowOut,
  type SendRefusal,
} from './publishing/send-out-changes.ts';
export { commentsUnder, deleteForGood, restoreStory, trashKeptFor, trashStory } from './publishing/trash-story.ts';
export { correctStory } from './publishing/correct-story.ts';
export { changeAddress, dropAddress, formerAddresses, type FormerAddress } from './publishing/change-address.ts';
export { addressToBe } from './publishing/address-to-be.ts';
export {
  makePreviewLink,
  previewDays,
  previewLinksOf,
  revokePreviewLink,
  storyByPreviewSecret,
  type PreviewLink,
} from './publishing/preview-links.ts';
export { isAsPublished, previewStory } from './publishing/preview-story.ts';
export { fieldsOfStory, storyAtHand, type StoryAtHand } from './publishing/story-at-hand.ts';
export { mayDo, storyFor, type Acting } from './publishing/doing.ts';
export { changedFacts, changedTexts, isTextChanged, type ChangedPart, type Piece } from './publishing/text-change.ts';
export { searchDescriptionLimit, searchTitleLimit, searchTitlePixels, textUnits } from './publishing/text-width.ts';
/** What other systems are told about stories. */
export { storySignals, tellStory, type SignalledStory, type StorySignal } from './publishing/tell-story.ts';
/** What the clock does with stories: job kind → function. */
export { publishingJobs } from './publishing/publishing-jobs.ts';
