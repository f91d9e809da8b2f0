/** The tools of the editor: what `<story-editor>` plugs in besides writing itself. */
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import type { EditorContext } from '../document/editor-context.ts';
import { pastePlugins } from './paste/paste-plugin.ts';
import { contextPlugin, type ToolCommand } from './tool-context.ts';

export type { ToolCommand } from './tool-context.ts';

/** Everything the tools can be asked to do, by name. Their keys are bound by `toolPlugins`; toolbar and slash menu may offer any of them. */
export const toolCommands: Readonly<Record<string, ToolCommand>> = {};

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
  ...pastePlugins(context),
];
