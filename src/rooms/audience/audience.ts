/**
 * The audience room: what is read, kept as sums that tell nothing of anybody.
 * This is its door; other rooms import nothing else of it.
 */
export {
  audienceSettings,
  defaultAudience,
  fewestMonths,
  mostMonths,
  saveAudienceSettings,
  type AudienceSettings,
} from './audience-settings.ts';
/** Counts in memory for one site; what it is told comes from delivery. */
export { counterOf, createCounter, type Counter, type CounterParts } from './counter.ts';
/** What stands under a story so that its end is counted. */
export { readEnd } from './read-end.tsx';
/** Where readers are told how they are counted. */
export { howWeCountLink, type CountedElsewhere } from './how-we-count.routes.tsx';
/** Writes down every minute what was counted. */
export { keepAudience } from './keep-audience.ts';
/** Reads and readings to the end of stories; the stories read most; a search made elsewhere than on the search page. */
export {
  countSearch,
  daysOf,
  hoursOf,
  namesOfAuthors,
  namesOfSections,
  readsOf,
  sourcesIn,
  storyLine,
  topOf,
  topStories,
  topStoriesIn,
  todayOf,
  wordsIn,
  type Point,
  type Subject,
  type TopStory,
  type WordSum,
} from './read-audience.ts';
/** Days as they are counted, and the service or page a source is. */
export { dayOf, dayText, hourLength, startOfDay } from './calendar.ts';
