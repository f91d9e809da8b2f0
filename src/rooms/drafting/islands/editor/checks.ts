/** What is to be looked at before the story goes out, asked for while one writes. */
import type { CheckItem } from '../../../../common/check-item.ts';
import { NodeSelection, Selection } from 'prosemirror-state';
import { make } from './dom.ts';
import { ask, whenQuiet, type Room } from './room.ts';

const levels: Record<CheckItem['level'], string> = { blocks: 'Needed', advice: 'Better', ok: 'Good' };

/** What is settled on pages of its own. */
const pages: Readonly<Record<string, string>> = { schedule: 'publish', translations: 'translations' };

/** A field of the page, or a node by its place in the body (`body:3.1`). */
const jumpTo = (room: Room, where: string): void => {
  const { element } = room;
  const field = element.querySelector<HTMLElement>(
    `[data-text="${CSS.escape(where)}"], [data-fact="${CSS.escape(where)}"], [data-place="${CSS.escape(where)}"]`,
  );
  if (field) {
    if (field.closest('[data-panel="story"]')) room.showPanel('story');
    const folded = field.closest('details');
    if (folded) folded.open = true;
    const control = field.matches('input, textarea, select')
      ? field
      : field.querySelector<HTMLElement>('input, textarea, select, button');
    field.scrollIntoView({ block: 'center' });
    return control?.focus();
  }
  const page = pages[where];
  if (page) return location.assign(`/newsroom/stories/${room.data.storyId}/${page}`);
  const view = room.view();
  const path = /(\d+(?:\.\d+)*)$/.exec(where)?.[1]?.split('.').map(Number);
  if (!path) return view.focus();
  let pos = 0;
  let node = view.state.doc;
  for (const [depth, index] of path.entries()) {
    if (index >= node.childCount) break;
    for (let before = 0; before < index; before += 1) pos += node.child(before).nodeSize;
    node = node.child(index);
    if (depth < path.length - 1) pos += 1;
  }
  const { tr } = view.state;
  const $pos = tr.doc.resolve(Math.min(pos, tr.doc.content.size));
  const isWhole = $pos.nodeAfter !== null && NodeSelection.isSelectable($pos.nodeAfter) && $pos.nodeAfter.isAtom;
  view.dispatch(
    tr.setSelection(isWhole ? NodeSelection.create(tr.doc, $pos.pos) : Selection.near($pos)).scrollIntoView(),
  );
  view.focus();
};

const lineOf = (room: Room, { level, words, where }: CheckItem): HTMLElement =>
  make(
    'li',
    { class: `check check-${level}` },
    make('span', { class: 'check-level' }, levels[level]),
    where
      ? make('button', { type: 'button', class: 'link-button', onclick: () => jumpTo(room, where) }, words)
      : make('span', {}, words),
  );

export const dressChecks = (room: Room, panel: HTMLElement): void => {
  const list = make('ul', { class: 'checks' });
  const summary = make('p', { class: 'meta', role: 'status' });
  const fine = make('ul', { class: 'checks' });
  const heading = make('summary', {});
  const rest = make('details', { class: 'checks-good', hidden: true }, heading, fine);
  panel.replaceChildren(make('h2', { class: 'side-title' }, 'Before it goes out'), summary, list, rest);
  let isShown = false;
  const look = (): void => {
    if (!isShown || document.hidden) return;
    const address = `/newsroom/stories/${encodeURIComponent(room.data.storyId)}/checklist.json`;
    void ask<CheckItem[] | { items: CheckItem[] }>(address).then((answer) => {
      if (!answer) return void (summary.textContent = 'The checks cannot be asked for just now.');
      const items = Array.isArray(answer) ? answer : answer.items;
      const open = items.filter(({ level }) => level !== 'ok');
      const text =
        open.length === 0
          ? 'Nothing stands in the way.'
          : open.length === 1
            ? 'One thing to look at.'
            : `${open.length} things to look at.`;
      if (summary.textContent !== text) summary.textContent = text;
      const focused = list.contains(document.activeElement);
      const order: CheckItem['level'][] = ['blocks', 'advice', 'ok'];
      const sorted = items.toSorted((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
      const next = sorted.map((item) => `${item.level} ${item.words}`).join('\n');
      if (list.dataset['shown'] === next) return;
      list.dataset['shown'] = next;
      const good = sorted.filter(({ level }) => level === 'ok');
      list.replaceChildren(...sorted.filter(({ level }) => level !== 'ok').map((item) => lineOf(room, item)));
      fine.replaceChildren(...good.map((item) => lineOf(room, item)));
      rest.hidden = good.length === 0;
      heading.textContent = `What is good (${good.length})`;
      if (focused) list.querySelector('button')?.focus();
    });
  };
  const later = whenQuiet(2_500, look);
  room.doc.on('update', later);
  room.element.addEventListener('panel-shown', (event) => {
    isShown = (event as CustomEvent<string>).detail === 'checks';
    look();
  });
};
