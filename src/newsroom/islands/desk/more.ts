/** More cards: before the last ones are reached, and what has come since. */
import { adopted, documentAt, makeButton } from '../../../rooms/discussion/islands/thread/dom.ts';
import { cardOf, cardsOf, idOf, type Card, type Desk } from './state.ts';

export type More = {
  /** Fetches the next page when few cards are left. */
  look: () => void;
  /** How many lie in this list according to the server. */
  hearCount: (count: number) => void;
  /** Shows what has come since the page was drawn. */
  showNew: () => void;
};

const few = 20;

export const createMore = (desk: Desk, came: () => void): More => {
  let isLoading = false;
  const next = (): HTMLAnchorElement | null => desk.element.querySelector('.desk-more a[rel="next"]');

  const take = async (url: string): Promise<void> => {
    if (isLoading) return;
    isLoading = true;
    try {
      const page = await documentAt(url);
      for (const card of page.querySelectorAll<Card>('.desk-cards > [data-id]'))
        if (!desk.done.has(idOf(card)) && !cardOf(desk, idOf(card))) desk.list.append(adopted(card));
      desk.element.querySelector('.desk-more')?.remove();
      const more = page.querySelector('.desk-more');
      if (more) desk.list.after(adopted(more));
    } catch {
      // The link to more is still there.
    } finally {
      isLoading = false;
    }
    settle();
    came();
  };

  const empty = desk.element.querySelector<HTMLElement>('.desk-empty');
  const settle = (): void => {
    if (empty) empty.hidden = cardsOf(desk).length > 0;
  };

  const here = (): string => {
    const url = new URL(location.href);
    url.searchParams.delete('after');
    url.searchParams.set('list', desk.kind);
    return url.href;
  };

  let pill: HTMLButtonElement | undefined;
  const showNew = (): void => {
    pill?.remove();
    pill = undefined;
    void take(here());
  };

  const look = (): void => {
    settle();
    const link = next();
    if (link && cardsOf(desk).length < few) void take(link.href);
  };

  return {
    look,
    showNew,
    hearCount: (count) => {
      const shown = cardsOf(desk).length;
      const isNarrowed = /[?&](?:section|thread|edition|reason|age|reader)=[^&]/.test(location.search);
      const fresh = count - shown;
      if (next() || isNarrowed || fresh <= 0) {
        pill?.remove();
        pill = undefined;
        return;
      }
      if (shown === 0) return showNew();
      if (!pill) {
        pill = makeButton('button button-quiet desk-fresh', '', showNew);
        desk.list.after(pill);
      }
      pill.textContent = `${fresh} more: show (n)`;
    },
  };
};
