/** From what a check says to the place where it is put right: a field of the page, or a node by its place in the body (`body:3.1`). */
import type { Node } from 'prosemirror-model';
import { NodeSelection, Selection } from 'prosemirror-state';
import type { Room } from './room.ts';

/** What is settled on pages of its own. */
const pages: Readonly<Record<string, string>> = {
  schedule: 'publish',
  embargo: 'publish',
  translations: 'translations',
};

const toField = (room: Room, field: HTMLElement): void => {
  if (field.closest('[data-panel="story"]')) room.showPanel('story');
  const folded = field.closest('details');
  if (folded) folded.open = true;
  const control = field.matches('input, textarea, select')
    ? field
    : field.querySelector<HTMLElement>('input, textarea, select, button');
  field.scrollIntoView({ block: 'center' });
  control?.focus();
};

const positionAt = (doc: Node, path: readonly number[]): number => {
  let pos = 0;
  let node = doc;
  for (const [depth, index] of path.entries()) {
    if (index >= node.childCount) break;
    for (let before = 0; before < index; before += 1) pos += node.child(before).nodeSize;
    node = node.child(index);
    if (depth < path.length - 1) pos += 1;
  }
  return Math.min(pos, doc.content.size);
};

const toNode = (room: Room, path: readonly number[]): void => {
  const view = room.view();
  const { tr } = view.state;
  const $pos = tr.doc.resolve(positionAt(tr.doc, path));
  const isWhole = $pos.nodeAfter !== null && NodeSelection.isSelectable($pos.nodeAfter) && $pos.nodeAfter.isAtom;
  const selection = isWhole ? NodeSelection.create(tr.doc, $pos.pos) : Selection.near($pos);
  view.focus();
  view.dispatch(tr.setSelection(selection).scrollIntoView());
};

export const jumpTo = (room: Room, where: string): void => {
  const name = CSS.escape(where);
  const field = room.element.querySelector<HTMLElement>(
    `[data-text="${name}"], [data-fact="${name}"], [data-place="${name}"], [name="${name}"]:not([type="hidden"], #field-body)`,
  );
  if (field) return toField(room, field);
  if (where === 'notes') return room.showPanel('notes');
  const page = pages[where];
  if (page) return location.assign(`/newsroom/stories/${room.data.storyId}/${page}`);
  const path = /^body:(\d+(?:\.\d+)*)$/.exec(where)?.[1]?.split('.').map(Number);
  if (path) toNode(room, path);
  else if (where === 'body') room.view().focus();
};
