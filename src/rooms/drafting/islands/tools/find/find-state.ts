/** What the find bar has found and where it has moved to; looking is done elsewhere. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

export type Query = {
  find: string;
  put: string;
  matchesCase: boolean;
  wholeWords: boolean;
  /** é is e. */
  foldsAccents: boolean;
};
export type Found = { from: number; to: number };

export const emptyQuery: Query = { find: '', put: '', matchesCase: false, wholeWords: false, foldsAccents: true };

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
