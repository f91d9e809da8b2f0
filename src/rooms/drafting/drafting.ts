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
