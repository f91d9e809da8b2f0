import { normalPath } from '../../common/addresses.ts';
import type { ForeignSite, LinkTold } from './foreign.ts';
import type { Scratch } from './scratch.store.ts';

/** The path below the site's own beginning; undefined when it is outside. */
export const belowBase = (path: string, { basePath }: Pick<ForeignSite, 'basePath'>): string | undefined =>
  basePath === ''
    ? path
    : path === basePath
      ? '/'
      : path.startsWith(`${basePath}/`)
        ? path.slice(basePath.length)
        : undefined;

const withoutWww = (host: string): string => host.replace(/^www\./, '');

/** Whether an address is one of the old site, with or without `www.`. */
export const isOldHost = (site: ForeignSite, host: string): boolean => {
  const wanted = withoutWww(host.toLowerCase());
  return site.hosts.some((known) => withoutWww(known) === wanted);
};

const files =
  /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|zip|epub|jpe?g|png|gif|webp|avif|svg|mp3|m4a|ogg|oga|wav|flac|mp4|m4v|mov|webm|ogv)$/i;
const pictures = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;
const sounds = /\.(?:mp3|m4a|ogg|oga|wav|flac)$/i;
const films = /\.(?:mp4|m4v|mov|webm|ogv)$/i;

/** The kind of medium a file's name tells. */
export const mediumKind = (path: string): 'picture' | 'sound' | 'film' | 'file' =>
  pictures.test(path) ? 'picture' : sounds.test(path) ? 'sound' : films.test(path) ? 'film' : 'file';

type Parts = { scratch: Scratch; site: ForeignSite; inEdition: (path: string) => string };

/** Links like `/?p=123`, which old WordPress texts are full of. */
const byNumber = (url: URL, scratch: Scratch): string | undefined => {
  if (url.search === '') return undefined;
  const id = url.searchParams.get('p') ?? url.searchParams.get('page_id') ?? url.searchParams.get('attachment_id');
  const entry = id === null ? undefined : scratch.entry(id);
  return entry?.kind === 'story'
    ? entry.newPath
    : entry?.kind === 'attachment'
      ? scratch.entry(entry.parent)?.newPath
      : undefined;
};

const byPath = (path: string, scratch: Scratch): string | undefined => {
  const entry = scratch.entryAt(path);
  if (entry?.kind === 'story') return entry.newPath;
  if (entry?.kind === 'attachment') return scratch.entry(entry.parent)?.newPath || undefined;
  return undefined;
};

/**
 * Where a link to the old site leads now: the story's, section's, tag's or author's address here, a file's old path (which
 * leads to the file once it is found). What nobody knows stays as it was, and is told.
 */
export const createLinkMap =
  ({ scratch, site, inEdition }: Parts) =>
  (url: URL, { lose, file }: LinkTold): string | undefined => {
    if (!isOldHost(site, url.hostname)) return undefined;
    const path = normalPath(url.pathname) ?? '/';
    const found = byNumber(url, scratch) || byPath(path, scratch);
    if (found) return found;
    const below = belowBase(path, site);
    if (below === '/' && url.search === '') return inEdition('/');
    if (files.test(path)) {
      file(url.href, mediumKind(path));
      return url.pathname;
    }
    const list = scratch.bondsOf('list', path)[0];
    if (list) return list;
    if (below !== undefined)
      lose('A link to a page of the old site that is not in the file was left as it was', url.href.slice(0, 200));
    return undefined;
  };
