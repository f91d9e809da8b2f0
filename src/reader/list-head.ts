import type { Head, Publication } from '../rooms/publication/publication.ts';

/** The feeds of a list, by its stored path. */
export const listFeeds = (path: string, title: string): NonNullable<Head['feeds']> => {
  const base = path === '/' ? '' : path;
  return ['rss.xml', 'atom.xml', 'feed.json'].map((file) => ({ title, path: `${base}/${file}` }));
};

/** The same page in every edition, where it has the same address in each. */
export const inEveryEdition = (publication: Publication, path: string): NonNullable<Head['alternates']> =>
  publication.editions.map((edition) => ({ language: edition.language, path: publication.inEdition(edition, path) }));

export const homesIn = (publication: Publication): NonNullable<Head['alternates']> =>
  publication.editions.map((edition) => ({ language: edition.language, path: publication.home(edition) }));
