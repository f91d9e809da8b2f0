import type { Person, ProfilePage } from 'schema-dts';
import { webAddress } from '../../common/addresses.ts';
import type { Author } from '../../rooms/articles/articles.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import type { FeedMedia } from '../feed.ts';
import { publisherId } from './publisher.ts';

/** An author under a story: name and the page where more is said. */
export const authorNode = (world: World, { name, path, role }: Author): Person => ({
  '@type': 'Person',
  name,
  url: absoluteUrl(world, path),
  ...(role ? { jobTitle: role } : {}),
});

/** An author's own page (developers.google.com/search/docs/appearance/structured-data/profile-page). */
export const profileNode = (
  world: World,
  author: Author,
  portrait: FeedMedia | undefined,
  language: string,
): ProfilePage => {
  const links = author.links.flatMap(({ url }) => webAddress(url) ?? []);
  return {
    '@type': 'ProfilePage',
    '@id': absoluteUrl(world, author.path),
    url: absoluteUrl(world, author.path),
    inLanguage: language,
    mainEntity: {
      ...(authorNode(world, author) as Exclude<Person, string>),
      '@type': 'Person',
      '@id': `${absoluteUrl(world, author.path)}#person`,
      identifier: author.id,
      ...(author.bio ? { description: author.bio } : {}),
      ...(portrait ? { image: portrait.url } : {}),
      ...(links.length > 0 ? { sameAs: links } : {}),
      ...(author.isGuest ? {} : { worksFor: { '@id': publisherId(world) } }),
    },
  };
};

/** Hosts whose profiles look like the fediverse's but are not part of it. */
const elsewhere = /(?:^|\.)(?:youtube\.com|medium\.com|tiktok\.com|t\.me|substack\.com|flipboard\.com)$/;

/** `@name@host` for Mastodon's bylines, when one of the author's links is a profile there. */
export const fediverseHandle = ({ links }: Author): string | undefined => {
  for (const { url } of links) {
    const address = webAddress(url);
    if (address === undefined) continue;
    const { hostname, pathname } = new URL(address);
    const name = /^\/@([\w.-]+)\/?$/.exec(pathname)?.[1];
    if (name && !elsewhere.test(hostname)) return `@${name}@${hostname}`;
  }
  return undefined;
};
