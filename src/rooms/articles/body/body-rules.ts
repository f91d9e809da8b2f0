import { safeHref, webAddress } from '../../../common/addresses.ts';
import { cleanText } from '../../../common/text.ts';
import type { Block } from './body.ts';

/** What a value turned into, or what it should have been. */
export type Judged = { value: string | number } | { fault: string };
type Judge = (value: unknown) => Judged;

/** An attribute's name → how it is judged; a name that ends in `!` must be there. */
export type AttributeRules = Readonly<Record<string, Judge>>;

export type NodeRule = {
  /** What may stand in it; left out: it has no content. */
  holds?: ReadonlySet<string>;
  /** It makes no sense without content. */
  needsContent?: boolean;
  attributes?: AttributeRules;
};

/** Bounds of one body. A long read has some 300 nodes and 40,000 characters; the longest imported story seen has 600,000. */
export const bodyLimits = { depth: 20, nodes: 50_000, characters: 2_000_000 } as const;

const text =
  (limit: number): Judge =>
  (value) => {
    if (typeof value !== 'string') return { fault: 'must be text' };
    return value.length > limit
      ? { fault: `must have at most ${limit} characters, not ${value.length}` }
      : { value: cleanText(value) };
  };

const wholeNumber =
  (least: number, most: number): Judge =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? { value }
      : { fault: `must be a whole number from ${least} to ${most}` };

const oneOf =
  (...choices: readonly (string | number)[]): Judge =>
  (value) => {
    const found = choices.find((choice) => choice === value);
    return found === undefined ? { fault: `must be one of ${choices.join(', ')}` } : { value: found };
  };

const address =
  (judge: (text: string) => string | undefined, fault: string): Judge =>
  (value) => {
    const found = typeof value === 'string' ? judge(value) : undefined;
    return found === undefined ? { fault } : { value: found };
  };

const matching =
  (pattern: RegExp, fault: string): Judge =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? { value } : { fault };

const href = address(safeHref, 'is not an address that may be linked');
const url = address(webAddress, 'must be an address starting with http:// or https://');
const lang = matching(/^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6}$/i, 'must be a language tag such as “es” or “pt-BR”');
const mediaId = matching(/^[\w-]{1,64}$/, 'must be the id of something in the media room');

const title = text(500);
const caption = text(5_000);
const attribution = text(1_000);
const span = wholeNumber(1, 100);

const inline = new Set(['text', 'hardBreak']);
const cell: NodeRule = {
  holds: inline,
  attributes: { colspan: span, rowspan: span, align: oneOf('start', 'center', 'end') },
};
const mediaAttributes: AttributeRules = { 'mediaId!': mediaId, title, caption };

/** The kinds of blocks; whatever may hold blocks may hold all of them. */
const blockRules: Record<Block['type'], NodeRule> & Record<string, NodeRule> = {
  paragraph: { holds: inline },
  heading: { holds: inline, attributes: { 'level!': oneOf(2, 3, 4) } },
  bulletList: { holds: new Set(['listItem']), needsContent: true, attributes: { start: wholeNumber(0, 1_000_000) } },
  orderedList: { holds: new Set(['listItem']), needsContent: true, attributes: { start: wholeNumber(0, 1_000_000) } },
  quote: { holds: new Set(), needsContent: true, attributes: { attribution, href, lang } },
  pullQuote: { holds: inline, needsContent: true, attributes: { attribution } },
  picture: {
    attributes: { 'mediaId!': mediaId, caption, alt: text(2_000), credit: title, reach: oneOf('text', 'wide', 'full') },
  },
  gallery: { holds: new Set(['picture']), needsContent: true, attributes: { title } },
  sound: { attributes: mediaAttributes },
  film: { attributes: mediaAttributes },
  table: { holds: new Set(['tableRow']), needsContent: true, attributes: { caption } },
  factBox: { holds: new Set(), needsContent: true, attributes: { title } },
  code: {
    attributes: { 'text!': text(200_000), language: matching(/^[\w+#.-]{1,40}$/, 'must be the name of a language') },
  },
  rule: {},
  embed: { attributes: { 'url!': url, title, caption, provider: title } },
  rawHtml: { attributes: { 'html!': text(500_000), title, height: wholeNumber(40, 4_000) } },
};

const blocks: ReadonlySet<string> = new Set(Object.keys(blockRules));
const holdsBlocks = new Set(['quote', 'factBox']);

/** Every kind of node there is. */
export const nodeRules: ReadonlyMap<string, NodeRule> = new Map<string, NodeRule>([
  ...Object.entries(blockRules).map(([type, rule]): [string, NodeRule] => [
    type,
    holdsBlocks.has(type) ? { ...rule, holds: blocks } : rule,
  ]),
  ['doc', { holds: blocks }],
  ['listItem', { holds: blocks }],
  ['tableRow', { holds: new Set(['tableCell', 'tableHeader']), needsContent: true }],
  ['tableCell', cell],
  ['tableHeader', cell],
  ['hardBreak', {}],
]);

/** Every mark there is, with its attributes. */
export const markRules: ReadonlyMap<string, AttributeRules> = new Map<string, AttributeRules>([
  ['strong', {}],
  ['em', {}],
  ['code', {}],
  ['strike', {}],
  ['subscript', {}],
  ['superscript', {}],
  ['link', { 'href!': href, title }],
  ['foreign', { 'lang!': lang }],
]);
