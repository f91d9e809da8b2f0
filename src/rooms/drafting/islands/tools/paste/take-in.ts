/** What was pasted or dropped, taken into the story: an address, files, a piece of text. */
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { dropPoint } from 'prosemirror-transform';
import type { EditorContext } from '../../document/editor-context.ts';
import { knowsNote } from '../margin/notes.ts';
import { loneAddress, providerOf } from './addresses.ts';
import { readHtml, textOf } from './html-tree.ts';
import { insertFiles, insertPasted } from './insert-pasted.ts';
import { ownKey, ownName } from './own-clipboard.ts';
import { readClipboard, type Clipboard, type Surroundings } from './read-clipboard.ts';

/** What an event brought: it has to be taken out of it at once. */
export type Brought = { clipboard: Clipboard; files: readonly File[] };

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

const isOwnHtml = (html: string): boolean => html.includes(ownName);

export const takePaste = (
  view: EditorView,
  context: EditorContext,
  { clipboard, files, event }: Brought & { event: ClipboardEvent },
): void => {
  if (files.length > 0 && !hasText(clipboard.html)) return insertFiles(view, context, files);
  const address = clipboard.plain || isOwnHtml(clipboard.html) ? undefined : loneAddress(clipboard.text);
  if (address && (clipboard.html === '' || textOf(readHtml(clipboard.html)).trim() === clipboard.text.trim()))
    return pasteAddress(view, context, address);
  const pasted = readClipboard(clipboard, surroundings(context));
  // Tables, for one, have a way of their own with cells.
  if (view.someProp('handlePaste', (handle) => handle(view, event, pasted.slice))) return;
  insertPasted(view, context, pasted);
};

export const takeDrop = (
  view: EditorView,
  context: EditorContext,
  { clipboard, files, at }: Brought & { at: number },
): void => {
  const pos = Math.min(at, view.state.doc.content.size);
  if (files.length > 0 && !hasText(clipboard.html)) return insertFiles(view, context, files, pos);
  if (!clipboard.html && !clipboard.text) return;
  const pasted = readClipboard(clipboard, surroundings(context));
  insertPasted(view, context, pasted, dropPoint(view.state.doc, pos, pasted.slice) ?? pos);
  view.focus();
};
