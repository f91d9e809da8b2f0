/** Puts into the text what was read from the clipboard, and starts bringing in its pictures. */
import { Fragment, Slice } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../document/editor-context.ts';
import { addNote } from '../margin/notes.ts';
import { addPlaces, bringMedia, type Wanted } from './media-places.ts';
import type { Pasted } from './read-clipboard.ts';
import { pictureNameOf, type FoundPicture } from './reading.ts';
import { inlineOf } from './tables.ts';

/** A cell of a table and a pulled quotation hold lines, not blocks. */
const fitted = (slice: Slice, tr: Transaction): Slice => {
  const { parent } = tr.selection.$from;
  const isTable = slice.content.firstChild?.type.spec.tableRole !== undefined;
  const holdsLines = /cell/.test(String(parent.type.spec.tableRole ?? '')) || parent.type.name === 'pullQuote';
  if (!holdsLines || isTable || slice.content.childCount < 2) return slice;
  return new Slice(Fragment.fromArray(inlineOf(slice.content.content, { schema: parent.type.schema })), 0, 0);
};

const fileOf = (url: string): File | undefined => {
  const [, type = '', data = ''] = /^data:(image\/\w+);base64,([\w+/=\s]+)$/i.exec(url) ?? [];
  if (!data) return undefined;
  try {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    return new File([bytes], `pasted.${type.split('/')[1] ?? 'png'}`, { type });
  } catch {
    return undefined;
  }
};

const wantedOf = (id: string, found: FoundPicture, context: EditorContext): Wanted => {
  const words = { ...(found.alt ? { alt: found.alt } : {}), ...(found.caption ? { caption: found.caption } : {}) };
  if (!found.url.startsWith('data:'))
    return {
      id,
      words,
      url: found.url,
      bring: async () => {
        const media = await context.fetchMedia(found.url);
        return media ? [media] : [];
      },
    };
  const file = fileOf(found.url);
  return { id, words, bring: async () => (file ? context.uploadFiles([file]) : []) };
};

const hostOf = (url: string): string => (url.startsWith('data:') ? '' : ` from ${new URL(url).hostname}`);

/** Takes the paragraphs that hold a picture's place out again and remembers where they were. */
export const takePlaces = (tr: Transaction): Map<string, number> => {
  const found: { name: string; pos: number; size: number; isAlone: boolean }[] = [];
  tr.doc.descendants((node, pos, parent) => {
    const name = node.isTextblock ? pictureNameOf(node) : undefined;
    if (name !== undefined) found.push({ name, pos, size: node.nodeSize, isAlone: parent?.childCount === 1 });
    return !node.isTextblock;
  });
  const begun = tr.mapping.maps.length;
  for (const { pos, size, isAlone } of [...found].reverse())
    if (isAlone) tr.delete(pos + 1, pos + size - 1);
    else tr.delete(pos, pos + size);
  return new Map(found.map(({ name, pos }) => [name, tr.mapping.slice(begun).map(pos, 1)]));
};

const placePictures = (tr: Transaction, pictures: readonly FoundPicture[], context: EditorContext): Wanted[] => {
  if (pictures.length === 0) return [];
  const places = takePlaces(tr);
  const wanted = pictures.flatMap((found) => {
    const pos = places.get(found.at);
    return pos === undefined ? [] : [{ found, pos, id: crypto.randomUUID() }];
  });
  addPlaces(
    tr,
    wanted.map(({ id, pos, found }) => ({ id, pos, words: `Picture${hostOf(found.url)} is being brought in…` })),
  );
  return wanted.map(({ id, found }) => wantedOf(id, found, context));
};

const told = ({ pictures, notes, lost }: Pasted): string =>
  [
    'Pasted',
    ...(pictures.length > 0
      ? [`${pictures.length} ${pictures.length === 1 ? 'picture is' : 'pictures are'} being brought in`]
      : []),
    ...(notes.length > 0 ? [`${notes.length} comments and footnotes are notes in the margin`] : []),
    ...(lost > 0
      ? [`${lost} ${lost === 1 ? 'picture' : 'pictures'} could not be taken along: add them one by one`]
      : []),
  ].join('. ');

/** At the selection, or at a position when it was dropped. */
export const insertPasted = (view: EditorView, context: EditorContext, pasted: Pasted, at?: number): void => {
  if (pasted.slice.size === 0) return context.say('There was nothing to paste');
  const { tr } = view.state;
  const slice = fitted(pasted.slice, tr);
  const [only] =
    slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1 ? slice.content.content : [];
  if (at !== undefined) tr.replaceRange(at, at, slice);
  else if (only && !only.isTextblock) tr.replaceSelectionWith(only, false);
  else tr.replaceSelection(slice);
  const wanted = placePictures(tr, pasted.pictures, context);
  for (const { id, text } of pasted.notes) addNote(context, { id, text, quote: '' });
  view.dispatch(
    tr
      .scrollIntoView()
      .setMeta('paste', true)
      .setMeta('uiEvent', at === undefined ? 'paste' : 'drop'),
  );
  bringMedia(view, wanted);
  context.say(told(pasted));
};

/** Files themselves: uploaded, each shown where it will stand. */
export const insertFiles = (
  view: EditorView,
  context: EditorContext,
  files: readonly File[],
  at = view.state.selection.to,
): void => {
  const places = files.map((file) => ({ file, id: crypto.randomUUID() }));
  const { tr } = view.state;
  const $at = tr.doc.resolve(Math.min(at, tr.doc.content.size));
  const pos = $at.depth > 0 ? $at.after(1) : $at.pos;
  addPlaces(
    tr,
    places.map(({ id, file }) => ({ id, pos, words: `${file.name} is being uploaded…` })),
  );
  view.dispatch(tr);
  bringMedia(
    view,
    places.map(({ id, file }) => ({ id, words: {}, bring: () => context.uploadFiles([file]) })),
  );
};
