/** Sends files that were dropped or pasted, and puts them in where they were let go. */
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { PickedMedia } from '../../../../common/media-picked.ts';
import { nodeOfMedia } from './block-choices.ts';
import { typeOf } from './block-commands.ts';
import { make, makeButton } from './dom.ts';
import type { Room } from './room.ts';
import { sendFile } from './send-file.ts';
import { uploadsKey, type UploadAct } from './uploads.ts';

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
  const found = uploadsKey.getState(view.state)?.find((one) => one.id === id);
  const { tr } = view.state;
  tr.setMeta(uploadsKey, { remove: id } satisfies UploadAct);
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
    view.dispatch(view.state.tr.setMeta(uploadsKey, { add: { id, name: file.name, pos, dom } } satisfies UploadAct));
    pos = uploadsKey.getState(room.view().state)?.find((one) => one.id === id)?.pos ?? pos;
    const drop = (): void => {
      const now = room.view();
      now.dispatch(now.state.tr.setMeta(uploadsKey, { remove: id } satisfies UploadAct));
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
