/** Counts what is looked at, for the moderator's own sake; covered texts are counted when they are shown. */
import { make } from '../../../rooms/discussion/islands/thread/dom.ts';
import { idOf, send, type Card, type Desk } from './state.ts';

export type Care = { meet: (card: Card) => void; toggle: (card: Card) => void };

const every = 12_000;

export const createCare = (desk: Desk): Care => {
  const met = new Set<string>();
  const looked = new Set<string>();
  let seen = 0;
  let disturbing = 0;

  const suggest = (text: string | null | undefined): void => {
    if (!text || desk.element.querySelector('.desk-break')) return;
    const line = make('p', 'notice desk-break', text);
    line.setAttribute('role', 'status');
    desk.element.prepend(line);
  };

  const flush = (): void => {
    if (seen + disturbing > 0) {
      const fields: [string, string][] = [
        ['seen', String(seen)],
        ['disturbing', String(disturbing)],
      ];
      seen = disturbing = 0;
      send(`${desk.base}/seen`, fields)
        .then(({ answer }) => suggest(answer.suggestion))
        .catch(() => undefined);
    }
    if (looked.size > 0) {
      const ids = [...looked].join(',');
      looked.clear();
      send(`${desk.base}/looked`, [['ids', ids]]).catch(() => undefined);
    }
  };
  setInterval(flush, every);
  addEventListener('pagehide', () => {
    if (seen + disturbing > 0)
      navigator.sendBeacon(
        `${desk.base}/seen`,
        new URLSearchParams({ seen: String(seen), disturbing: String(disturbing) }),
      );
    if (looked.size > 0)
      navigator.sendBeacon(`${desk.base}/looked`, new URLSearchParams({ ids: [...looked].join(',') }));
    seen = disturbing = 0;
    looked.clear();
  });
  desk.list.addEventListener(
    'toggle',
    ({ target }) => {
      if (
        target instanceof HTMLDetailsElement &&
        target.matches('[data-cover]') &&
        target.open &&
        !target.dataset['told']
      ) {
        target.dataset['told'] = '';
        disturbing += 1;
      }
    },
    true,
  );

  return {
    meet: (card) => {
      const id = idOf(card);
      if (met.has(id)) return;
      met.add(id);
      seen += 1;
      if (desk.kind === 'new') looked.add(id);
    },
    toggle: (card) => {
      const cover = card.querySelector<HTMLDetailsElement>('[data-cover]');
      if (cover) cover.open = !cover.open;
    },
  };
};
