/**
 * The one place that decides which addresses may be drawn as a link. Everything that is not plainly harmless is refused:
 * no JSX runtime and no tree stops `javascript:` by itself.
 */
const allowedSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address when it may be linked (http, https, mailto, tel, or one on this site), else undefined. */
export const safeHref = (address: string): string | undefined => {
  const trimmed = address
    .replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\ufeff]+/g, (run) => (/^ +$/.test(run) ? '%20' : ''))
    .replace(/^(?:%20)+|(?:%20)+$/g, '');
  if (trimmed === '' || trimmed.length > 4096) return undefined;
  if (/^[#?]/.test(trimmed)) return trimmed;
  if (/^\/(?![/\\])/.test(trimmed)) return trimmed;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return undefined;
  try {
    return allowedSchemes.has(new URL(trimmed).protocol) ? trimmed : undefined;
  } catch {
    return undefined;
  }
};

/** The address when it is an absolute http(s) one, else undefined. */
export const webAddress = (address: string): string | undefined => {
  const safe = safeHref(address);
  return safe !== undefined && /^https?:\/\//i.test(safe) ? safe : undefined;
};

/** Paths that are in their normal form but for a slash at the end: nearly all. */
const plainPath = /^(?:\/[\w.~-]+)+\/?$/;

/**
 * A path of this site in the one form it is stored and looked up in: percent-decoded, NFC, no double slashes,
 * no slash at the end (but for `/` itself), no query. Undefined when it is not decodable.
 */
export const normalPath = (path: string): string | undefined => {
  if (plainPath.test(path)) return path.endsWith('/') ? path.slice(0, -1) : path;
  try {
    const decoded = decodeURIComponent(path.split(/[?#]/, 1)[0] ?? '').normalize('NFC');
    if (/[\u0000-\u001f\u007f\\]/.test(decoded)) return undefined;
    const folded = decoded.replace(/\/{2,}/g, '/').replace(/(?<=.)\/+$/, '');
    return folded.startsWith('/') ? folded : `/${folded}`;
  } catch {
    return undefined;
  }
};
