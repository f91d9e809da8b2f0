/** Files that are dropped or pasted: a line in the text says how far they are, wherever that line has moved to meanwhile. */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import { withLate } from '../late/load-late.ts';
import type { Room } from './room.ts';

export type Upload = { id: number; name: string; pos: number; dom: HTMLElement };
export type UploadAct = { add: Upload } | { remove: number };

export const uploadsKey = new PluginKey<readonly Upload[]>('uploads');

/** A colleague's change comes as a whole new document: where its first and last differences are tells where a place went. */
const carried = (uploads: readonly Upload[], tr: Transaction, before: EditorState): readonly Upload[] => {
  const isTheirs = (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
  if (!isTheirs) return uploads.map((one) => ({ ...one, pos: tr.mapping.map(one.pos) }));
  return uploads.map((one) => {
    const { pos } = one;
    const start = before.doc.content.findDiffStart(tr.doc.content);
    if (start === null || start > pos) return one;
    const end = before.doc.content.findDiffEnd(tr.doc.content);
    if (end && end.a <= pos) return { ...one, pos: pos + end.b - end.a };
    return { ...one, pos: Math.min(start, tr.doc.content.size) };
  });
};

export const uploadsPlugin = (): Plugin<readonly Upload[]> =>
  new Plugin<readonly Upload[]>({
    key: uploadsKey,
    state: {
      init: () => [],
      apply: (tr, uploads, before) => {
        const act = tr.getMeta(uploadsKey) as UploadAct | undefined;
        const moved = tr.docChanged && uploads.length > 0 ? carried(uploads, tr, before) : uploads;
        if (!act) return moved;
        return 'add' in act ? [...moved, act.add] : moved.filter(({ id }) => id !== act.remove);
      },
    },
    props: {
      decorations: (state) => {
        const uploads = uploadsKey.getState(state) ?? [];
        if (uploads.length === 0) return null;
        const widgets = uploads.map(({ id, pos, dom }) =>
          Decoration.widget(Math.min(pos, state.doc.content.size), dom, { key: `upload-${id}`, side: -1 }),
        );
        return DecorationSet.create(state.doc, widgets);
      },
    },
  });

/** Pictures, sound and film that come as files alone; what else comes is read by the tools for pasted text, which are asked after this. */
export const filesPlugin = (room: Room): Plugin => {
  const take = (event: Event, data: DataTransfer | null, pos: () => number): boolean => {
    // What a spreadsheet or another page brings is text with a picture of itself: the text is meant.
    if (!data || !room.view().editable || data.types.includes('text/html')) return false;
    const files = [...data.files];
    if (files.length === 0 || !files.every(({ type }) => /^(?:image|audio|video)\//.test(type))) return false;
    event.preventDefault();
    const at = pos();
    withLate((parts) => parts.putFiles(room, files, at));
    return true;
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, event) => take(event, event.clipboardData, () => view.state.selection.from),
        drop: (view, event) =>
          take(event, event.dataTransfer, () => {
            const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
            return found?.pos ?? view.state.doc.content.size;
          }),
      },
    },
  });
};
