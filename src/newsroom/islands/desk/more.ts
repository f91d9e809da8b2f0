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

type Pages = {
  desk: Desk;
  /** Cards have come. */
  came: () => void;
  /** What is said when nothing is in the list. */
  empty: HTMLElement | null;
  isLoading: boolean;
  /** The button that says how many have come. */
  pill: HTMLButtonElement | undefined;
};

const linkToNext = ({ element }: Desk): HTMLAnchorElement | null => element.querySelector('.desk-more a[rel="next"]');

const settle = ({ desk, empty }: Pages): void => {
  if (empty) empty.hidden = cardsOf(desk).length > 0;
};

/** Puts the cards of a page that are not here below the others, and its link to more in place of ours. */
const addFrom = (page: ParentNode, desk: Desk): void => {
  for (const card of page.querySelectorAll<Card>('.desk-cards > [data-id]'))
    if (!desk.done.has(idOf(card)) && !cardOf(desk, idOf(card))) desk.list.append(adopted(card));
  desk.element.querySelector('.desk-more')?.remove();
  const more = page.querySelector('.desk-more');
  if (more) desk.list.after(adopted(more));
};

const take = async (pages: Pages, url: string): Promise<void> => {
  if (pages.isLoading) return;
  pages.isLoading = true;
  try {
    addFrom(await documentAt(url), pages.desk);
  } catch {
    // The link to more is still there.
  } finally {
    pages.isLoading = false;
  }
  settle(pages);
  pages.came();
};

/** This list from its beginning. */
const listUrl = ({ kind }: Desk): string => {
  const url = new URL(location.href);
  url.searchParams.delete('after');
  url.searchParams.set('list', kind);
  return url.href;
};

const dropPill = (pages: Pages): void => {
  pages.pill?.remove();
  pages.pill = undefined;
};

const showNew = (pages: Pages): void => {
  dropPill(pages);
  void take(pages, listUrl(pages.desk));
};

const look = (pages: Pages): void => {
  settle(pages);
  const link = linkToNext(pages.desk);
  if (link && cardsOf(pages.desk).length < few) void take(pages, link.href);
};

const hearCount = (pages: Pages, count: number): void => {
  const { desk } = pages;
  const shown = cardsOf(desk).length;
  const isNarrowed = /[?&](?:section|thread|edition|reason|age|reader)=[^&]/.test(location.search);
  const fresh = count - shown;
  if (linkToNext(desk) || isNarrowed || fresh <= 0) return dropPill(pages);
  if (shown === 0) return showNew(pages);
  if (!pages.pill) {
    pages.pill = makeButton('button button-quiet desk-fresh', '', () => showNew(pages));
    desk.list.after(pages.pill);
  }
  pages.pill.textContent = `${fresh} more: show (n)`;
};

export const createMore = (desk: Desk, came: () => void): More => {
  const empty = desk.element.querySelector<HTMLElement>('.desk-empty');
  const pages: Pages = { desk, came, empty, isLoading: false, pill: undefined };
  return {
    look: () => look(pages),
    showNew: () => showNew(pages),
    hearCount: (count) => hearCount(pages, count),
  };
};
