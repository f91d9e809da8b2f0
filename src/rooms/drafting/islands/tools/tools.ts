/** The tools of the editor: what `<story-editor>` plugs in besides writing itself. */
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import type { EditorContext } from '../document/editor-context.ts';
import { countsPlugin } from './counts/counts.ts';
import { findNext, findPlugins, findPrevious, openFind, openReplace } from './find/find-bar.ts';
import { outlinePlugin } from './outline/outline.ts';
import { moveSectionDown, moveSectionUp } from './outline/sections.ts';
import { marginPlugins, toRemark } from './margin/margin.ts';
import { beginNote, nextRemark, previousRemark } from './margin/margin-state.ts';
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
  toNote: { words: 'To the note or suggestion here', keys: ['Mod-Alt-o'], run: toRemark },
  nextNote: { words: 'Next note or suggestion', keys: ['Mod-Alt-j'], run: nextRemark },
  previousNote: { words: 'Previous note or suggestion', keys: ['Mod-Alt-Shift-j'], run: previousRemark },
  suggesting: { words: 'Suggest instead of writing', keys: ['Mod-Alt-x'], run: switchSuggesting, isOn: isSuggesting },
  accept: { words: 'Accept the suggestion here', keys: ['Mod-Alt-Enter'], run: acceptHere },
  reject: { words: 'Reject the suggestion here', keys: ['Mod-Alt-Backspace'], run: rejectHere },
  acceptAll: { words: 'Accept all suggestions', keys: [], run: acceptAll },
  rejectAll: { words: 'Reject all suggestions', keys: [], run: rejectAll },
  find: { words: 'Find', keys: ['Mod-f'], run: openFind },
  replace: { words: 'Find and replace', keys: ['Mod-h', 'Mod-Alt-f'], run: openReplace },
  findNext: { words: 'Next match', keys: ['F3', 'Mod-g'], run: findNext },
  findPrevious: { words: 'Previous match', keys: ['Shift-F3', 'Mod-Shift-g'], run: findPrevious },
  sectionUp: { words: 'Move the section up', keys: ['Mod-Alt-Shift-ArrowUp'], run: moveSectionUp },
  sectionDown: { words: 'Move the section down', keys: ['Mod-Alt-Shift-ArrowDown'], run: moveSectionDown },
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
  ...findPlugins(context),
  outlinePlugin(context),
  countsPlugin(context),
  ...marginPlugins(context),
  ...pastePlugins(context),
];
