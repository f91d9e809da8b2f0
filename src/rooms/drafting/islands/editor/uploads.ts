/** Files that are dropped or pasted: a line in the text says how far they are, wherever that line has moved to meanwhile. */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import type { PickedMedia } from '../../../../common/media-picked.ts';
import { nodeOfMedia } from './block-choices.ts';
import { typeOf } from './block-commands.ts';
import { make, makeButton } from './dom.ts';
import type { Room } from './room.ts';
import { sendFile } from './send-file.ts';

type Upload = { id: number; name: string; pos: number; dom: HTMLElement };
type Act = { add: Upload } | { remove: number };

const key = new PluginKey<readonly Upload[]>('uploads');

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
    key,
    state: {
      init: () => [],
      apply: (tr, uploads, before) => {
        const act = tr.getMeta(key) as Act | undefined;
        const moved = tr.docChanged && uploads.length > 0 ? carried(uploads, tr, before) : uploads;
        if (!act) return moved;
        return 'add' in act ? [...moved, act.add] : moved.filter(({ id }) => id !== act.remove);
      },
    },
    props: {
      decorations: (state) => {
        const uploads = key.getState(state) ?? [];
        if (uploads.length === 0) return null;
        const widgets = uploads.map(({ id, pos, dom }) =>
          Decoration.widget(Math.min(pos, state.doc.content.size), dom, { key: `upload-${id}`, side: -1 }),
        );
        return DecorationSet.create(state.doc, widgets);
      },
    },
  });

let count = 0;

/** Between blocks, nearest to a place in the text. */
const betweenBlocks = (state: EditorState, pos: number): number => {
  const $pos = state.doc.resolve(Math.min(pos, state.doc.content.size));
  return $pos.depth === 0 ? $pos.pos : $pos.parentOffset === 0 ? $pos.before(1) : $pos.after(1);
};

const line = (file: File): { dom: HTMLElement; bar: HTMLProgressElement; words: HTMLElement } => {
  const bar = make('progress', { max: '1', value: '0', 'aria-label': file.name });
  const words = make('span', {}, file.name);
  return { dom: make('div', { class: 'upload-line', contenteditable: 'false' }, words, bar), bar, words };
};

const settle = (view: EditorView, id: number, media: PickedMedia): void => {
  const found = key.getState(view.state)?.find((one) => one.id === id);
  const { tr } = view.state;
  tr.setMeta(key, { remove: id } satisfies Act);
  const node = nodeOfMedia(media);
  const pos = found && Math.min(found.pos, tr.doc.content.size);
  if (node && pos !== undefined) {
    const $pos = tr.doc.resolve(pos);
    const isAlone =
      tr.doc.childCount === 1 && tr.doc.firstChild?.type.name === 'paragraph' && tr.doc.firstChild.content.size === 0;
    tr.insert($pos.depth === 0 ? pos : $pos.after(1), node);
    if (isAlone && pos > 0) tr.delete(0, 2);
    if (tr.doc.lastChild && !tr.doc.lastChild.isTextblock) tr.insert(tr.doc.content.size, typeOf('paragraph').create());
  }
  view.dispatch(tr);
};

/** Sends files and puts them in where they were let go. */
export const putFiles = (room: Room, files: readonly File[], at: number): void => {
  let pos = betweenBlocks(room.view().state, at);
  for (const file of files) {
    const id = (count += 1);
    const { dom, bar, words } = line(file);
    const view = room.view();
    view.dispatch(view.state.tr.setMeta(key, { add: { id, name: file.name, pos, dom } } satisfies Act));
    pos = key.getState(room.view().state)?.find((one) => one.id === id)?.pos ?? pos;
    const drop = (): void => {
      const now = room.view();
      now.dispatch(now.state.tr.setMeta(key, { remove: id } satisfies Act));
    };
    void sendFile(file, room.data.language, (part) => void (bar.value = part)).then((sent) => {
      if (sent.state === 'done') {
        room.media.know(sent.media);
        settle(room.view(), id, sent.media);
        return room.say(`${file.name} is in the story.`);
      }
      room.say(`${file.name}: ${sent.words}`);
      words.textContent = `${file.name}: ${sent.words}`;
      bar.replaceWith(makeButton({ words: 'Put away' }, drop));
    });
  }
};

/** Files only: the tools for pasted text have looked at it before. */
export const filesPlugin = (room: Room): Plugin => {
  const take = (data: DataTransfer | null, pos: number): boolean => {
    // What a spreadsheet or another page brings is text with a picture of itself: the text is meant.
    if (!data || data.types.includes('text/html')) return false;
    const files = [...data.files].filter(({ type }) => /^(?:image|audio|video)\//.test(type));
    if (files.length === 0) return false;
    putFiles(room, files, pos);
    return true;
  };
  return new Plugin({
    props: {
      handlePaste: (view, event) => take(event.clipboardData, view.state.selection.from),
      handleDrop: (view, event) =>
        take(
          event.dataTransfer,
          view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.doc.content.size,
        ),
    },
  });
};
