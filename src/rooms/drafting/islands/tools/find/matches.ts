/** All places of a story that match: in its headline, its standfirst and its text. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Doc } from 'yjs';
import { emptyQuery, findIn, type Found, type Query } from './search-text.ts';

export const fields = ['headline', 'standfirst'] as const;
export type Field = (typeof fields)[number];
/** `field` is where it is when it is not in the text. */
export type Match = Found & { field?: Field };

export type FindState = {
  isOpen: boolean;
  query: Query;
  matches: readonly Match[];
  /** Which one is being looked at; -1 before the first. */
  current: number;
  decorations: DecorationSet;
};

export const findKey = new PluginKey<FindState>('find');
export const findState = (state: EditorState): FindState | undefined => findKey.getState(state);

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

const decorate = (doc: Node, { isOpen, matches, current }: FindState): DecorationSet =>
  !isOpen
    ? DecorationSet.empty
    : DecorationSet.create(
        doc,
        matches.flatMap(({ from, to, field }, at) =>
          field ? [] : [Decoration.inline(from, to, { class: at === current ? 'found found-current' : 'found' })],
        ),
      );

const moved = (value: FindState, tr: Transaction): FindState => ({
  ...value,
  decorations: value.decorations.map(tr.mapping, tr.doc),
  matches: value.matches.map((match) =>
    match.field ? match : { from: tr.mapping.map(match.from, 1), to: tr.mapping.map(match.to, -1) },
  ),
});

export type FindChange = Partial<Pick<FindState, 'isOpen' | 'query' | 'matches' | 'current'>>;

/** Keeps what was found and where it has moved to; looking anew is asked for by whoever draws the bar. */
export const matchesPlugin = (): Plugin<FindState> =>
  new Plugin<FindState>({
    key: findKey,
    state: {
      init: () => ({ isOpen: false, query: emptyQuery, matches: [], current: -1, decorations: DecorationSet.empty }),
      apply: (tr, value) => {
        const change = tr.getMeta(findKey) as FindChange | undefined;
        const here = tr.docChanged && value.isOpen ? moved(value, tr) : value;
        if (!change) return here;
        const next = { ...here, ...change };
        return { ...next, decorations: decorate(tr.doc, next) };
      },
    },
    props: { decorations: (state) => findState(state)?.decorations },
  });
