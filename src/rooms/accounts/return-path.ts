/** Where a reader may be sent back to after signing in: a page of this site and nothing else. */
const longest = 2_000;
/** Never to be met by somebody who has just signed in. */
const pointless = /^(?:\/text)?(?:\/(?!me\/)[\w-]+)?\/sign-(?:in|out)(?:[/?#]|$)/;

/**
 * The path when it is one of this site, else undefined. Browsers read `//host`, `/\host` and `/<tab>/host` as other sites, so whatever
 * is not plainly a path is refused rather than mended.
 */
export const returnPath = (asked: unknown): string | undefined => {
  if (typeof asked !== 'string' || asked.length > longest || !/^\/(?![/\\])/.test(asked)) return undefined;
  // oxlint-disable-next-line no-control-regex
  if (/[\\\u0000-\u0020\u007f-\u009f\u2028\u2029]/.test(asked) || !asked.isWellFormed()) return undefined;
  const here = 'https://courant.invalid';
  const url = URL.parse(asked, here);
  if (!url || url.origin !== here || url.username || url.password || url.pathname.startsWith('//')) return undefined;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return pointless.test(url.pathname) ? undefined : path;
};
