/** What is to be looked at before the story goes out, asked for while one writes. */
import type { CheckItem } from '../../../../common/check-item.ts';
import { make } from './dom.ts';
import { jumpTo } from './jump.ts';
import { ask, whenQuiet, type Room } from './room.ts';

const levels: Record<CheckItem['level'], string> = { blocks: 'Needed', advice: 'Better', ok: 'Good' };

const lineOf = (room: Room, { level, words, where }: CheckItem): HTMLElement =>
  make(
    'li',
    { class: `check check-${level}` },
    make('span', { class: 'check-level' }, levels[level]),
    where?.startsWith('/')
      ? make('a', { href: where }, words)
      : where
        ? make('button', { type: 'button', class: 'link-button', onclick: () => jumpTo(room, where) }, words)
        : make('span', {}, words),
  );

type Shown = { summary: HTMLElement; list: HTMLElement; fine: HTMLElement; heading: HTMLElement; rest: HTMLElement };

const makeShown = (panel: HTMLElement): Shown => {
  const [list, fine] = [make('ul', { class: 'checks' }), make('ul', { class: 'checks' })];
  const summary = make('p', { class: 'meta', role: 'status' });
  const heading = make('summary', {});
  const rest = make('details', { class: 'checks-good', hidden: true }, heading, fine);
  panel.replaceChildren(make('h2', { class: 'side-title' }, 'Before it goes out'), summary, list, rest);
  return { summary, list, fine, heading, rest };
};

const openWords = (count: number): string =>
  count === 0 ? 'Nothing stands in the way.' : count === 1 ? 'One thing to look at.' : `${count} things to look at.`;

const order: readonly CheckItem['level'][] = ['blocks', 'advice', 'ok'];

const show = (room: Room, shown: Shown, items: readonly CheckItem[]): void => {
  const { summary, list, fine, heading, rest } = shown;
  const sorted = items.toSorted((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
  const [open, good] = [sorted.filter(({ level }) => level !== 'ok'), sorted.filter(({ level }) => level === 'ok')];
  const words = openWords(open.length);
  if (summary.textContent !== words) summary.textContent = words;
  const next = sorted.map((item) => `${item.level} ${item.words}`).join('\n');
  if (list.dataset['shown'] === next) return;
  list.dataset['shown'] = next;
  const isFocused = list.contains(document.activeElement);
  list.replaceChildren(...open.map((item) => lineOf(room, item)));
  fine.replaceChildren(...good.map((item) => lineOf(room, item)));
  rest.hidden = good.length === 0;
  heading.textContent = `What is good (${good.length})`;
  if (isFocused) list.querySelector('button')?.focus();
};

export const dressChecks = (room: Room, panel: HTMLElement): void => {
  const shown = makeShown(panel);
  let isShown = false;
  const look = (): void => {
    if (!isShown || document.hidden) return;
    const address = `/newsroom/stories/${encodeURIComponent(room.data.storyId)}/checklist.json`;
    void ask<CheckItem[] | { items: CheckItem[] }>(address).then((answer) => {
      if (answer) show(room, shown, Array.isArray(answer) ? answer : answer.items);
      else shown.summary.textContent = 'The checks cannot be asked for just now.';
    });
  };
  room.doc.on('update', whenQuiet(2_500, look));
  room.element.addEventListener('panel-shown', (event) => {
    isShown = (event as CustomEvent<string>).detail === 'checks';
    look();
  });
};
