/** Notes and suggestions of a story by their places in it. */
import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import type { EditorContext } from '../../document/editor-context.ts';
import { notesOf, parseNote, type Note } from './notes.ts';
import { suggestionsOf, type Suggestion } from './suggestions.ts';

type Place = { id: string; from: number; to: number };
export type NoteRemark = Place & { kind: 'note'; note: Note };
export type SuggestionRemark = Place & { kind: 'suggestion'; suggestion: Suggestion };
export type Remark = NoteRemark | SuggestionRemark;
/** A note without a place in the column: settled, or its words are gone. */
export type Shelved = { id: string; note: Note; isOrphan: boolean };
export type Remarks = { placed: Remark[]; shelved: Shelved[]; resolved: Place[] };

const notePlaces = (doc: Node): Map<string, Place> => {
  const places = new Map<string, Place>();
  doc.descendants((node, pos) => {
    for (const { type, attrs } of node.isText ? node.marks : []) {
      if (type.name !== 'note') continue;
      const id = String(attrs['id']);
      const known = places.get(id);
      if (known) known.to = pos + node.nodeSize;
      else places.set(id, { id, from: pos, to: pos + node.nodeSize });
    }
  });
  return places;
};

export const remarksOf = (doc: Node, context: EditorContext): Remarks => {
  const places = notePlaces(doc);
  const remarks: Remarks = { placed: [], shelved: [], resolved: [] };
  for (const [id, value] of notesOf(context).entries()) {
    const note = parseNote(value);
    const place = places.get(id);
    if (!note) continue;
    if (place && note.resolvedAt === undefined) remarks.placed.push({ ...place, kind: 'note', note });
    else remarks.shelved.push({ id, note, isOrphan: place === undefined });
    if (place && note.resolvedAt !== undefined) remarks.resolved.push(place);
  }
  for (const suggestion of suggestionsOf(doc)) {
    const { id, runs } = suggestion;
    remarks.placed.push({ kind: 'suggestion', id, from: runs[0]?.from ?? 0, to: runs.at(-1)?.to ?? 0, suggestion });
  }
  remarks.placed.sort((one, other) => one.from - other.from || one.to - other.to);
  remarks.shelved.sort((one, other) => other.note.at - one.note.at);
  return remarks;
};

/** Which of them the cursor stands in, by the marks around it: cheap enough for every key. */
export const remarkAt = ({ selection }: EditorState): { id: string; name: string } | undefined => {
  const { $head } = selection;
  for (const node of [$head.nodeBefore, $head.nodeAfter])
    for (const { type, attrs } of node?.marks ?? [])
      if (type.name === 'insertion' || type.name === 'deletion' || type.name === 'note')
        return { id: String(attrs['id']), name: type.name };
  return undefined;
};
