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
export { createStory, workStates, type NewStory, type WorkState } from './document/create-story.ts';
export { draftIsOut, draftOf, followStory, settleDraft } from './document/draft-of.ts';
export { replaceDraft, type Replacement, type ReplaceRefusal } from './document/replace-draft.ts';
/** Whose story it is, and what somebody may do in it as it stands now. */
export { accessOf, accessTo, isOut, isOwnStory, isStoryId, type Access } from './document/own-story.ts';
/** Versions: what a draft was. */
export { keepDraftVersion, saveVersion } from './revisions/save-version.ts';
