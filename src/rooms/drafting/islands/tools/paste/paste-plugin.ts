/** Paste, drop, copy and cut. ProseMirror's own reading of the clipboard needs a string to become a document, which no page here allows. */
import { Slice } from 'prosemirror-model';
import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { dropPoint } from 'prosemirror-transform';
import type { EditorContext } from '../../document/editor-context.ts';
import { knowsNote } from '../margin/notes.ts';
import { store, stored } from '../parts.ts';
import { loneAddress, providerOf } from './addresses.ts';
import { readHtml, textOf } from './html-tree.ts';
import { insertFiles, insertPasted } from './insert-pasted.ts';
import { mediaPlaces } from './media-places.ts';
import { dressOwn, settledSlice } from './own-clipboard.ts';
import { readClipboard, type Clipboard, type Surroundings } from './read-clipboard.ts';

const keyName = 'editor clipboard';
const ownKey = (): string => {
  const known = stored(keyName);
  if (known) return known;
  const made = crypto.randomUUID();
  store(keyName, made);
  return made;
};

const surroundings = (context: EditorContext): Surroundings => ({
  schema: context.schema,
  language: context.language,
  direction: context.direction,
  origin: location.origin,
  key: ownKey(),
  knowsNote: (id) => knowsNote(context, id),
  makeId: () => crypto.randomUUID(),
});

/** An address alone: a link on what is selected, an embed on an empty line when its provider is known, else a link with its own text. */
const pasteAddress = (view: EditorView, context: EditorContext, href: string): void => {
  const { state } = view;
  const { selection, schema, tr } = state;
  const { $from, from, to, empty } = selection;
  const link = schema.mark('link', { href });
  const provider = providerOf(href);
  const isEmptyLine = empty && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  if (!empty && selection instanceof TextSelection && $from.sameParent(selection.$to)) {
    view.dispatch(tr.addMark(from, to, link).setMeta('paste', true));
    return context.say('Linked');
  }
  const embed = provider && isEmptyLine ? schema.nodes['embed']?.create({ url: href, provider }) : undefined;
  if (embed) {
    view.dispatch(tr.replaceSelectionWith(embed).setMeta('paste', true).scrollIntoView());
    return context.say(`Embedded from ${provider}`);
  }
  const marks = link.addToSet(state.storedMarks ?? $from.marks());
  view.dispatch(tr.replaceSelectionWith(schema.text(href, marks), false).setMeta('paste', true).scrollIntoView());
};

const hasText = (html: string): boolean => html !== '' && textOf(readHtml(html.slice(0, 300_000))).trim() !== '';

const clipboardOf = (data: DataTransfer, plain: boolean): Clipboard => ({
  html: plain ? '' : data.getData('text/html'),
  text: data.getData('text/plain') || data.getData('text/uri-list').replace(/\r?\n/g, ' '),
  plain,
});

const isOwnHtml = (html: string): boolean => html.includes('data-story-slice');

const paste = (view: EditorView, context: EditorContext, event: ClipboardEvent, plain: boolean): boolean => {
  const data = event.clipboardData;
  if (!data || !view.editable || (view.composing && !/Android/.test(navigator.userAgent))) return false;
  event.preventDefault();
  const clipboard = clipboardOf(data, plain);
  const files = [...data.files];
  if (files.length > 0 && !hasText(clipboard.html)) {
    insertFiles(view, context, files);
    return true;
  }
  const address = plain || isOwnHtml(clipboard.html) ? undefined : loneAddress(clipboard.text);
  if (address && (clipboard.html === '' || textOf(readHtml(clipboard.html)).trim() === clipboard.text.trim())) {
    pasteAddress(view, context, address);
    return true;
  }
  const pasted = readClipboard(clipboard, surroundings(context));
  // Tables, for one, have a way of their own with cells.
  if (view.someProp('handlePaste', (handle) => handle(view, event, pasted.slice))) return true;
  insertPasted(view, context, pasted);
  return true;
};

const drop = (view: EditorView, context: EditorContext, event: DragEvent): boolean => {
  const data = event.dataTransfer;
  if (view.dragging || !data || !view.editable) return false;
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!found) return false;
  event.preventDefault();
  const clipboard = clipboardOf(data, false);
  if (data.files.length > 0 && !hasText(clipboard.html)) {
    insertFiles(view, context, [...data.files], found.pos);
    return true;
  }
  if (!clipboard.html && !clipboard.text) return true;
  const pasted = readClipboard(clipboard, surroundings(context));
  insertPasted(view, context, pasted, dropPoint(view.state.doc, found.pos, pasted.slice) ?? found.pos);
  view.focus();
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
