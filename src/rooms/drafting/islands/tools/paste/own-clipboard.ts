/** What is copied in this editor travels as the tree it is, beside the HTML other programs read. */
import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import { store, stored } from '../parts.ts';

/** The attribute it travels in. */
export const ownName = 'data-story-slice';
const longest = 4_000_000;

/** What this browser signs its own copies with. */
export const ownKey = (): string => {
  const known = stored('editor clipboard');
  if (known) return known;
  const made = crypto.randomUUID();
  store('editor clipboard', made);
  return made;
};

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
  dom.firstElementChild?.setAttribute(ownName, json);
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
