/**
 * Entity tags: the hash of the plain body, and a suffix for the encoding, because a strong tag names exact bytes.
 * If-None-Match compares weakly (RFC 9110 §13.1.2), so a reader who has the page in any encoding has it.
 */
import { createHash } from 'node:crypto';
import type { Encoding } from './encodings.ts';
import type { Effort } from './encodings.ts';

export const hashOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('base64url').slice(0, 20);

const suffixes = {
  'br quick': '-b',
  'br thorough': '-B',
  'gzip quick': '-g',
  'gzip thorough': '-G',
} as const;

export const etagOf = (hash: string, encoding: Encoding, effort: Effort): string =>
  encoding === 'identity' ? `"${hash}"` : `"${hash}${suffixes[`${encoding} ${effort}`]}"`;

const tagPattern = /(?:W\/)?"([\w-]{20})(-[bBgG])?"/g;

/**
 * The tag to send with 304 when If-None-Match names this page, else undefined. It is the tag the reader has, not the
 * one we would send now: a cache updates only the stored answer with the same strong tag (RFC 9111 §4.3.4).
 */
export const matchingTag = (ifNoneMatch: string, hash: string, current: string): string | undefined => {
  if (ifNoneMatch === current || ifNoneMatch.trim() === '*') return current;
  for (const [, base, suffix = ''] of ifNoneMatch.slice(0, 4096).matchAll(tagPattern)) {
    if (base === hash) return `"${base}${suffix}"`;
  }
  return undefined;
};

/** Whether a page last changed at `lastModified` is unchanged for a reader who asks by date (whole seconds). */
export const isUnmodifiedSince = (ifModifiedSince: string, lastModified: number | undefined): boolean => {
  if (lastModified === undefined || ifModifiedSince === '') return false;
  const since = Date.parse(ifModifiedSince);
  return Number.isFinite(since) && Math.floor(lastModified / 1000) * 1000 <= since;
};
