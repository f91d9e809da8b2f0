/** What is copied in this editor travels as the tree it is, beside the HTML other programs read. */
import { Fragment, Slice, type Mark, type Node, type Schema } from 'prosemirror-model';
import { findElement, type ClipElement } from './html-tree.ts';

const name = 'data-story-slice';
const longest = 4_000_000;

/** Writes the piece of a story into the HTML made of it. */
export const dressOwn = (dom: HTMLElement, slice: Slice, key: string): void => {
  const json = JSON.stringify({ key, slice: slice.toJSON() });
  if (json.length > longest) return;
  const first = dom.firstElementChild ?? dom.appendChild(document.createElement('span'));
  if (dom.firstChild !== first) {
    const span = document.createElement('span');
    span.append(...dom.childNodes);
    dom.append(span);
  }
  dom.firstElementChild?.setAttribute(name, json);
};

type Settling = { knows: (noteId: string) => boolean; keepsHtml: boolean };

const safe = /^(?:https?:|mailto:|tel:|\/|#)/i;
const isUnsafe = ({ attrs }: { attrs: Node['attrs'] }): boolean =>
  [attrs['href'], attrs['url']].some((address) => typeof address === 'string' && !safe.test(address));

const settled = (node: Node, how: Settling): Node[] => {
  if ((node.type.name === 'rawHtml' && !how.keepsHtml) || isUnsafe(node)) return [];
  if (node.marks.some(({ type }) => type.name === 'deletion')) return [];
  const isKept = (mark: Mark): boolean =>
    mark.type.name !== 'insertion' && !isUnsafe(mark) && (mark.type.name !== 'note' || how.knows(mark.attrs['id']));
  const kept = node.mark(node.marks.filter(isKept));
  return [node.isLeaf ? kept : kept.copy(settledContent(kept.content, how))];
};

const settledContent = (content: Fragment, how: Settling): Fragment => {
  const nodes: Node[] = [];
  content.forEach((node) => nodes.push(...settled(node, how)));
  return Fragment.fromArray(nodes);
};

/** Suggestions are about their place: their new text is taken along, what they take away stays behind. */
export const settledSlice = (slice: Slice, how: Settling): Slice => {
  const content = settledContent(slice.content, how);
  const most = Slice.maxOpen(content);
  return new Slice(content, Math.min(slice.openStart, most.openStart), Math.min(slice.openEnd, most.openEnd));
};

/** Attributes were checked when it was made of JSON; content is, wherever a node is not cut through. */
const check = (slice: Slice): void => {
  slice.content.forEach((node, _, at) => {
    const isCut = (at === 0 && slice.openStart > 0) || (at === slice.content.childCount - 1 && slice.openEnd > 0);
    if (!isCut) node.check();
  });
};

type Own = { schema: Schema; key: string; knows: (noteId: string) => boolean };

const sliceOf = (json: string, { schema, key, knows }: Own): Slice | undefined => {
  try {
    const data: unknown = JSON.parse(json);
    if (data === null || typeof data !== 'object' || !('slice' in data)) return undefined;
    const slice = Slice.fromJSON(schema, data.slice);
    const keepsHtml = key !== '' && 'key' in data && data.key === key;
    const kept = settledSlice(slice, { knows, keepsHtml });
    check(kept);
    return kept;
  } catch {
    // Not of this schema, or not ours at all: the HTML is read instead.
    return undefined;
  }
};

/** The piece of a story the clipboard holds, if it holds one. Written by whoever knows the format, so checked like anything else. */
export const readOwn = (root: ClipElement, own: Own): Slice | undefined => {
  const found = findElement(root, ({ attrs }) => attrs[name] !== undefined);
  const json = found?.attrs[name];
  return json === undefined ? undefined : sliceOf(json, own);
};
