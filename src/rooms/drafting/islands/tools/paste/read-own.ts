/** Reads a piece of a story back from the clipboard. */
import { Slice, type Schema } from 'prosemirror-model';
import { findElement, type ClipElement } from './html-tree.ts';
import { ownName, settledSlice } from './own-clipboard.ts';

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
  const found = findElement(root, ({ attrs }) => attrs[ownName] !== undefined);
  const json = found?.attrs[ownName];
  return json === undefined ? undefined : sliceOf(json, own);
};
