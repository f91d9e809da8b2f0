/** Places in the text where a picture is on its way: shown only here, so that nobody else sees half of a paste. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { insertPoint } from 'prosemirror-transform';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { PickedMedia } from '../../../../../common/media-picked.ts';
import { contextOf } from '../tool-context.ts';

type Place = { id: string; pos: number; words: string };
type Change = { add?: readonly Place[]; remove?: string };

const placesKey = new PluginKey<DecorationSet>('media places');

const widget = ({ id, pos, words }: Place): Decoration =>
  Decoration.widget(
    pos,
    () => {
      const made = document.createElement('p');
      made.className = 'tools-on-its-way';
      made.textContent = words;
      return made;
    },
    { id, side: -1, key: id },
  );

export const mediaPlaces = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key: placesKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => {
        let places = set.map(tr.mapping, tr.doc);
        const change: Change | undefined = tr.getMeta(placesKey);
        if (change?.add) places = places.add(tr.doc, change.add.map(widget));
        if (change?.remove) places = places.remove(places.find(undefined, undefined, ({ id }) => id === change.remove));
        return places;
      },
    },
    props: { decorations: (state) => placesKey.getState(state) },
  });

export const addPlaces = (tr: Transaction, add: readonly Place[]): Transaction =>
  add.length > 0 ? tr.setMeta(placesKey, { add } satisfies Change) : tr;

const positionOf = (state: EditorState, id: string): number | undefined =>
  placesKey.getState(state)?.find(undefined, undefined, (spec) => spec['id'] === id)[0]?.from;

/** A medium as a node of the story; a file of another kind becomes a link to it. */
const nodeOf = (
  { schema }: EditorState,
  media: PickedMedia,
  words: { alt?: string; caption?: string },
): Node | undefined => {
  const { picture, sound, film, paragraph } = schema.nodes;
  if (media.kind === 'picture')
    return picture?.create({ mediaId: media.id, alt: words.alt ?? null, caption: words.caption ?? null });
  if (media.kind === 'sound') return sound?.create({ mediaId: media.id });
  if (media.kind === 'film') return film?.create({ mediaId: media.id });
  const link = media.file ? schema.marks['link']?.create({ href: media.file }) : undefined;
  return paragraph?.create(null, schema.text(media.name || 'File', link ? [link] : []));
};

const linkTo = ({ schema }: EditorState, url: string, words: string): Node | undefined =>
  schema.nodes['paragraph']?.create(null, schema.text(words, [schema.mark('link', { href: url })]));

const insertAt = (view: EditorView, id: string, nodes: readonly Node[]): void => {
  const pos = positionOf(view.state, id);
  const tr = view.state.tr;
  if (pos !== undefined)
    for (const node of [...nodes].reverse()) {
      const at = insertPoint(tr.doc, pos, node.type);
      if (at !== null) tr.insert(at, node);
    }
  view.dispatch(tr.setMeta(placesKey, { remove: id } satisfies Change));
};

export type Wanted = {
  id: string;
  words: { alt?: string; caption?: string };
  bring: () => Promise<PickedMedia[]>;
  url?: string;
};

const bringOne = async (view: EditorView, wanted: Wanted): Promise<void> => {
  const media = await wanted.bring().catch(() => []);
  if (view.isDestroyed) return;
  const nodes = media.flatMap((one) => nodeOf(view.state, one, wanted.words) ?? []);
  const alone =
    nodes.length === 0 && wanted.url ? linkTo(view.state, wanted.url, wanted.words.alt ?? 'Picture') : undefined;
  insertAt(view, wanted.id, alone ? [alone] : nodes);
  contextOf(view.state)?.say(nodes.length > 0 ? 'Picture is in' : 'A picture could not be brought in');
};

/** Brings media in, three at a time, each to the place that waits for it. */
export const bringMedia = (view: EditorView, wanted: readonly Wanted[]): void => {
  const waiting = [...wanted];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await bringOne(view, next);
  };
  for (let i = 0; i < 3; i += 1) void work();
};
