import { momentOf } from '../../common/dates.ts';
import type { XmlElement } from '../shared/xml-items.ts';

/** The text of an item's element; empty when it has none. */
export const field = (item: XmlElement, name: string): string =>
  item.children.find((child) => child.name === name)?.text.trim() ?? '';

export const fieldElement = (item: XmlElement, name: string): XmlElement | undefined =>
  item.children.find((child) => child.name === name);

export type Meta = { key: string; value: string };

export const metaOf = (item: XmlElement): Meta[] =>
  item.children
    .filter(({ name }) => name === 'wp:postmeta')
    .map((meta) => ({ key: field(meta, 'wp:meta_key'), value: field(meta, 'wp:meta_value') }));

export const metaValue = (meta: readonly Meta[], ...keys: readonly string[]): string =>
  meta.find(({ key, value }) => keys.includes(key) && value !== '')?.value ?? '';

export type TermOf = { domain: string; slug: string; name: string };

export const termsOf = (item: XmlElement): TermOf[] =>
  item.children
    .filter(({ name }) => name === 'category')
    .map(({ attributes, text }) => ({
      domain: attributes['domain'] ?? 'category',
      slug: (attributes['nicename'] ?? '').trim() || text.trim(),
      name: text.trim(),
    }));

const wall = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?/;

/** `2011-11-11 12:17:24` in a time zone; undefined for WordPress's zero dates. */
export const wallTime = (text: string, timeZone: string): number | undefined => {
  const found = wall.exec(text);
  if (!found || Number(found[1]) < 1900) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const at =
    timeZone === 'UTC'
      ? Date.UTC(year, month - 1, day, hour, minute, second)
      : momentOf({ year, month, day, hour, minute, second }, timeZone);
  return Number.isFinite(at) ? at : undefined;
};

const mailTime = (text: string): number | undefined => {
  const at = Date.parse(text);
  return Number.isFinite(at) && at > Date.UTC(1900) ? at : undefined;
};

/** When an item was, or will be, published: by Greenwich, else by the feed's date, else by the old site's clock. */
export const itemTime = (item: XmlElement, timeZone: string): number | undefined =>
  wallTime(field(item, 'wp:post_date_gmt'), 'UTC') ??
  mailTime(field(item, 'pubDate')) ??
  wallTime(field(item, 'wp:post_date'), timeZone);

/** The path of an address that is worth keeping; empty for `/?p=12`, the front page and what is no address. */
export const keptPath = (link: string): string => {
  const plain = /^https?:\/\/[\w.-]+((?:\/[\w~-][\w.~-]*)+\/?)$/.exec(link)?.[1];
  if (plain !== undefined) return plain;
  if (!URL.canParse(link)) return '';
  const { pathname, search } = new URL(link);
  return /[?&](?:p|page_id|attachment_id|post_type)=/.test(search) || pathname === '/' ? '' : pathname;
};
