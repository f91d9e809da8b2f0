import { withoutSize } from '../shared/media-files.ts';
import type { Scratch } from '../shared/scratch.store.ts';

export type Attachment = { url: string; alt: string; caption: string; title: string };

/** The part of an address below the folder of uploads, by which WordPress knows a file wherever its site moved. */
export const uploadKey = (url: string): string => {
  if (!URL.canParse(url)) return '';
  const { pathname, hostname } = new URL(url);
  const below = /\/(?:wp-content\/uploads|wp-content\/blogs\.dir\/\d+\/files|files)\/(.+)$/.exec(pathname)?.[1];
  const found = below ?? (/\.files\.wordpress\.com$/.test(hostname) ? pathname.slice(1) : undefined);
  return found === undefined ? '' : found.replace(/^sites\/\d+\//, '').toLowerCase();
};

/** Jetpack's picture servers carry the real address in their path. */
const unwrapped = (url: URL): URL => {
  const inner = /^i\d\.wp\.com$/.test(url.hostname) ? `https:/${url.pathname}` : '';
  return inner !== '' && URL.canParse(inner) ? new URL(inner.replace('https:/', 'https://')) : url;
};

export const attachmentAt = (url: string, scratch: Scratch): Attachment | undefined => {
  const key = uploadKey(url);
  const plain = withoutSize(key);
  const candidates = [key, plain, plain.replace(/(\.[a-z0-9]+)$/, '-scaled$1')];
  for (const candidate of key === '' ? [] : candidates) {
    const id = scratch.bondsOf('file', candidate)[0];
    const entry = id === undefined ? undefined : scratch.entry(id);
    if (entry) return JSON.parse(entry.data) as Attachment;
  }
  return undefined;
};

/** The original of a picture, whatever size a text shows, with what the library said about it. */
export const mediaAddress = (address: string, scratch: Scratch): { url: string; alt?: string; caption?: string } => {
  if (!URL.canParse(address)) return { url: address };
  const url = unwrapped(new URL(address));
  const known = attachmentAt(url.href, scratch);
  if (known && URL.canParse(known.url))
    return {
      url: known.url,
      ...(known.alt ? { alt: known.alt } : {}),
      ...(known.caption ? { caption: known.caption } : {}),
    };
  url.hash = '';
  if (uploadKey(url.href) === '') return { url: url.href };
  url.search = '';
  url.pathname = withoutSize(url.pathname);
  return { url: url.href };
};
