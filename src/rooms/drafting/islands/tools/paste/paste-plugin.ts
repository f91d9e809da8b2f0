/**
 * Paste, drop, copy and cut. ProseMirror's own reading of the clipboard needs a string to become a document, which no page here allows;
 * what reads it comes later than the text, so what an event brings is taken out of it first.
 */
import { Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../document/editor-context.ts';
import { withLate } from '../../late/load-late.ts';
import { mediaPlaces } from './media-places.ts';
import { dressOwn, ownKey, settledSlice } from './own-clipboard.ts';
import type { Clipboard } from './read-clipboard.ts';

const clipboardOf = (data: DataTransfer, plain: boolean): Clipboard => ({
  html: plain ? '' : data.getData('text/html'),
  text: data.getData('text/plain') || data.getData('text/uri-list').replace(/\r?\n/g, ' '),
  plain,
});

const paste = (view: EditorView, context: EditorContext, event: ClipboardEvent, plain: boolean): boolean => {
  const data = event.clipboardData;
  if (!data || !view.editable || (view.composing && !/Android/.test(navigator.userAgent))) return false;
  event.preventDefault();
  const clipboard = clipboardOf(data, plain);
  const files = [...data.files];
  withLate(
    (parts) => parts.takePaste(view, context, { clipboard, files, event }),
    // Nothing that was pasted is lost: without its form it can be put in by what is here.
    () => clipboard.text && view.dispatch(view.state.tr.insertText(clipboard.text).scrollIntoView()),
  );
  return true;
};

const drop = (view: EditorView, context: EditorContext, event: DragEvent): boolean => {
  const data = event.dataTransfer;
  if (view.dragging || !data || !view.editable) return false;
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!found) return false;
  event.preventDefault();
  const brought = { clipboard: clipboardOf(data, false), files: [...data.files], at: found.pos };
  withLate((parts) => parts.takeDrop(view, context, brought));
  return true;
};

const copy = (view: EditorView, event: ClipboardEvent, isCut: boolean): boolean => {
  const data = event.clipboardData;
  const { selection } = view.state;
  if (!data || selection.empty) return false;
  event.preventDefault();
  const slice = settledSlice(selection.content(), { knows: () => true, keepsHtml: true });
  const { dom, text } = view.serializeForClipboard(slice.size > 0 ? slice : Slice.empty);
  dressOwn(dom, slice, ownKey());
  data.clearData();
  data.setData('text/html', dom.innerHTML);
  data.setData('text/plain', text);
  if (isCut && view.editable) view.dispatch(view.state.tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'));
  return true;
};

/** Plugins for everything that comes by the clipboard or by dragging. */
export const pastePlugins = (context: EditorContext): Plugin[] => {
  let isShift = false;
  const shift = (_: EditorView, event: KeyboardEvent): boolean => {
    isShift = event.shiftKey && event.key !== 'Insert';
    return false;
  };
  return [
    mediaPlaces(),
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: shift,
          keyup: shift,
          paste: (view, event) => paste(view, context, event, isShift),
          drop: (view, event) => drop(view, context, event),
          copy: (view, event) => copy(view, event, false),
          cut: (view, event) => copy(view, event, true),
        },
      },
    }),
  ];
};
