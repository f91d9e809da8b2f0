/**
 * Reads the body out of the shared document without changing anything in it: what does not fit is the business of whoever judges the
 * tree. Notes are taken off, suggested insertions left out, suggested deletions stay.
 */
import { XmlElement, XmlText, type XmlFragment } from 'yjs';

export type Plain = Record<string, unknown>;

/** The order in which marks of one run stand, so that the same text always gives the same tree. */
const markOrder = ['link', 'strong', 'em', 'strike', 'subscript', 'superscript', 'code', 'foreign'];
const placeOf = (mark: Plain): number => markOrder.indexOf(String(mark['type']));

/** Attributes at these values say nothing. */
const saidAnyway: Readonly<Record<string, unknown>> = { colspan: 1, rowspan: 1 };
/** How wide a column was drawn in somebody's editor is of no concern to readers. */
const ofTheEditor = new Set(['colwidth', 'ychange']);

const attributesOf = (given: Plain): Plain | undefined => {
  const told = Object.entries(given).filter(
    ([name, value]) => value !== null && value !== undefined && !ofTheEditor.has(name) && saidAnyway[name] !== value,
  );
  return told.length > 0 ? Object.fromEntries(told.toSorted(([a], [b]) => (a < b ? -1 : 1))) : undefined;
};

const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/** Marks that may overlap themselves are kept under their name and a hash (y-prosemirror). */
const nameOf = (key: string): string => key.replace(/--[a-zA-Z0-9+/=]{8}$/, '');

const marksOf = (attributes: Plain): Plain[] =>
  Object.entries(attributes)
    .filter(([key, value]) => value !== null && !['note', 'deletion'].includes(nameOf(key)))
    .map(([key, value]) => {
      const attrs = isObject(value) ? attributesOf(value) : undefined;
      return attrs ? { type: nameOf(key), attrs } : { type: nameOf(key) };
    })
    .toSorted((a, b) => placeOf(a) - placeOf(b));

const isSuggested = (attributes: Plain): boolean =>
  Object.entries(attributes).some(([key, value]) => value !== null && nameOf(key) === 'insertion');

const runsOf = (text: XmlText): Plain[] =>
  (text.toDelta() as { insert: unknown; attributes?: Plain }[]).flatMap(({ insert, attributes = {} }): Plain[] => {
    if (isSuggested(attributes)) return [];
    if (typeof insert !== 'string') return [{ type: 'unknown' }];
    const marks = marksOf(attributes);
    return [marks.length > 0 ? { type: 'text', text: insert, marks } : { type: 'text', text: insert }];
  });

const sameMarks = (one: Plain, other: Plain): boolean =>
  JSON.stringify(one['marks'] ?? []) === JSON.stringify(other['marks'] ?? []);

/** Where a note or a suggestion ended, two runs are left that are one. */
const joined = (nodes: readonly Plain[]): Plain[] => {
  const all: Plain[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node['type'] === 'text' && last?.['type'] === 'text' && sameMarks(last, node))
      all[all.length - 1] = { ...last, text: String(last['text']) + String(node['text']) };
    else all.push(node);
  }
  return all;
};

const isEmptyParagraph = (node: Plain | undefined): boolean =>
  node?.['type'] === 'paragraph' && (node['content'] as unknown[] | undefined)?.length === 0;

/** Empty paragraphs before and after everything are where the cursor stood. */
const trimmed = (blocks: readonly Plain[]): Plain[] => {
  let from = 0;
  let until = blocks.length;
  while (from < until && isEmptyParagraph(blocks[from])) from += 1;
  while (until > from && isEmptyParagraph(blocks[until - 1])) until -= 1;
  return blocks.slice(from, until);
};

const withoutContent = new Set(['picture', 'sound', 'film', 'code', 'rule', 'embed', 'rawHtml', 'hardBreak']);

const contentOf = (type: string, children: Plain[]): Plain[] => {
  const content = joined(children);
  // The editor wants a paragraph at the head of every item.
  return type === 'listItem' && content.length > 1 && isEmptyParagraph(content[0]) ? content.slice(1) : content;
};

/** Deeper than any body may be: what lies below is refused unread. */
const deepest = 40;

const nodeOf = (element: XmlElement, depth: number): Plain => {
  // The schema has no two things of one name (see schema.ts).
  const type = element.nodeName === 'codeBlock' ? 'code' : element.nodeName;
  const attrs = attributesOf(element.getAttributes());
  const children = depth > deepest ? [] : nodesIn(element, depth + 1);
  const head = attrs ? { type, attrs } : { type };
  return withoutContent.has(type) && children.length === 0 ? head : { ...head, content: contentOf(type, children) };
};

const nodesIn = (parent: XmlFragment, depth: number): Plain[] =>
  parent.toArray().flatMap((child): Plain[] => {
    if (child instanceof XmlText) return runsOf(child);
    return child instanceof XmlElement ? [nodeOf(child, depth)] : [{ type: 'unknown' }];
  });

/** Each block of the document as a plain node of the body tree, not yet judged; one for each child of the fragment. */
export const blocksOfDocument = (fragment: XmlFragment): Plain[][] =>
  fragment.toArray().map((child) => {
    if (child instanceof XmlText) return runsOf(child);
    return child instanceof XmlElement ? [nodeOf(child, 1)] : [{ type: 'unknown' }];
  });

/** The whole body as a plain tree, not yet judged. */
export const bodyOfDocument = (fragment: XmlFragment): Plain => ({
  type: 'doc',
  content: trimmed(joined(blocksOfDocument(fragment).flat())),
});
