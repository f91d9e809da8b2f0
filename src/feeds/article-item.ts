import { escapeHtml, foldSpace, shorten } from '../common/text.ts';
import { formatDate, formatDateTime, type Place } from '../common/dates.ts';
import { directionOf, wordsFor } from '../common/words.ts';
import {
  articleById,
  bodyToFeedHtml,
  bodyToText,
  liveEntriesOf,
  mediaIdsIn,
  type Article,
  type Body,
  type LiveEntry,
} from '../rooms/articles/articles.ts';
import { mediaByIds, type Media } from '../rooms/media/media.ts';
import { publicationOf, type Edition } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { absoluteUrl } from './absolute.ts';
import type { FeedItem } from './feed.ts';
import { feedWords } from './feed-words.ts';
import { feedMediaOf, leadMediaIds } from './pictures.ts';

/** So many entries of a live blog are sent with it. */
const liveLength = 30;

/** The last change that matters to readers: an update, a correction, a new entry of a live blog. */
export const lastChangeOf = (article: Article, entries: readonly LiveEntry[] = []): number =>
  Math.max(
    article.publishedAt ?? 0,
    article.updatedAt ?? 0,
    ...article.corrections.map(({ at }) => at),
    ...entries.map(({ at, updatedAt }) => updatedAt ?? at),
  );

/** What a story is about in a sentence or two: its standfirst, or how it begins. */
export const summaryOf = (article: Article): string =>
  foldSpace(article.standfirst) || shorten(bodyToText(article.body), 300);

type Loaded = { article: Article; entries: LiveEntry[]; media: Map<string, Media> };

/** A story with everything its feed item shows. */
export const loadStory = async (world: World, id: string): Promise<Loaded | undefined> => {
  const article = await articleById(world, id);
  if (!article) return undefined;
  const entries =
    article.kind === 'liveblog' ? (await liveEntriesOf(world, article, { limit: liveLength })).entries : [];
  const ids = [article.body, ...entries.map(({ body }) => body)].flatMap((body) => mediaIdsIn(body));
  return { article, entries, media: await mediaByIds(world, [...leadMediaIds(article.lead), ...ids]) };
};

const correctionsHtml = ({ corrections }: Article, place: Place): string => {
  const words = wordsFor(feedWords, place.language);
  return corrections
    .map(
      ({ at, kind, text }) =>
        `<p><strong>${escapeHtml(words.note[kind])}, ${escapeHtml(formatDate(at, place))}:</strong> ${escapeHtml(text)}</p>`,
    )
    .join('');
};

/** The whole text: lead, body, a live blog's entries, and the corrections, which must travel with it. */
const fullHtml = async (world: World, edition: Edition, { article, entries, media }: Loaded): Promise<string> => {
  const { timeZone } = (await publicationOf(world)).settings;
  const { language } = edition;
  const place = { language, timeZone };
  const draw = (body: Body): string => bodyToFeedHtml(body, { media, language, origin: world.config.publicUrl });
  const whole: Body = {
    type: 'doc',
    content: [...(article.lead ? [article.lead] : []), ...article.body.content],
  };
  const live = entries.map((entry) => {
    const heading = [formatDateTime(entry.at, place), entry.headline].filter(Boolean).join(' – ');
    return `<h2>${escapeHtml(heading)}</h2>${draw(entry.body)}`;
  });
  // A link within the story leads nowhere in a feed reader, unless it says within which story.
  const url = escapeHtml(absoluteUrl(world, article.path));
  const html = (draw(whole) + live.join('') + correctionsHtml(article, place)).replace(
    / href="(?=[#?])/g,
    () => ` href="${url}`,
  );
  // XML says nothing of direction, and many readers do not guess it.
  return directionOf(language) === 'rtl' && html ? `<div dir="rtl" lang="${escapeHtml(language)}">${html}</div>` : html;
};

/** A story as an item of feeds; `isFull` says whether its text goes with it. */
export const itemOf = async (world: World, edition: Edition, story: Loaded, isFull: boolean): Promise<FeedItem> => {
  const { article, entries, media } = story;
  const section = article.section ? [article.section.name] : [];
  return {
    id: article.id,
    url: absoluteUrl(world, article.path),
    title: foldSpace(article.headline),
    summary: summaryOf(article),
    ...(isFull ? { html: await fullHtml(world, edition, story) } : {}),
    authors: article.authors.map(({ name, path }) => ({ name, url: absoluteUrl(world, path) })),
    categories: [...new Set([...section, ...article.tags.map(({ name }) => name)])],
    publishedAt: article.publishedAt ?? article.createdAt,
    updatedAt: lastChangeOf(article, entries),
    media: feedMediaOf(world, article.lead, media, edition.language),
  };
};
