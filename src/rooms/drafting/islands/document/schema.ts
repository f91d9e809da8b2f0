/**
 * The ProseMirror schema of a story's body, for the editor and for the server that reads what was written. Names and attributes are
 * those of the body tree (rooms/articles/body/body.ts), but for the block `code`: ProseMirror wants it under another name than the mark,
 * so it is `codeBlock` here (`toSchemaJson`, `toBodyJson`). `note`, `insertion` and `deletion` are of the newsroom and never leave it.
 */
import { Schema, type AttributeSpec, type MarkSpec, type NodeSpec } from 'prosemirror-model';
import { markDom, nodeDom } from './schema-dom.ts';

/** An attribute that need not be there. */
const maybe: AttributeSpec = { default: null, validate: 'string|null' };
const number = (fallback: number | null): AttributeSpec => ({
  default: fallback,
  validate: fallback === null ? 'number|null' : 'number',
});
const text: AttributeSpec = { default: '', validate: 'string' };
const needed: AttributeSpec = { validate: 'string' };

const media = { mediaId: needed, title: maybe, caption: maybe };

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*' },
  heading: { group: 'block', content: 'inline*', attrs: { level: number(2) }, defining: true },
  bulletList: { group: 'block', content: 'listItem+', attrs: { start: number(null) } },
  orderedList: { group: 'block', content: 'listItem+', attrs: { start: number(null) } },
  // Imported items may begin with any block; what does not fit the schema would be taken out of the shared document.
  listItem: { content: 'block+', defining: true },
  quote: { group: 'block', content: 'block+', attrs: { attribution: maybe, href: maybe, lang: maybe }, defining: true },
  pullQuote: { group: 'block', content: 'inline*', attrs: { attribution: maybe }, defining: true },
  picture: {
    group: 'block',
    atom: true,
    draggable: true,
    attrs: { mediaId: needed, caption: maybe, alt: maybe, credit: maybe, reach: maybe },
  },
  // Pictures cannot be made out of nothing, so the schema cannot ask for one: an empty gallery is left out when the story is read.
  gallery: { group: 'block', content: 'picture*', attrs: { title: maybe }, draggable: true, isolating: true },
  sound: { group: 'block', atom: true, draggable: true, attrs: media },
  film: { group: 'block', atom: true, draggable: true, attrs: media },
  table: { group: 'block', content: 'tableRow+', tableRole: 'table', isolating: true, attrs: { caption: maybe } },
  tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
  tableCell: {
    content: 'inline*',
    tableRole: 'cell',
    isolating: true,
    attrs: { colspan: number(1), rowspan: number(1), align: maybe, colwidth: { default: null } },
  },
  tableHeader: {
    content: 'inline*',
    tableRole: 'header_cell',
    isolating: true,
    attrs: { colspan: number(1), rowspan: number(1), align: maybe, colwidth: { default: null } },
  },
  factBox: { group: 'block', content: 'block+', attrs: { title: maybe }, isolating: true, defining: true },
  codeBlock: { group: 'block', atom: true, attrs: { text, language: maybe } },
  rule: { group: 'block' },
  embed: {
    group: 'block',
    atom: true,
    draggable: true,
    attrs: { url: needed, title: maybe, caption: maybe, provider: maybe },
  },
  rawHtml: { group: 'block', atom: true, attrs: { html: text, title: maybe, height: number(null) } },
  hardBreak: { group: 'inline', inline: true, selectable: false },
  text: { group: 'inline' },
};

/** Suggestions: who proposes what, and when. */
const suggestion: MarkSpec = { attrs: { id: needed, by: needed, at: { validate: 'number' } }, inclusive: false };

const marks: Record<string, MarkSpec> = {
  link: { attrs: { href: needed, title: maybe }, inclusive: false },
  strong: {},
  em: {},
  strike: {},
  subscript: { excludes: 'superscript subscript' },
  superscript: { excludes: 'subscript superscript' },
  code: {},
  foreign: { attrs: { lang: needed } },
  note: { attrs: { id: needed }, inclusive: false, excludes: '' },
  // Who types next to a suggestion does not make it longer: the suggesting mode says itself what is one.
  insertion: { ...suggestion, excludes: 'insertion deletion' },
  deletion: { ...suggestion, excludes: 'insertion deletion' },
};

const dressed = <Spec>(
  specs: Record<string, Spec>,
  looks: Readonly<Record<string, Partial<Spec>>>,
): Record<string, Spec> =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, { ...spec, ...looks[name] }]));

export const storySchema = new Schema({ nodes: dressed(nodes, nodeDom), marks: dressed(marks, markDom) });

type Json = { type?: unknown; content?: readonly unknown[] };

const renamed = (value: unknown, from: string, to: string): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Json;
  return {
    ...node,
    ...(node.type === from ? { type: to } : {}),
    ...(Array.isArray(node.content) ? { content: node.content.map((child) => renamed(child, from, to)) } : {}),
  };
};

/** A node of the body tree as this schema names it: for `storySchema.nodeFromJSON`. */
export const toSchemaJson = (bodyNode: unknown): unknown => renamed(bodyNode, 'code', 'codeBlock');

/** What `node.toJSON()` says, as the body tree names it: for `parseBody`. */
export const toBodyJson = (schemaNode: unknown): unknown => renamed(schemaNode, 'codeBlock', 'code');
