/**
 * HTML from the clipboard as a plain tree. The page's policy lets no string become a document (every parser of the browser is such a
 * place), and what is pasted is hostile: read once from front to back, bounded in length, depth and number of elements.
 */
import { decodeEntities } from './entities.ts';

export type ClipElement = { name: string; attrs: Record<string, string>; children: ClipNode[] };
export type ClipNode = ClipElement | string;

export const element = (name: string, children: ClipNode[] = [], attrs: Record<string, string> = {}): ClipElement => ({
  name,
  attrs,
  children,
});

const longest = 8_000_000;
const deepest = 120;
const most = 150_000;

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Their text is no markup. */
const raw = new Set('script style title textarea xmp iframe noembed noframes noscript'.split(' '));
const closesParagraph = new Set(
  'address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
);

/** What a start tag ends, and what it does not look beyond. */
const ends: Record<string, { these: string[]; until: string[] }> = {
  li: { these: ['li'], until: ['ul', 'ol'] },
  dt: { these: ['dt', 'dd'], until: ['dl'] },
  dd: { these: ['dt', 'dd'], until: ['dl'] },
  td: { these: ['td', 'th'], until: ['table', 'tr'] },
  th: { these: ['td', 'th'], until: ['table', 'tr'] },
  tr: { these: ['tr'], until: ['table'] },
  tbody: { these: ['tbody', 'thead', 'tfoot'], until: ['table'] },
  tfoot: { these: ['tbody', 'thead', 'tfoot'], until: ['table'] },
};
const paragraphEnd = { these: ['p'], until: ['td', 'th', 'table', 'li', 'blockquote', 'div', 'figure', 'button'] };

type Reading = { html: string; lower: string; at: number; open: ClipElement[]; count: number; skipped: number };

const top = ({ open }: Reading): ClipElement => open.at(-1) as ClipElement;

const closeFor = (reading: Reading, name: string): void => {
  const rule = ends[name] ?? (closesParagraph.has(name) ? paragraphEnd : undefined);
  if (!rule) return;
  for (let i = reading.open.length - 1; i > 0; i -= 1) {
    const open = reading.open[i]?.name ?? '';
    if (rule.these.includes(open)) {
      reading.open.length = i;
      return;
    }
    if (rule.until.includes(open)) return;
  }
};

const closeTag = (reading: Reading, name: string): void => {
  if (reading.skipped > 0) {
    reading.skipped -= 1;
    return;
  }
  for (let i = reading.open.length - 1; i > 0; i -= 1)
    if (reading.open[i]?.name === name) {
      reading.open.length = i;
      return;
    }
};

const attribute = /[\s/]*([^\s=>/"'<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

const readAttributes = (reading: Reading): Record<string, string> => {
  const attrs: Record<string, string> = {};
  let left = 40;
  for (;;) {
    attribute.lastIndex = reading.at;
    const found = attribute.exec(reading.html);
    if (!found) break;
    reading.at = attribute.lastIndex;
    const name = (found[1] ?? '').toLowerCase();
    left -= 1;
    if (left >= 0 && attrs[name] === undefined) attrs[name] = decodeEntities(found[2] ?? found[3] ?? found[4] ?? '');
  }
  const end = reading.html.indexOf('>', reading.at);
  reading.at = end < 0 ? reading.html.length : end + 1;
  return attrs;
};

const readRaw = (reading: Reading, made: ClipElement): void => {
  const end = reading.lower.indexOf(`</${made.name}`, reading.at);
  const stop = end < 0 ? reading.html.length : end;
  if (made.name === 'style') made.children.push(reading.html.slice(reading.at, Math.min(stop, reading.at + 200_000)));
  reading.at = stop;
};

const openTag = (reading: Reading, name: string): void => {
  const made = element(name, [], readAttributes(reading));
  closeFor(reading, name);
  reading.count += 1;
  if (reading.count > most) return;
  if (reading.open.length > deepest && !voids.has(name)) {
    reading.skipped += 1;
    if (raw.has(name)) readRaw(reading, made);
    return;
  }
  top(reading).children.push(made);
  if (voids.has(name)) return;
  reading.open.push(made);
  if (raw.has(name)) readRaw(reading, made);
};

const tagName = /<(\/?)([a-z][^\s/>]{0,40})/iy;

/** Anything that begins with `<`: a tag, a comment, or just the sign. */
const readMarkup = (reading: Reading): void => {
  const { html, at } = reading;
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    reading.at = end < 0 ? html.length : end + 3;
    return;
  }
  tagName.lastIndex = at;
  const found = tagName.exec(html);
  if (found) {
    const name = (found[2] ?? '').toLowerCase();
    reading.at = tagName.lastIndex;
    if (found[1] !== '/') return openTag(reading, name);
    const end = html.indexOf('>', reading.at);
    reading.at = end < 0 ? html.length : end + 1;
    return closeTag(reading, name);
  }
  if (/[!?/]/.test(html[at + 1] ?? '')) {
    const end = html.indexOf('>', at);
    reading.at = end < 0 ? html.length : end + 1;
    return;
  }
  top(reading).children.push('<');
  reading.at = at + 1;
};

/** The tree of a piece of HTML, under one element named `body`. */
export const readHtml = (source: string): ClipElement => {
  const html = source.slice(0, longest);
  const body = element('body');
  const reading: Reading = { html, lower: html.toLowerCase(), at: 0, open: [body], count: 0, skipped: 0 };
  while (reading.at < html.length && reading.count <= most) {
    const next = html.indexOf('<', reading.at);
    const end = next < 0 ? html.length : next;
    if (end > reading.at) top(reading).children.push(decodeEntities(html.slice(reading.at, end)));
    reading.at = end;
    if (next >= 0) readMarkup(reading);
  }
  return body;
};

/** All text below an element, as it stands. */
export const textOf = (node: ClipNode): string =>
  typeof node === 'string'
    ? node
    : node.name === 'style' || node.name === 'script'
      ? ''
      : node.children.map(textOf).join('');

/** The first element below that something is true of. */
export const findElement = (root: ClipElement, is: (node: ClipElement) => boolean): ClipElement | undefined => {
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    const found = is(child) ? child : findElement(child, is);
    if (found) return found;
  }
  return undefined;
};

/** Every element below that something is true of, outermost only. */
export const findElements = (root: ClipElement, is: (node: ClipElement) => boolean): ClipElement[] =>
  root.children.flatMap((child) => (typeof child === 'string' ? [] : is(child) ? [child] : findElements(child, is)));
