import { momentOf } from '../../common/dates.ts';
import { foldSpace } from '../../common/text.ts';
import {
  countListed,
  listedAddresses,
  monthsWithArticles,
  plainPagesOf,
  sectionsOf,
} from '../../rooms/articles/articles.ts';
import { publicShows } from '../../rooms/audio/audio.ts';
import { publicationOf, type Edition } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { sitemapLimits, type NewsEntry, type SitemapEntry, type SitemapLimits } from './write-sitemap.ts';

const two = (value: number): string => String(value).padStart(2, '0');

export type Month = { year: number; month: number };

const monthSpan = async (world: World, { year, month }: Month): Promise<{ from: number; until: number }> => {
  const { timeZone } = (await publicationOf(world)).settings;
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return { from: momentOf({ year, month }, timeZone), until: momentOf(next, timeZone) };
};

/** The first part of a month has no number: it is the only one for nearly everybody. */
const monthFile = (edition: Edition, { year, month }: Month, part: number): string =>
  `/sitemaps/${edition.code}-${year}-${two(month)}${part === 1 ? '' : `-${part}`}.xml`;

const monthFiles = async (world: World, edition: Edition, limits: SitemapLimits): Promise<string[]> => {
  const files: string[] = [];
  for (const month of await monthsWithArticles(world, edition.code)) {
    const count = await countListed(world, edition.code, await monthSpan(world, month));
    for (let part = 1; part <= Math.ceil(count / limits.urls); part += 1) files.push(monthFile(edition, month, part));
  }
  return files;
};

/** Google asks for stories of the last two days. */
export const newsAge = 48 * 3_600_000;

const newsSpan = (world: World): { from: number; until: number } => ({
  from: world.now() - newsAge,
  until: world.now() + 1,
});

const newsFiles = async (world: World, edition: Edition, limits: SitemapLimits): Promise<string[]> => {
  const { inEdition } = await publicationOf(world);
  const count = await countListed(world, edition.code, newsSpan(world));
  const parts = Array.from({ length: Math.ceil(count / limits.news) }, (_, part) => part + 1);
  return parts.map((part) => inEdition(edition, part === 1 ? '/news-sitemap.xml' : `/news-sitemap-${part}.xml`));
};

/** Every sitemap there is, for the index. */
export const sitemapFiles = async (world: World, limits: SitemapLimits = sitemapLimits): Promise<SitemapEntry[]> => {
  const { editions } = await publicationOf(world);
  const paths = ['/sitemaps/pages.xml'];
  for (const edition of editions) {
    paths.push(...(await newsFiles(world, edition, limits)), ...(await monthFiles(world, edition, limits)));
  }
  return paths.map((path) => ({ url: absoluteUrl(world, path) }));
};

/** One part of a month of an edition, counting from 1; undefined when there is no such part. */
export const monthEntries = async (
  world: World,
  edition: Edition,
  { part, ...month }: Month & { part: number },
  limits: SitemapLimits = sitemapLimits,
): Promise<SitemapEntry[] | undefined> => {
  const skip = (part - 1) * limits.urls;
  const found = await listedAddresses(world, edition.code, await monthSpan(world, month), {
    skip,
    limit: limits.urls,
  });
  if (found.length === 0) return undefined;
  return found
    .filter(({ isHidden }) => !isHidden)
    .map(({ path, updatedAt }) => ({ url: absoluteUrl(world, path), changedAt: updatedAt }));
};

/** The stories of the last 48 hours of an edition: one part, counting from 1. */
export const newsEntries = async (
  world: World,
  edition: Edition,
  part: number,
  limits: SitemapLimits = sitemapLimits,
): Promise<NewsEntry[]> => {
  const skip = (part - 1) * limits.news;
  const found = await listedAddresses(world, edition.code, newsSpan(world), { skip, limit: limits.news });
  return found
    .filter(({ isHidden }) => !isHidden)
    .map(({ path, publishedAt, headline }) => ({
      url: absoluteUrl(world, path),
      publishedAt,
      title: foldSpace(headline),
    }));
};

/** Front pages, sections, shows and plain pages of every edition. */
export const pageEntries = async (world: World): Promise<SitemapEntry[]> => {
  const { editions, home, inEdition } = await publicationOf(world);
  const entries: SitemapEntry[] = [];
  for (const edition of editions) {
    entries.push({ url: absoluteUrl(world, home(edition)) });
    for (const { path } of await sectionsOf(world, edition.code)) entries.push({ url: absoluteUrl(world, path) });
    const shows = await publicShows(world, edition.code);
    if (shows.length > 0) entries.push({ url: absoluteUrl(world, inEdition(edition, '/podcasts')) });
    for (const { path } of shows) entries.push({ url: absoluteUrl(world, path) });
    for (const { path, publishedAt, updatedAt } of await plainPagesOf(world, edition.code)) {
      const changedAt = updatedAt ?? publishedAt;
      entries.push({ url: absoluteUrl(world, path), ...(changedAt === undefined ? {} : { changedAt }) });
    }
  }
  return entries;
};
