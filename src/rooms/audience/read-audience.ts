/** What was counted, for pages, programs and fronts. Up to the last minute may still be in memory. */
import { publicationOf } from '../publication/publication.ts';
import type { World } from '../../world.ts';
import {
  authorNames,
  dayPoints,
  hourPoints,
  sectionNames,
  sourceSums,
  storyLines,
  sumsOf,
  topSums,
  wordSums,
  type Point,
  type Span,
  type StoryLine,
  type Sum,
  type WordSum,
} from './audience-reading.store.ts';
import { counterOf } from './counter.ts';
import { dayOf, hourOf } from './calendar.ts';
import { keptHours } from './keep-audience.ts';

export type { Point, StoryLine, WordSum } from './audience-reading.store.ts';

/** `site` (subject empty), `edition`, `section`, `author`, `story`, `place` (`front:en`, `section:ID`), `search` or `missing` (edition). */
export type Subject = { kind: string; subject: string };

export const todayOf = async (world: World): Promise<number> =>
  dayOf(world.now(), (await publicationOf(world)).settings.timeZone);

const filled = (points: readonly Point[], { from, until }: Span): Point[] => {
  const known = new Map(points.map((point) => [point.at, point]));
  return Array.from({ length: until - from + 1 }, (_, i) => known.get(from + i) ?? { at: from + i, reads: 0, ends: 0 });
};

/** One point for each of so many days up to today (or a day given), also where nothing was read. */
export const daysOf = async (
  world: World,
  { kind, subject }: Subject,
  { days, until }: { days: number; until?: number },
): Promise<Point[]> => {
  const last = until ?? (await todayOf(world));
  const span = { from: last - Math.min(days, 1_900) + 1, until: last };
  return filled(await dayPoints(world.db, kind, subject, span), span);
};

/** One point for each hour of the last two days. */
export const hoursOf = async (world: World, { kind, subject }: Subject, hours = 48): Promise<Point[]> => {
  const until = hourOf(world.now());
  const span = { from: until - Math.min(hours, keptHours) + 1, until };
  return filled(await hourPoints(world.db, kind, subject, span), span);
};

/** Reads of stories, and how many of them went to the end, since it is counted; stories nobody read are not among them. */
export const readsOf = async (
  world: World,
  articleIds: readonly string[],
): Promise<Map<string, { reads: number; ends: number }>> => {
  const sums: Sum[] = [];
  for (let from = 0; from < articleIds.length; from += 500)
    sums.push(...(await sumsOf(world.db, 'story', articleIds.slice(from, from + 500))));
  return new Map(sums.map(({ subject, reads, ends }) => [subject, { reads: reads, ends: ends }]));
};

const mostTops = 1_000;

type TopSpan = { edition?: string | undefined; limit: number } & ({ days: number } | { hours: number });
type TopAsked = TopSpan & { kind: string };

/** What of a kind was read most in so many days or hours up to now. */
export const topOf = async (world: World, asked: TopAsked): Promise<Sum[]> => {
  const isByHour = 'hours' in asked;
  const last = isByHour ? hourOf(world.now()) : await todayOf(world);
  const from = last - (isByHour ? asked.hours : asked.days) + 1;
  const sums = await topSums(world.storage, {
    kind: asked.kind,
    edition: asked.edition,
    span: { from, until: last },
    unit: isByHour ? 'hour' : 'day',
    limit: Math.min(asked.limit, mostTops),
  });
  return sums.map(({ subject, reads, ends }) => ({ subject, reads: reads, ends: ends }));
};

export type TopStory = StoryLine & { reads: number; ends: number };

const withLines = async (world: World, sums: readonly Sum[]): Promise<TopStory[]> => {
  const lines = await storyLines(
    world.db,
    sums.map(({ subject }) => subject),
  );
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  return sums.flatMap(({ subject, reads, ends }) => {
    const line = lineOf.get(subject);
    return line ? [{ ...line, reads, ends }] : [];
  });
};

/** The stories read most in so many days or hours, with what they are called; what is gone is not among them. */
export const topStoriesIn = async (world: World, asked: TopSpan): Promise<TopStory[]> =>
  withLines(world, await topOf(world, { kind: 'story', ...asked }));

/** The stories of an edition (of all when none is given) read most since a moment: by hours within two days, by days before. */
export const topStories = async (
  world: World,
  edition: string | undefined,
  since: number,
  limit: number,
): Promise<{ articleId: string; headline: string; path: string; reads: number; ends: number }[]> => {
  const hours = hourOf(world.now()) - hourOf(since) + 1;
  const { settings } = await publicationOf(world);
  const days = dayOf(world.now(), settings.timeZone) - dayOf(since, settings.timeZone) + 1;
  const span = hours <= keptHours ? { hours } : { days };
  const found = await topStoriesIn(world, { edition, limit, ...span });
  return found
    .filter(({ status }) => status === 'published')
    .map(({ id, headline, path, reads, ends }) => ({ articleId: id, headline, path, reads, ends }));
};

/** Where readers came from in so many days; of one story, or of all when the id is empty. */
export const sourcesIn = async (
  world: World,
  { articleId = '', days, limit }: { articleId?: string; days: number; limit: number },
): Promise<{ source: string; reads: number }[]> => {
  const until = await todayOf(world);
  const span = { from: until - days + 1, until };
  const found = await sourceSums(world.storage, { subject: articleId, span, limit: Math.min(limit, mostTops) });
  return found.map(({ source, reads }) => ({ source, reads: reads }));
};

/** Words asked for: found (`search`), not found (`empty`), and addresses that are not there (`missing`). */
export const wordsIn = async (
  world: World,
  asked: { kind: 'search' | 'empty' | 'missing'; edition?: string | undefined; days: number; limit: number },
): Promise<WordSum[]> => {
  const until = await todayOf(world);
  const span = { from: until - asked.days + 1, until };
  const found = await wordSums(world.storage, {
    kind: asked.kind,
    edition: asked.edition,
    span,
    limit: Math.min(asked.limit, mostTops),
  });
  return found.map(({ edition, words, count }) => ({ edition, words, count: count }));
};

/** What a story is called and how many comments and savers it has; undefined when there is none. */
export const storyLine = async (world: World, articleId: string): Promise<StoryLine | undefined> =>
  (await storyLines(world.db, [articleId]))[0];

export const namesOfSections = (world: World, ids: readonly string[]): Promise<Map<string, string>> =>
  sectionNames(world.db, ids);
export const namesOfAuthors = (world: World, ids: readonly string[]): Promise<Map<string, string>> =>
  authorNames(world.db, ids);

/** Counts a search that did not come by the search page: a program's, on behalf of somebody in this network. */
export const countSearch = (
  world: World,
  asked: { edition: string; words: string; found: number; network: string },
): void => counterOf(world)?.search(asked);
