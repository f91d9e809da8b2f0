import type { ForeignSite } from '../shared/foreign.ts';
import { isOldHost } from '../shared/link-map.ts';

/** A Ghost export does not say where its site is: it writes `__GHOST_URL__`. This name stands for it; nobody can own it. */
export const unknownHost = 'ghost.invalid';
export const unknownSite = `https://${unknownHost}`;

export const withSite = (text: string): string => text.replaceAll('__GHOST_URL__', unknownSite);

/** The original of a picture, under the name that stands for the old site wherever that is. */
export const mediaAddress = (address: string, _scratch: unknown, site: ForeignSite): { url: string } => {
  if (!URL.canParse(address)) return { url: address };
  const url = new URL(address);
  url.hash = '';
  const isOurs = url.hostname === unknownHost || (isOldHost(site, url.hostname) && url.pathname.includes('/content/'));
  if (!isOurs) return { url: url.href };
  url.pathname = url.pathname
    .replace(/\/content\/(images|media)\/size\/w\d+(?:h\d+)?\//, '/content/$1/')
    .replace(/\/format\/(?:webp|avif|jpeg)\//, '/');
  return { url: `${unknownSite}${url.pathname}` };
};

export const fetchAddress = (url: string, site: string | undefined): string | undefined =>
  url.startsWith(`${unknownSite}/`)
    ? site === undefined
      ? undefined
      : site.replace(/\/+$/, '') + url.slice(unknownSite.length)
    : url;
