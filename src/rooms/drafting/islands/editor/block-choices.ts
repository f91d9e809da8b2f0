/** Every kind of block: its name, other words people type for it, its keys. Slash menu, toolbar and the list of keys are made of it. */
import type { Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import type { PickedMedia } from '../../../../common/media-picked.ts';
import { askForEmbed, pickMedia } from './asking.ts';
import { insertBlock, newTable, standsIn, toHeading, toList, toText, toWrapped, typeOf } from './block-commands.ts';
import type { Room } from './room.ts';

export type BlockChoice = {
  key: string;
  words: string;
  /** What else it is looked for by. */
  also: string;
  keys?: string;
  /** Changes the block at hand; others put one in. */
  isTurn?: boolean;
  isOn?: (state: EditorState) => boolean;
  run: (room: Room) => void;
};

const act = (room: Room, command: Command): void => {
  const view = room.view();
  command(view.state, view.dispatch, view);
  view.focus();
};

type Turn = [
  key: string,
  words: string,
  also: string,
  keys: string,
  command: Command,
  isOn: (state: EditorState) => boolean,
];

const heading =
  (level: number) =>
  (state: EditorState): boolean =>
    standsIn(state, 'heading', { level });
const within =
  (name: string) =>
  (state: EditorState): boolean =>
    standsIn(state, name);

const turns: readonly Turn[] = [
  [
    'text',
    'Text',
    'paragraph plain',
    'Mod-Alt-0',
    toText,
    (state) => state.selection.$from.parent.type.name === 'paragraph',
  ],
  ['heading', 'Heading', 'h2 title crosshead', 'Mod-Alt-2', toHeading(2), heading(2)],
  ['subheading', 'Subheading', 'h3 title', 'Mod-Alt-3', toHeading(3), heading(3)],
  ['small-heading', 'Small heading', 'h4 title', 'Mod-Alt-4', toHeading(4), heading(4)],
  ['bullets', 'Bulleted list', 'ul unordered points', 'Mod-Shift-8', toList('bulletList'), within('bulletList')],
  ['numbers', 'Numbered list', 'ol ordered steps', 'Mod-Shift-7', toList('orderedList'), within('orderedList')],
  ['quote', 'Quotation', 'blockquote cite', 'Mod-Shift-9', toWrapped('quote'), within('quote')],
  [
    'pull-quote',
    'Pull quote',
    'large sentence',
    'Mod-Alt-9',
    (state, dispatch, view) => {
      const isOne = standsIn(state, 'pullQuote');
      return isOne ? toText(state, dispatch, view) : toPullQuote(state, dispatch);
    },
    within('pullQuote'),
  ],
  ['fact-box', 'Fact box', 'aside background sidebar', 'Mod-Alt-b', toWrapped('factBox'), within('factBox')],
];

/** The sentence becomes the pull quote: what was a paragraph keeps its words. */
const toPullQuote: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!$from.parent.isTextblock || $from.depth === 0) return false;
  const quote = typeOf('pullQuote').create(null, $from.parent.content);
  if (!$from.node(-1).canReplaceWith($from.index(-1), $from.indexAfter(-1), typeOf('pullQuote'))) return false;
  const at = $from.before();
  const offset = $from.parentOffset;
  const tr = state.tr.replaceWith(at, at + $from.parent.nodeSize, quote);
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1 + offset))));
  return true;
};

/** A medium as a node of the story. */
export const nodeOfMedia = ({ id, kind }: PickedMedia): Node | undefined => {
  if (kind === 'picture') return typeOf('picture').create({ mediaId: id });
  if (kind === 'sound' || kind === 'film') return typeOf(kind).create({ mediaId: id });
  return undefined;
};

const pick = async (room: Room, kind: 'picture' | 'sound' | 'film', asGallery = false): Promise<void> => {
  const picked = await pickMedia(room, { kind, many: kind === 'picture' });
  const nodes = picked.flatMap((media) => nodeOfMedia(media) ?? []);
  if (nodes.length === 0) return room.view().focus();
  if (asGallery) return act(room, insertBlock(typeOf('gallery').create(null, nodes)));
  for (const node of nodes) act(room, insertBlock(node));
};

const puts: readonly BlockChoice[] = [
  {
    key: 'picture',
    words: 'Picture',
    also: 'image photo illustration',
    keys: 'Mod-Alt-p',
    run: (room) => void pick(room, 'picture'),
  },
  {
    key: 'gallery',
    words: 'Gallery',
    also: 'pictures slideshow images photos',
    run: (room) => void pick(room, 'picture', true),
  },
  { key: 'film', words: 'Film', also: 'video movie', run: (room) => void pick(room, 'film') },
  { key: 'sound', words: 'Sound', also: 'audio podcast recording', run: (room) => void pick(room, 'sound') },
  {
    key: 'table',
    words: 'Table',
    also: 'rows columns figures',
    keys: 'Mod-Alt-g',
    run: (room) => act(room, insertBlock(newTable())),
  },
  {
    key: 'code',
    words: 'Code',
    also: 'pre program listing',
    keys: 'Mod-Alt-c',
    run: (room) => act(room, insertBlock(typeOf('codeBlock').create({ text: '' }))),
  },
  {
    key: 'rule',
    words: 'Dividing line',
    also: 'hr rule separator break',
    run: (room) => act(room, insertBlock(typeOf('rule').create())),
  },
  {
    key: 'embed',
    words: 'From elsewhere',
    also: 'embed youtube vimeo map post address video link',
    keys: 'Mod-Alt-e',
    run: askForEmbed,
  },
];

const rawHtml: BlockChoice = {
  key: 'raw-html',
  words: 'HTML',
  also: 'raw interactive code chart',
  run: (room) => act(room, insertBlock(typeOf('rawHtml').create({ html: '' }))),
};

const turned = turns.map(([key, words, also, keys, command, isOn]): BlockChoice => ({
  key,
  words,
  also,
  keys,
  isTurn: true,
  isOn,
  run: (room) => act(room, command),
}));

export const turnKeys: Readonly<Record<string, Command>> = Object.fromEntries(
  turns.map(([, , , keys, command]) => [keys, command]),
);

/** What this person may put into a story. */
export const blockChoices = (room: Room): BlockChoice[] => [
  ...turned,
  ...puts,
  ...(room.data.mayRawHtml ? [rawHtml] : []),
];
