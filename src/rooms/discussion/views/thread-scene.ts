import type { FunctionComponent, HTMLAttributes } from 'preact';
import { formatDateTime, formatShortDate, type Place } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import type { ArticleSummary } from '../../articles/articles.ts';
import type { Visit } from '../../publication/publication.ts';
import { discussionSettings, type DiscussionSettings } from '../discussion-settings.ts';
import type { SoundUnder } from '../moments/moments.store.ts';
import type { ReadThread } from '../read-thread.ts';
import { placeQuery } from '../thread-place.ts';
import { threadWords, type ThreadWords } from '../thread-words.ts';
import type { ThreadAsked } from '../thread.ts';

/** The comment somebody is about to answer, and whether its text stands quoted in the form. */
export type Replying = { to: string; isQuote: boolean };

/** What every part of a discussion's page may need. */
export type ThreadScene = {
  page: ReadThread;
  article: Pick<ArticleSummary, 'id' | 'kind' | 'path'>;
  visit: Visit;
  words: ThreadWords;
  settings: DiscussionSettings;
  now: number;
  replying: Replying | undefined;
  /** When anything of the thread last changed: where a live page resumes. */
  changedAt: number;
  /** The sounds of the stories on the page, by story: times in comments lead into them. */
  sounds: ReadonlyMap<string, SoundUnder>;
};

export type SceneParts = Omit<ThreadScene, 'words' | 'settings'>;

export const threadScene = (parts: SceneParts): ThreadScene => ({
  ...parts,
  words: wordsFor(threadWords, parts.visit.edition.language),
  settings: discussionSettings(parts.visit.publication),
});

/** How the thread is shown goes along with every link inside it: `?` or `?sort=newest&`. */
export const linkPrefix = ({ page, article }: Pick<ThreadScene, 'page' | 'article'>): string => {
  const { sort, languages } = page.asked;
  const query = placeQuery({ sort, languages, filter: 'all' }, article);
  return query === '' ? '?' : `${query}&`;
};

/** The same story with another part of its thread, beginning at the discussion. */
export const threadHref = (scene: ThreadScene, asked: Partial<ThreadAsked>): string => {
  const { sort, filter, languages } = scene.page.asked;
  const query = placeQuery({ sort, filter, languages, ...asked }, scene.article);
  return `${query === '' ? scene.visit.stay(scene.article.path) : query}#comments`;
};

const day = 86_400_000;
const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', day],
  ['hour', day / 24],
  ['minute', 60_000],
];
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

const relative = (language: string): Intl.RelativeTimeFormat => {
  const known = relativeFormats.get(language);
  if (known) return known;
  const made = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  relativeFormats.set(language, made);
  return made;
};

/** “3 hours ago”; the day after a week. */
export const timeAgo = (at: number, now: number, place: Place): string => {
  const age = Math.max(0, now - at);
  if (age > 7 * day) return formatShortDate(at, place);
  const [unit, length] = steps.find(([, long]) => age >= long) ?? ['minute', 60_000];
  return relative(place.language).format(-Math.floor(age / length), unit);
};

/** A moment in every form a page shows it. */
export const momentWords = (
  at: number,
  { visit, now }: Pick<ThreadScene, 'visit' | 'now'>,
): { ago: string; exact: string; iso: string } => {
  const place = { language: visit.edition.language, timeZone: visit.publication.settings.timeZone };
  // Machines are told in UTC: a page has a hundred of these, and a zone's offset is slow to find.
  const iso = new Date(at).toISOString();
  return { ago: timeAgo(at, now, place), exact: formatDateTime(at, place), iso };
};

/** Seconds for which “3 hours ago” holds on the page: little while something is fresh. */
export const timeHolds = (newest: number | undefined, now: number): number => {
  const age = newest === undefined ? Infinity : now - newest;
  return age < day / 24 ? 60 : age < day ? 600 : 3600;
};

/** The custom element that keeps a thread live; it holds ordinary markup that works by itself. */
export const LiveThread = 'live-thread' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;
