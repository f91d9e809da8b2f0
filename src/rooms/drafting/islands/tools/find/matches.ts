/** All places of a story that match: in its headline, its standfirst and its text. */
import type { Node } from 'prosemirror-model';
import type { Doc } from 'yjs';
import { fields, type Found, type Match, type Query } from './find-state.ts';
import { findIn } from './search-text.ts';

const most = 5_000;

/** What was found in a paragraph, until it or the query is another. */
let known: { key: string; blocks: WeakMap<Node, Found[]> } = { key: '', blocks: new WeakMap() };

const inBlock = (node: Node, query: Query): Found[] => {
  const cached = known.blocks.get(node);
  if (cached) return cached;
  const found = findIn(node.textBetween(0, node.content.size, undefined, '\ufffc'), query, most);
  known.blocks.set(node, found);
  return found;
};

export const findAll = (doc: Node, shared: Doc, query: Query): Match[] => {
  const key = JSON.stringify({ ...query, put: '' });
  if (known.key !== key) known = { key, blocks: new WeakMap() };
  const matches: Match[] = fields.flatMap((field) =>
    findIn(shared.getText(field).toString(), query).map((found) => ({ ...found, field })),
  );
  if (query.find !== '')
    doc.descendants((node, pos) => {
      if (node.isTextblock && matches.length < most)
        for (const { from, to } of inBlock(node, query)) matches.push({ from: pos + 1 + from, to: pos + 1 + to });
      return !node.isTextblock;
    });
  return matches;
};
