/** The editor's context, where every command and plugin of the tools finds it: in the state. */
import { Plugin, PluginKey, type Command, type EditorState } from 'prosemirror-state';
import type { EditorContext } from '../document/editor-context.ts';

const contextKey = new PluginKey<EditorContext>('tools');

export const contextPlugin = (context: EditorContext): Plugin<EditorContext> =>
  new Plugin({ key: contextKey, state: { init: () => context, apply: (_, value) => value } });

/** Undefined in an editor without the tools. */
export const contextOf = (state: EditorState): EditorContext | undefined => contextKey.getState(state);

/** Something the editor can be asked to do: by keys, from its toolbar, from its slash menu. */
export type ToolCommand = {
  /** What it does, for menus and for the list of keys. */
  words: string;
  /** As prosemirror-keymap writes them; none for what only menus offer. */
  keys: readonly string[];
  run: Command;
  /** For switches: whether it is on. */
  isOn?: (state: EditorState) => boolean;
};
