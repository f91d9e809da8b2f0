import { domainToUnicode } from 'node:url';
import type { LinkedWords } from './linked-words.ts';
import { likeness } from './look-alikes.ts';
import { scriptOf } from './script-of.ts';

const parse = (href: string): URL | undefined => (URL.canParse(href) ? new URL(href) : undefined);

/** The host a link leads to, without `www.`; empty for mail addresses. */
export const linkedHost = (href: string): string => parse(href)?.hostname.replace(/^www\./, '') ?? '';

/** A name that is read as another: letters of two alphabets in one part, or a part wholly in letters that look Latin. */
const isLookAlikeLabel = (label: string, ending: string): boolean => {
  const scripts = new Set(
    Array.from(label)
      .map((letter) => scriptOf(letter))
      .filter(Boolean),
  );
  if (scripts.size > 1) return true;
  const looksLatin = Array.from(label).every((letter) => /^[a-z0-9-]$/.test(likeness(letter)));
  // “аррӏе.com” is all Cyrillic; under a Cyrillic ending the same letters are at home.
  return scripts.size === 1 && !scripts.has('Latin') && looksLatin && /^[a-z]+$/.test(ending);
};

/** Whether the host of a link is made to be taken for another, or the address hides it behind an “@”. */
export const isLookAlike = (href: string): boolean => {
  const url = parse(href);
  if (!url) return false;
  if (/^https?:$/.test(url.protocol) && (url.username !== '' || url.password !== '')) return true;
  if (!url.hostname.includes('xn--')) return false;
  const labels = domainToUnicode(url.hostname).split('.');
  return labels.slice(0, -1).some((label) => isLookAlikeLabel(label, labels.at(-1) ?? ''));
};

const addressInWords = /^\W{0,3}(?:https?:\/\/)?((?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24})(?=[/:?#\s]|$)/iu;

/** Names of files look like hosts: “report.pdf”, “node.js”. */
const fileEnding =
  /\.(?:pdf|docx?|xlsx?|pptx?|odt|txt|csv|zip|jpe?g|png|gif|webp|mp[34]|html?|js|ts|py|rs|sh|md|php|net)$/i;

const isWithin = (host: string, other: string): boolean => host === other || host.endsWith(`.${other}`);

/** Whether the words of a link are an address, and another one than it leads to. */
export const namesOtherAddress = ({ href, words }: LinkedWords): boolean => {
  const shown = addressInWords.exec(words.trim())?.[1];
  if (shown === undefined || /^mailto:/i.test(href)) return false;
  if (fileEnding.test(shown) && !/^\W{0,3}https?:/i.test(words.trim())) return false;
  const named = linkedHost(`https://${shown}`);
  const real = linkedHost(href);
  return named !== '' && real !== '' && !isWithin(real, named) && !isWithin(named, real);
};

/** Services that shorten addresses and so hide where they lead. A newspaper's own (nyti.ms) shows whose it is. */
const shorteners = new Set(
  (
    'bit.ly tinyurl.com t.co goo.gl ow.ly is.gd v.gd cutt.ly rebrand.ly tiny.cc shorturl.at rb.gy t.ly bl.ink adf.ly ' +
    'shorte.st clck.ru vk.cc u.to s.id soo.gd tny.im qr.ae lnkd.in buff.ly dlvr.it disq.us'
  ).split(' '),
);

export const isShortened = (href: string): boolean => shorteners.has(linkedHost(href));
