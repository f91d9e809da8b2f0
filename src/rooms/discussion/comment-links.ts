import { safeHref } from '../../common/addresses.ts';

const longestAddress = 2_048;
const linked = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s@]+@)/i;

/** The address when a comment may link to it: a whole one of the web, or somebody's mailbox. Undefined for all else. */
export const commentHref = (address: string): string | undefined => {
  if (address.length > longestAddress) return undefined;
  const safe = safeHref(address);
  return safe !== undefined && linked.test(safe) ? safe : undefined;
};

/** What every link in a comment says about itself: readers put it there. */
export const commentLinkRel = 'nofollow ugc noopener';

const bare = /(?:https?:\/\/|www\.)[^\s<>"'`|\\^{}[\]\u3000-\u3002\uff00-\uff0f]+/giy;
const wordBefore = /[\p{L}\p{N}_]/u;

/** How much of a bare address is the sentence's: full stops, closing marks, a bracket that was opened before it. */
const addressEnd = (found: string): number => {
  let opened = 0;
  for (const sign of found) opened += sign === '(' ? 1 : sign === ')' ? -1 : 0;
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1] ?? '';
    if (last === ')') {
      if (opened >= 0) break;
      opened += 1;
    } else if (!/[.,;:!?*_~\]…»”’،؛؟]/.test(last)) break;
  }
  return end;
};

/** A web address that begins here in a text: how long it is, and where it leads (undefined: nowhere safe). */
export const bareAddressAt = (text: string, at: number): { length: number; href: string | undefined } | undefined => {
  if (at > 0 && wordBefore.test(text[at - 1] ?? '')) return undefined;
  bare.lastIndex = at;
  const found = bare.exec(text)?.[0];
  if (found === undefined) return undefined;
  const length = addressEnd(found);
  const address = found.slice(0, length);
  const href = /^www\./i.test(address) ? `https://${address}` : address;
  // A name without a dot (`https://etc`) is no place on the web that a reader means.
  const isWhole = /^https?:\/\/(?:[^\s/?#]+\.[^\s/?#]+|localhost|\[)/i.test(href);
  return {
    length: found.length > longestAddress ? found.length : Math.max(1, length),
    href: isWhole ? commentHref(href) : undefined,
  };
};

/** The host of an address, for telling a reader where a link leads. */
export const hostOf = (href: string): string => {
  try {
    return new URL(href).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
};
