/**
 * How nodes and marks of a story stand in a document: on the writing page, on the clipboard between two stories, and read back from
 * there. What has no element of its own carries its name and attributes as data, so that nothing is lost between two windows.
 */
import type { MarkSpec, Node, NodeSpec, TagParseRule } from 'prosemirror-model';
import { safeHref } from '../../../../common/addresses.ts';
import { directionOf } from '../../../../common/words.ts';

type NodeDom = Pick<NodeSpec, 'toDOM' | 'parseDOM'>;
type MarkDom = Pick<MarkSpec, 'toDOM' | 'parseDOM'>;

/** What came in on the clipboard says of itself; the schema's `validate` and the server judge it again. */
const attributesOf = (element: HTMLElement): Record<string, unknown> | false => {
  try {
    const read: unknown = JSON.parse(element.dataset['attrs'] ?? '{}');
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : false;
  } catch {
    return false;
  }
};

const told = (node: Node): Record<string, string> => ({
  'data-block': node.type.name,
  'data-attrs': JSON.stringify(node.attrs),
});

/** A block whose attributes travel as data. */
const carried = (name: string, tag: string, kind: 'leaf' | 'open', others: readonly TagParseRule[] = []): NodeDom => ({
  toDOM: (node) => (kind === 'leaf' ? [tag, told(node)] : [tag, told(node), 0]),
  parseDOM: [{ tag: `[data-block="${name}"]`, priority: 70, getAttrs: attributesOf }, ...others],
});

const plain = (tag: string): NodeDom => ({ toDOM: () => [tag, 0], parseDOM: [{ tag }] });

const span = (element: HTMLElement, name: string): number => {
  const value = Number(element.getAttribute(name));
  return Number.isInteger(value) && value > 1 && value <= 100 ? value : 1;
};

const aligns = { start: 'start', left: 'start', center: 'center', end: 'end', right: 'end' } as const;

const cell = (tag: 'td' | 'th'): NodeDom => ({
  toDOM: ({ attrs }) => [
    tag,
    {
      ...(attrs['colspan'] > 1 ? { colspan: String(attrs['colspan']) } : {}),
      ...(attrs['rowspan'] > 1 ? { rowspan: String(attrs['rowspan']) } : {}),
      ...(attrs['align'] ? { class: `cell-${String(attrs['align'])}`, 'data-align': String(attrs['align']) } : {}),
    },
    0,
  ],
  parseDOM: [
    {
      tag,
      getAttrs: (element) => ({
        colspan: span(element, 'colspan'),
        rowspan: span(element, 'rowspan'),
        align: aligns[(element.dataset['align'] ?? element.getAttribute('align')) as keyof typeof aligns] ?? null,
      }),
    },
  ],
});

const headings = [1, 2, 3, 4, 5, 6].map((depth) => ({
  tag: `h${depth}`,
  attrs: { level: Math.min(4, Math.max(2, depth)) },
}));

export const nodeDom: Readonly<Record<string, NodeDom>> = {
  paragraph: plain('p'),
  heading: { toDOM: ({ attrs }) => [`h${Number(attrs['level'])}`, 0], parseDOM: headings },
  bulletList: plain('ul'),
  orderedList: {
    toDOM: ({ attrs }) => ['ol', attrs['start'] === null ? {} : { start: String(attrs['start']) }, 0],
    parseDOM: [
      {
        tag: 'ol',
        getAttrs: (element) => {
          const start = Number(element.getAttribute('start') ?? Number.NaN);
          return { start: Number.isInteger(start) && start >= 0 && start !== 1 ? start : null };
        },
      },
    ],
  },
  listItem: plain('li'),
  quote: carried('quote', 'blockquote', 'open', [{ tag: 'blockquote' }]),
  pullQuote: carried('pullQuote', 'div', 'open'),
  picture: carried('picture', 'figure', 'leaf'),
  gallery: carried('gallery', 'div', 'open'),
  sound: carried('sound', 'figure', 'leaf'),
  film: carried('film', 'figure', 'leaf'),
  table: {
    toDOM: (node) => ['table', told(node), ['tbody', 0]],
    parseDOM: [
      { tag: 'table[data-block="table"]', priority: 70, getAttrs: attributesOf },
      {
        tag: 'table',
        getAttrs: (element) => ({ caption: element.querySelector('caption')?.textContent?.trim() || null }),
      },
      { tag: 'caption', ignore: true },
    ],
  },
  tableRow: plain('tr'),
  tableCell: cell('td'),
  tableHeader: cell('th'),
  factBox: carried('factBox', 'aside', 'open'),
  codeBlock: carried('codeBlock', 'pre', 'leaf', [
    { tag: 'pre', getAttrs: (element) => ({ text: element.textContent ?? '', language: null }) },
  ]),
  rule: { toDOM: () => ['hr'], parseDOM: [{ tag: 'hr' }] },
  embed: carried('embed', 'figure', 'leaf'),
  rawHtml: carried('rawHtml', 'figure', 'leaf'),
  hardBreak: { toDOM: () => ['br'], parseDOM: [{ tag: 'br' }] },
};

const simple = (tag: string, ...others: readonly string[]): MarkDom => ({
  toDOM: () => [tag, 0],
  parseDOM: [tag, ...others].map((name) => ({ tag: name })),
});

const suggestion = (name: string, tag: string): MarkDom => ({
  toDOM: ({ attrs }) => [tag, { class: `suggested suggested-${name}`, 'data-suggestion': String(attrs['id']) }, 0],
  // Suggestions and notes belong to the story they were made in: a copy is without them.
  parseDOM: [],
});

const languageTag = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6}$/i;

export const markDom: Readonly<Record<string, MarkDom>> = {
  link: {
    toDOM: ({ attrs }) => {
      const href = safeHref(String(attrs['href']));
      const title = attrs['title'] === null ? {} : { title: String(attrs['title']) };
      return ['a', { ...(href === undefined ? {} : { href }), ...title, rel: 'noopener nofollow' }, 0];
    },
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = safeHref(element.getAttribute('href') ?? '');
          return href === undefined ? false : { href, title: element.getAttribute('title') };
        },
      },
    ],
  },
  strong: simple('strong', 'b'),
  em: simple('em', 'i'),
  strike: simple('s', 'del', 'strike'),
  subscript: simple('sub'),
  superscript: simple('sup'),
  code: simple('code'),
  foreign: {
    toDOM: ({ attrs }) => {
      const lang = String(attrs['lang']);
      return ['span', { lang, dir: directionOf(lang), class: 'foreign' }, 0];
    },
    parseDOM: [
      {
        tag: 'span[lang]',
        getAttrs: (element) => {
          const lang = element.getAttribute('lang') ?? '';
          return languageTag.test(lang) ? { lang } : false;
        },
      },
    ],
  },
  note: {
    toDOM: ({ attrs }) => ['span', { class: 'noted', 'data-note': String(attrs['id']) }, 0],
    parseDOM: [],
  },
  insertion: suggestion('insertion', 'ins'),
  deletion: suggestion('deletion', 'del'),
};
