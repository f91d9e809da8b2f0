import { element, textElement, xmlDeclaration } from '../xml.ts';

/** An address and, where it is known, when what stands there last changed. */
export type SitemapEntry = { url: string; changedAt?: number };

const namespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };
const newsNamespaces = { ...namespace, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' };

/** What the protocol allows in one file (sitemaps.org/protocol, Google's news sitemaps). */
export const sitemapLimits = { urls: 50_000, news: 1_000 } as const;
export type SitemapLimits = { urls: number; news: number };

/** The protocol refuses longer addresses, and one of them would spoil the whole file. */
const longestUrl = 2048;

const lastmod = (at: number | undefined): string =>
  at === undefined ? '' : textElement('lastmod', new Date(at).toISOString());

const drawEntries = (name: string, entries: readonly SitemapEntry[]): string =>
  entries
    .filter(({ url }) => url.length <= longestUrl)
    .map(({ url, changedAt }) => element(name, {}, textElement('loc', url) + lastmod(changedAt)))
    .join('\n');

const document = (root: string, attributes: Record<string, string>, markup: string): string =>
  `${xmlDeclaration}${element(root, attributes, `\n${markup}\n`)}\n`;

/** A sitemap (sitemaps.org/protocol). No priorities and frequencies: search engines do not read them. */
export const writeSitemap = (entries: readonly SitemapEntry[]): string =>
  document('urlset', namespace, drawEntries('url', entries));

export const writeSitemapIndex = (entries: readonly SitemapEntry[]): string =>
  document('sitemapindex', namespace, drawEntries('sitemap', entries));

export type NewsEntry = { url: string; publishedAt: number; title: string };

/** Languages as the news schema writes them: ISO 639 alone, but for the two ways of writing Chinese. */
const newsLanguage = (tag: string): string => {
  const [primary = 'en', ...rest] = tag.toLowerCase().split('-');
  if (primary !== 'zh') return primary;
  return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-tw' : 'zh-cn';
};

/** A news sitemap (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
export const writeNewsSitemap = (
  publication: { name: string; language: string },
  entries: readonly NewsEntry[],
): string => {
  const name =
    textElement('news:name', publication.name) + textElement('news:language', newsLanguage(publication.language));
  const about = element('news:publication', {}, name);
  const drawn = entries.map(({ url, publishedAt, title }) => {
    const date = textElement('news:publication_date', new Date(publishedAt).toISOString());
    const news = element('news:news', {}, about + date + textElement('news:title', title));
    return element('url', {}, textElement('loc', url) + news);
  });
  return document('urlset', newsNamespaces, drawn.join('\n'));
};
