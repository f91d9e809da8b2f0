import type { World } from '../../world.ts';
import { mediaByIds, type Media } from '../media/media.ts';
import type { Article, ArticleSummary, Cursor, LeadMedia, LiveEntry } from './article.ts';
import { mediaIdsIn } from './body/walk-body.ts';
import { entryTime, keyEntries, type KeyEntry } from './live-entries.store.ts';
import { liveEntriesOf, neighboursOf, pinnedEntriesOf, relatedArticles, translationsOf } from './read-articles.ts';

/** So many entries of a live blog stand on one page. */
const entriesPerPage = 25;
const relatedCount = 4;

export type LiveView = {
  entries: LiveEntry[];
  older: Cursor | undefined;
  /** False on pages of older entries. */
  isFirst: boolean;
  pinned: LiveEntry[];
  keyEvents: KeyEntry[];
};

/** Everything a story's page shows. */
export type ArticleView = {
  article: Article;
  live: LiveView | undefined;
  related: ArticleSummary[];
  previous: ArticleSummary | undefined;
  next: ArticleSummary | undefined;
  /** Other language versions. */
  translations: { id: string; edition: string; path: string; headline: string }[];
  media: ReadonlyMap<string, Media>;
};

/** Which part of a live blog is asked for: what came before a cursor, or the page that begins with one entry. */
export type LiveAsked = { before?: Cursor | undefined; entry?: string | undefined };

const startOf = async (world: World, article: Article, { before, entry }: LiveAsked): Promise<Cursor | undefined> => {
  if (entry === undefined) return before;
  const at = await entryTime(world.db, article.id, entry);
  return at === undefined ? undefined : { listedAt: at + 1, id: '' };
};

/** The part of a live blog that is asked for. */
export const loadLive = async (world: World, article: Article, asked: LiveAsked): Promise<LiveView | undefined> => {
  if (article.kind !== 'liveblog') return undefined;
  const newest = await liveEntriesOf(world, article, { limit: entriesPerPage, withRemoved: true });
  const isOnFirst = asked.entry !== undefined && newest.entries.some(({ id }) => id === asked.entry);
  const before = isOnFirst ? undefined : await startOf(world, article, asked);
  const shown = before
    ? await liveEntriesOf(world, article, { before, limit: entriesPerPage, withRemoved: true })
    : newest;
  const pinned = before ? [] : await pinnedEntriesOf(world, article);
  const isPinned = new Set(pinned.map(({ id }) => id));
  return {
    entries: shown.entries.filter(({ id }) => !isPinned.has(id)),
    older: shown.older,
    isFirst: before === undefined,
    pinned,
    keyEvents: await keyEntries(world.db, article.id),
  };
};

/** The picture that stands for a story in a teaser. */
export const teaserMediaId = (lead: LeadMedia | undefined): string | undefined =>
  lead?.type === 'gallery' ? lead.content[0]?.attrs.mediaId : lead?.attrs.mediaId;

const mediaOf = (article: Article, live: LiveView | undefined, related: readonly ArticleSummary[]): string[] => [
  ...mediaIdsIn(article.body, article.lead),
  ...[...(live?.entries ?? []), ...(live?.pinned ?? [])].flatMap(({ body }) => mediaIdsIn(body)),
  ...article.authors.flatMap(({ portraitId }) => portraitId ?? []),
  ...related.flatMap(({ lead }) => teaserMediaId(lead) ?? []),
];

export const loadArticleView = async (world: World, article: Article, asked: LiveAsked): Promise<ArticleView> => {
  const live = await loadLive(world, article, asked);
  const isPlain = article.kind === 'page';
  const related = isPlain ? [] : await relatedArticles(world, article, relatedCount);
  const { previous, next } = await neighboursOf(world, article);
  const translations = (await translationsOf(world, article)).filter(({ id }) => id !== article.id);
  const media = await mediaByIds(world, [...new Set(mediaOf(article, live, related))]);
  return { article, live, related, previous, next, translations, media };
};

/** What the page depends on. The lists are those its neighbours and related stories come from. */
export const topicsOf = ({ article, related, previous, next, media }: ArticleView): string[] => [
  ...new Set([
    `article:${article.id}`,
    ...(article.section
      ? [`section:${article.section.id}`]
      : article.kind === 'page'
        ? []
        : [`list:${article.edition}`]),
    ...article.tags.map(({ id }) => `tag:${id}`),
    ...article.authors.map(({ id }) => `author:${id}`),
    ...[...related, previous, next].flatMap((story) => (story ? [`article:${story.id}`] : [])),
    `translations:${article.translationGroup}`,
    ...[...media.keys()].map((id) => `media:${id}`),
  ]),
];
