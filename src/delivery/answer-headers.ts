import type { Audience } from './request-head.ts';
import type { Encoding } from './encodings.ts';
import type { Page } from './page.ts';

/** What is the same for all answers of a site. */
export type SiteHeaders = {
  security: readonly string[];
  /** A cache stands in front and is told which pages to drop together. */
  surrogateKeys: boolean;
};

/** Seconds a shared cache may keep a page at most (it does not hear of changes), and may show it while it asks again. */
const sharedAge = 60;
const staleAge = 600;
const errorAge = 10;

const cacheControl = (page: Page, audience: Audience['kind']): string => {
  if (audience !== 'stranger' && page.shared !== true) return 'private, no-cache';
  const status = page.status ?? 200;
  if (status >= 500) return 'no-store';
  if (status >= 400) return `public, max-age=0, s-maxage=${errorAge}`;
  return `public, max-age=0, s-maxage=${Math.min(page.maxAge ?? sharedAge, sharedAge)}, stale-while-revalidate=${staleAge}`;
};

/** Surrogate keys are cut off here, so that a long list cannot burst the cache's header limit. */
const longestKeys = 8_000;

const surrogateKeys = (topics: readonly string[]): string => {
  const keys = topics.join(' ');
  return keys.length <= longestKeys ? keys : keys.slice(0, keys.lastIndexOf(' ', longestKeys));
};

export type Described = {
  page: Page;
  encoding: Encoding;
  etag: string;
  length: number;
  audience: Audience['kind'];
};

/** All headers of an answer, name and value after each other; what the page brings itself wins. */
export const answerHeaders = (site: SiteHeaders, { page, encoding, etag, length, audience }: Described): string[] => {
  const own = Object.entries(page.headers ?? {});
  const headers = [
    'Content-Type',
    page.type,
    'Cache-Control',
    cacheControl(page, audience),
    'Vary',
    page.shared === true ? 'Accept-Encoding' : 'Accept-Encoding, Cookie',
    'ETag',
    etag,
    ...(page.lastModified === undefined ? [] : ['Last-Modified', new Date(page.lastModified).toUTCString()]),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...(site.surrogateKeys && audience === 'stranger' ? ['Surrogate-Key', surrogateKeys(page.topics)] : []),
    ...site.security,
  ];
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  const kept: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] ?? '';
    if (!names.has(name.toLowerCase())) kept.push(name, headers[i + 1] ?? '');
  }
  kept.push(...own.flat(), 'Content-Length', String(length));
  return kept;
};

/** The headers of the same answer when the reader has it already: nothing about a body that does not come. */
export const unmodifiedHeaders = (headers: readonly string[], etag: string): string[] => {
  const left: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] ?? '';
    if (/^content-(?:length|type|encoding)$/i.test(name)) continue;
    left.push(name, name === 'ETag' ? etag : (headers[i + 1] ?? ''));
  }
  return left;
};
