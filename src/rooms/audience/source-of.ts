/** From where somebody came to a page: a page of ours, a service, a host; never a whole address of somebody else's. */
import { knownSources, worldwide } from './source-names.ts';

/** What of the publication's own addresses must be known to tell its pages apart. */
export type OwnPlaces = { origin: string; homes: ReadonlySet<string>; sections: ReadonlySet<string> };

export type Source = {
  /** `own:front`, `network:Facebook`, `web:example.org`, `direct` … */
  name: string;
  /** For pages of ours: their path. */
  path?: string;
  /** A host nobody has vouched for: counted by name only when several networks bring it. */
  isUnknown?: true;
};

const direct: Source = { name: 'direct' };
const plainHost = /^(?=.{1,100}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/;
const lists = /^\/(?:archive|author|tag|topics?|corrections|reader)(?:\/|$)/;
const marked: readonly (readonly [RegExp, string])[] = [
  [/[?&](?:from=letter|utm_medium=(?:e-?mail|newsletter))(?:&|$)/i, 'own:letter'],
  [/[?&](?:from=feed|utm_(?:medium|source)=(?:rss|feed))(?:&|$)/i, 'own:feed'],
  [/[?&]from=push(?:&|$)/i, 'own:push'],
];

/** The path as it is without edition and shell. */
const bare = (path: string, { homes }: OwnPlaces): string => {
  const shown = path.startsWith('/text/') || path === '/text' ? path.slice(5) || '/' : path;
  for (const home of homes)
    if (home !== '/' && (shown === home || shown.startsWith(`${home}/`))) return shown.slice(home.length) || '/';
  return shown;
};

const ownSource = (path: string, places: OwnPlaces): Source => {
  const shown = path.startsWith('/text/') ? path.slice(5) : path;
  const rest = bare(path, places);
  const named = (name: string): Source => ({ name: `own:${name}`, path: rest });
  if (rest === '/') return named('front');
  if (rest === '/search') return named('search');
  if (/^\/(?:saved|following|for-you|me)(?:\/|$)/.test(rest)) return named('own-list');
  if (places.sections.has(shown.replace(/\/$/, ''))) return named('section');
  return named(lists.test(rest) ? 'list' : 'story');
};

const hostSource = (host: string): Source => {
  const plain = host.replace(/\.$/, '').replace(/^(?:www|m|l|lm|mobile|amp|out|old|away|web)\./, '');
  const service =
    knownSources[host] ??
    knownSources[plain] ??
    knownSources[plain.split('.').slice(-2).join('.')] ??
    worldwide.find(([pattern]) => pattern.test(plain))?.[1];
  if (service) return { name: `${service.kind}:${service.name}` };
  // An address of figures is a machine in somebody's house.
  if (!plainHost.test(plain) || /^[\d.]+$/.test(plain)) return { name: 'other' };
  return { name: `web:${plain}`, isUnknown: true };
};

/** The source a Referer names; anything that is none is nothing. */
export const sourceOf = (referer: string, places: OwnPlaces): Source => {
  if (referer === '' || referer.length > 2_000 || !URL.canParse(referer)) return direct;
  const { protocol, host, hostname, origin, pathname } = new URL(referer);
  if (protocol === 'android-app:') return hostSource(host.toLowerCase());
  if (protocol !== 'http:' && protocol !== 'https:') return direct;
  return origin === places.origin || host === new URL(places.origin).host
    ? ownSource(pathname, places)
    : hostSource(hostname);
};

/** Our own links in letters, feeds and on devices carry a mark, for programs of that kind name no page they come from. */
export const markedSource = (url: string): string | undefined =>
  url.includes('?') ? marked.find(([pattern]) => pattern.test(url))?.[1] : undefined;

/** Whether somebody is still on the page they were on: turned a page of its comments, sent a form, loaded it anew. */
export const isSamePage = ({ path }: Source, url: string, places: OwnPlaces): boolean => {
  if (path === undefined) return false;
  const end = url.search(/[?#]/);
  return bare(end < 0 ? url : url.slice(0, end), places) === path;
};
