/** The tools of the editor: what `<story-editor>` plugs in besides writing itself. */
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import type { EditorContext } from '../document/editor-context.ts';
import { lateCommand, lateView } from '../late/load-late.ts';
import { matchesPlugin } from './find/find-state.ts';
import { beginNote, marginStatePlugin, nextRemark, previousRemark } from './margin/margin-state.ts';
import {
  acceptAll,
  acceptHere,
  isSuggesting,
  rejectAll,
  rejectHere,
  suggestingPlugin,
  switchSuggesting,
} from './margin/suggesting.ts';
import { pastePlugins } from './paste/paste-plugin.ts';
import { contextPlugin, type ToolCommand } from './tool-context.ts';
import { removeDoubleSpaces, switchTypography, typographyIsOn, typographyPlugin } from './typing/typography.ts';

export type { ToolCommand } from './tool-context.ts';

/** Everything the tools can be asked to do, by name. Their keys are bound by `toolPlugins`; toolbar and slash menu may offer any of them. */
export const toolCommands: Readonly<Record<string, ToolCommand>> = {
  note: { words: 'Write a note about this', keys: ['Mod-Alt-m'], run: beginNote },
  toNote: { words: 'To the note or suggestion here', keys: ['Mod-Alt-o'], run: lateCommand((parts) => parts.toRemark) },
  nextNote: { words: 'Next note or suggestion', keys: ['Mod-Alt-j'], run: nextRemark },
  previousNote: { words: 'Previous note or suggestion', keys: ['Mod-Alt-Shift-j'], run: previousRemark },
  // What makes suggestions of what is typed has to be here before it is switched on.
  suggesting: {
    words: 'Suggest instead of writing',
    keys: ['Mod-Alt-x'],
    run: lateCommand(() => switchSuggesting),
    isOn: isSuggesting,
  },
  accept: { words: 'Accept the suggestion here', keys: ['Mod-Alt-Enter'], run: acceptHere },
  reject: { words: 'Reject the suggestion here', keys: ['Mod-Alt-Backspace'], run: rejectHere },
  acceptAll: { words: 'Accept all suggestions', keys: [], run: acceptAll },
  rejectAll: { words: 'Reject all suggestions', keys: [], run: rejectAll },
  find: { words: 'Find', keys: ['Mod-f'], run: lateCommand((parts) => parts.openFind) },
  replace: { words: 'Find and replace', keys: ['Mod-h', 'Mod-Alt-f'], run: lateCommand((parts) => parts.openReplace) },
  findNext: { words: 'Next match', keys: ['F3', 'Mod-g'], run: lateCommand((parts) => parts.findNext) },
  findPrevious: {
    words: 'Previous match',
    keys: ['Shift-F3', 'Mod-Shift-g'],
    run: lateCommand((parts) => parts.findPrevious),
  },
  sectionUp: {
    words: 'Move the section up',
    keys: ['Mod-Alt-Shift-ArrowUp'],
    run: lateCommand((parts) => parts.moveSectionUp),
  },
  sectionDown: {
    words: 'Move the section down',
    keys: ['Mod-Alt-Shift-ArrowDown'],
    run: lateCommand((parts) => parts.moveSectionDown),
  },
  typography: { words: 'Typography while typing', keys: [], run: switchTypography, isOn: typographyIsOn },
  doubleSpaces: { words: 'Remove double spaces', keys: [], run: removeDoubleSpaces },
};

const keysOf = (commands: typeof toolCommands): Record<string, Command> =>
  Object.fromEntries(
    Object.values(commands).flatMap(({ keys, run }) => keys.map((key): [string, Command] => [key, run])),
  );

/**
 * The tools as plugins. They stand after y-prosemirror's plugins and before the editor's keymaps. The panels of the context are filled
 * by them; a panel that is wanted says so by a bubbling event `panel-wanted` on its container.
 */
export const toolPlugins = (context: EditorContext): Plugin[] => [
  contextPlugin(context),
  keymap(keysOf(toolCommands)),
  suggestingPlugin(context),
  typographyPlugin(),
  matchesPlugin(),
  marginStatePlugin(),
  ...pastePlugins(context),
  lateView((parts, view) => parts.findView(view, context)),
  lateView((parts, view) => parts.outlineView(view, context)),
  lateView((parts, view) => parts.countsView(view, context)),
  lateView((parts, view) => parts.marginView(view, context)),
];
