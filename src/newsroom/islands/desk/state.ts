/** What the desk's parts share: the page, the cards, and where the keyboard is. */
import { make } from '../../../rooms/discussion/islands/thread/dom.ts';

export type Card = HTMLElement & { dataset: { id: string; state: string; writer: string } };

export type Desk = {
  element: HTMLElement;
  list: HTMLElement;
  /** Which list it is: `waiting`, `reported` … */
  kind: string;
  me: string;
  /** `/newsroom/discussion` in this edition. */
  base: string;
  /** Says something in the bar, aloud and visibly. */
  say: (text: string, canUndo?: boolean) => void;
  /** The card that is being worked on. */
  current: Card | undefined;
  /** Comments decided about here, or gone: they do not come back with the next page. */
  done: Set<string>;
  /** Decisions already heard of. */
  heard: Set<string>;
};

export const cardsOf = ({ list }: Desk): Card[] => [...list.querySelectorAll<Card>(':scope > [data-id]')];

export const cardOf = ({ list }: Desk, id: string): Card | undefined =>
  list.querySelector<Card>(`:scope > [data-id="${CSS.escape(id)}"]`) ?? undefined;

export const idOf = (card: Card): string => card.dataset.id;

/** Whether a colleague has decided about it while it was being worked on here. */
export const isGone = (card: Card): boolean => card.dataset['gone'] !== undefined;

/** Who else is looking at it. */
export const holderOf = (card: Card): string | undefined => card.dataset['claimed'];

export const fieldIn = (card: Element, name: string): string =>
  card.querySelector<HTMLInputElement>(`.desk-acts [name="${name}"]`)?.value ?? '';

export type Answer = {
  state?: string;
  words?: string;
  done?: { id: string; decisionId: string }[];
  gone?: { id: string; words: string }[];
  ids?: string[];
  claims?: Claimed[];
  suggestion?: string | null;
};
export type Claimed = { id: string; by: string; byId: string };

/** Sends fields as a form does, and gives what a script is answered. */
export const send = async (url: string, fields: [string, string][]): Promise<{ status: number; answer: Answer }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  if (response.type === 'opaqueredirect') return { status: 200, answer: { state: 'done' } };
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, answer: isJson ? ((await response.json()) as Answer) : {} };
};

/** A line at the foot of the window that says what was done, with a way back. */
export const makeSay = (element: HTMLElement): Desk['say'] => {
  const form = element.querySelector<HTMLFormElement>('.desk-undo');
  const line = form?.querySelector<HTMLElement>('[data-said]') ?? make('p');
  const button = form?.querySelector<HTMLButtonElement>('button');
  line.setAttribute('role', 'status');
  if (button) button.textContent = 'Undo (z)';
  return (text, canUndo = false) => {
    if (form) form.hidden = false;
    form?.classList.add('desk-undo-now');
    line.textContent = text;
    if (button) button.hidden = !canUndo;
    // What was decided before is no longer the last.
    if (canUndo) for (const before of form?.querySelectorAll('[name="decisions"]') ?? []) before.remove();
  };
};
