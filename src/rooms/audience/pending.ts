/** What was counted since it was last written down: sums in memory, bounded. */
export type Tally = { reads: number; ends: number };

export type Pending = {
  /** When the first of it was counted: it belongs to this hour and day. */
  at: number;
  stories: Map<string, Tally>;
  /** `place:…`, `search:EDITION`, `missing:EDITION`. */
  others: Map<string, Tally>;
  /** `STORY\nSOURCE`; the story is empty for pages that are none. */
  sources: Map<string, number>;
  /** `KIND\nEDITION\nWORDS` */
  words: Map<string, number>;
};

const mostStories = 20_000;
const mostOthers = 5_000;
const mostSources = 20_000;
const mostWords = 5_000;

export const emptyPending = (at: number): Pending => ({
  at,
  stories: new Map(),
  others: new Map(),
  sources: new Map(),
  words: new Map(),
});

const addTally = (into: Map<string, Tally>, name: string, { reads, ends }: Tally, most: number): void => {
  const known = into.get(name);
  if (known) {
    known.reads += reads;
    known.ends += ends;
  } else if (into.size < most) into.set(name, { reads, ends });
};

const addCount = (into: Map<string, number>, name: string, count: number, most: number): void => {
  const known = into.get(name);
  if (known !== undefined || into.size < most) into.set(name, (known ?? 0) + count);
};

export const addStory = (to: Pending, id: string, tally: Tally): void => addTally(to.stories, id, tally, mostStories);
export const addOther = (to: Pending, name: string, tally: Tally): void => addTally(to.others, name, tally, mostOthers);
export const addSource = (to: Pending, name: string, count = 1): void => addCount(to.sources, name, count, mostSources);
export const addWords = (to: Pending, name: string, count: number): void => addCount(to.words, name, count, mostWords);

/** Puts back what could not be written down. */
export const mergePending = (to: Pending, from: Pending): void => {
  to.at = Math.min(to.at, from.at);
  for (const [id, tally] of from.stories) addStory(to, id, tally);
  for (const [name, tally] of from.others) addOther(to, name, tally);
  for (const [name, count] of from.sources) addSource(to, name, count);
  for (const [name, count] of from.words) addWords(to, name, count);
};

export const isEmpty = ({ stories, others, sources, words }: Pending): boolean =>
  stories.size + others.size + sources.size + words.size === 0;
