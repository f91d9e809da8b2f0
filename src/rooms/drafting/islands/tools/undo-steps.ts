/** Where one undo ends and the next begins. */
import type { EditorState } from 'prosemirror-state';
import { yUndoPluginKey } from 'y-prosemirror';
import type { UndoManager } from 'yjs';

export const undoManagerOf = (state: EditorState): UndoManager | undefined =>
  (yUndoPluginKey.getState(state) as { undoManager: UndoManager } | undefined)?.undoManager;

/** Does something as one undo step, apart from what was before and from what comes after. */
export const apart = (state: EditorState, act: () => void): void => {
  const manager = undoManagerOf(state);
  manager?.stopCapturing();
  act();
  manager?.stopCapturing();
};
