/** The text itself: schema, shared document, keys, rules, tools and views put together. */
import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  liftEmptyBlock,
  newlineInCode,
  splitBlock,
} from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { EditorState, type Command, type Plugin } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { redoCommand, undoCommand, ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import { storySchema } from '../document/schema.ts';
import type { EditorContext } from '../document/editor-context.ts';
import { lateView } from '../late/load-late.ts';
import { toolPlugins } from '../tools/tools.ts';
import { askForLanguage, linkCommand, showHelp } from './asking.ts';
import { blockChoices, turnKeys } from './block-choices.ts';
import { breakLine, leaveBlock, moveBlock, typeOf } from './block-commands.ts';
import { cursorsPlugin } from './cursors.ts';
import { markdownRules } from './input-rules.ts';
import { latePlugins, stepCell } from './late-plugins.ts';
import { markKeys } from './marks.ts';
import { currentBlock, enterForm, nodeViews } from './node-views.ts';
import type { Room } from './room.ts';
import { slashMenu } from './slash.ts';
import { filesPlugin, uploadsPlugin } from './uploads.ts';

const item = typeOf('listItem');

/** Choices that put something in, by their keys. */
const insertKeys = (room: Room): Record<string, Command> =>
  Object.fromEntries(
    blockChoices(room).flatMap(({ keys, isTurn, run }): [string, Command][] =>
      keys === undefined || isTurn
        ? []
        : [
            [
              keys,
              () => {
                run(room);
                return true;
              },
            ],
          ],
    ),
  );

const ownKeys = (room: Room): Record<string, Command> => ({
  ...markKeys,
  ...turnKeys,
  ...insertKeys(room),
  'Mod-k': linkCommand(room),
  'Mod-Shift-l': () => {
    askForLanguage(room);
    return true;
  },
  'Mod-/': () => {
    showHelp(room);
    return true;
  },
  'Mod-z': undoCommand,
  'Mod-y': redoCommand,
  'Mod-Shift-z': redoCommand,
  'Alt-Shift-ArrowUp': moveBlock(-1),
  'Alt-Shift-ArrowDown': moveBlock(1),
  'Shift-Enter': breakLine,
  Enter: chainCommands(
    enterForm,
    splitListItem(item),
    leaveBlock,
    newlineInCode,
    createParagraphNear,
    liftEmptyBlock,
    splitBlock,
  ),
  Tab: chainCommands(stepCell(1), sinkListItem(item)),
  'Shift-Tab': chainCommands(stepCell(-1), liftListItem(item)),
});

const pluginsOf = (room: Room, context: EditorContext): Plugin[] => [
  ySyncPlugin(room.doc.getXmlFragment('body')) as Plugin,
  cursorsPlugin(room.awareness),
  yUndoPlugin() as Plugin,
  slashMenu(room),
  // Files alone are sent with their progress shown; text that brings pictures along is read by the tools.
  uploadsPlugin(),
  filesPlugin(room),
  ...toolPlugins(context),
  markdownRules(),
  keymap(ownKeys(room)),
  keymap(baseKeymap),
  ...latePlugins(),
  lateView((parts, view) => parts.dropLine(view)),
  currentBlock(),
];

const attributesOf = (room: Room): Record<string, string> => ({
  id: 'story-text',
  class: 'prose editor-text',
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': 'Text of the story',
  lang: room.data.language,
  dir: room.data.direction,
  spellcheck: 'true',
});

export type Made = { view: EditorView; onUpdate: (heard: (state: EditorState) => void) => void };

export const makeView = (
  room: Room,
  { place, context, isEditable }: { place: HTMLElement; context: EditorContext; isEditable: () => boolean },
): Made => {
  const heard: ((state: EditorState) => void)[] = [];
  const state = EditorState.create({ schema: storySchema, plugins: pluginsOf(room, context) });
  const view = new EditorView(place, {
    state,
    attributes: attributesOf(room),
    nodeViews: nodeViews(room),
    editable: isEditable,
    scrollMargin: { top: 96, bottom: 96, left: 0, right: 0 },
    scrollThreshold: { top: 96, bottom: 96, left: 0, right: 0 },
    // The shared document speaks while the view is still being made: only `this` is there by then.
    dispatchTransaction(this: EditorView, tr) {
      this.updateState(this.state.apply(tr));
      for (const hear of heard) hear(this.state);
    },
  });
  return { view, onUpdate: (hear) => void heard.push(hear) };
};
