/** What is said with the bytes of a recording, and what is asked of them (RFC 9110, 13 and 14). */

/** Any site and app may read them; they carry nothing of anybody. */
export const openToAll: readonly string[] = [
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Expose-Headers',
  'Accept-Ranges, Content-Length, Content-Range, Content-Disposition, ETag, Last-Modified',
  'Cross-Origin-Resource-Policy',
  'cross-origin',
];

/** What a browser is told that asks beforehand whether it may. */
export const preflight: readonly string[] = [
  ...openToAll,
  'Access-Control-Allow-Methods',
  'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers',
  'Range, If-Range, If-None-Match, If-Modified-Since',
  'Access-Control-Max-Age',
  '86400',
  'Allow',
  'GET, HEAD, OPTIONS',
  'Cache-Control',
  'public, max-age=86400',
  'Content-Length',
  '0',
];

/** A name no system stumbles over: first in plain letters, then the whole of it (RFC 6266, RFC 8187). */
export const savedAs = (title: string, extension: string): string => {
  const tidy = title
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .slice(0, 120)
    .toWellFormed()
    .trim();
  const name = `${tidy || 'recording'}.${extension}`;
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
};

export type Known = { etag: string; lastModified: string };
export type Conditions = {
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
  ifModifiedSince: string | undefined;
  ifRange: string | undefined;
};

const names = (header: string, etag: string, isWeak: boolean): boolean =>
  header
    .slice(0, 4_096)
    .split(',')
    .some((one) => one.trim() === '*' || (isWeak ? one.trim().replace(/^W\//, '') : one.trim()) === etag);

const isSince = (asked: string, lastModified: string): boolean => {
  const since = Date.parse(asked);
  return Number.isFinite(since) && Date.parse(lastModified) <= since;
};

/** Whether the client has it already (304), wants another one than there is (412), or is to be sent it. */
export const precondition = (asked: Conditions, { etag, lastModified }: Known): 304 | 412 | undefined => {
  if (asked.ifMatch !== undefined && !names(asked.ifMatch, etag, false)) return 412;
  if (asked.ifNoneMatch !== undefined) return names(asked.ifNoneMatch, etag, true) ? 304 : undefined;
  return asked.ifModifiedSince !== undefined && isSince(asked.ifModifiedSince, lastModified) ? 304 : undefined;
};

/** A stretch is sent only of the file the client has begun with (RFC 9110, 13.1.5): its strong tag or its very date. */
export const isSameFile = ({ ifRange }: Conditions, { etag, lastModified }: Known): boolean =>
  ifRange === undefined || ifRange.trim() === etag || ifRange.trim() === lastModified;
