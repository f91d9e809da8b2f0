/** Deciding: the card goes and the next one is there at once; what the server says of it comes after. */
import { cardOf, cardsOf, fieldIn, holderOf, isGone, idOf, send, type Card, type Desk } from './state.ts';
import type { Walk } from './walk.ts';

export type Act = { act: string; rule?: string; words?: string; ready?: boolean; said: string };

export type Deciding = {
  decide: (cards: readonly Card[], act: Act) => void;
  undo: () => void;
  selected: () => Card[];
};

/** Where a card lay, so that it can be put back. */
type Place = { card: Card; before: ChildNode | null };
type Step = { places: Place[]; answer: Promise<string[]>; said: string };

type Decider = {
  desk: Desk;
  walk: Walk;
  /** Cards have left the list or come back to it. */
  left: () => void;
  /** What was decided on this page, the latest last. */
  steps: Step[];
  /** The card of which it was said that somebody else looks at it. */
  warned: string | undefined;
};

const boxOf = (card: Card): HTMLInputElement | null => card.querySelector('.desk-tick input');

const selectedOn = (desk: Desk): Card[] => cardsOf(desk).filter((card) => boxOf(card)?.checked);

const putBack = (desk: Desk, { card, before }: Place): void => {
  desk.done.delete(idOf(card));
  const box = boxOf(card);
  if (box) box.checked = false;
  if (before?.parentNode === desk.list) before.before(card);
  else desk.list.append(card);
};

const takeAway = (desk: Desk, cards: readonly Card[]): Place[] => {
  // Back to front: each finds again what stood after it.
  const places = cards.map((card) => ({ card, before: card.nextSibling }));
  for (const card of cards) {
    desk.done.add(idOf(card));
    card.remove();
  }
  return places;
};

/** Tells the server, and gives the decisions it has written down. */
const ask = async (desk: Desk, places: readonly Place[], act: Act): Promise<string[]> => {
  const since = Math.min(...places.map(({ card }) => Number(fieldIn(card, 'since'))));
  const { status, answer } = await send(`${desk.base}/decide`, [
    ['ids', places.map(({ card }) => idOf(card)).join(',')],
    ['act', act.act],
    ['rule', act.rule ?? ''],
    ['words', act.words ?? ''],
    ['ready', act.ready ? '1' : ''],
    ['since', String(since)],
  ]);
  const { done = [], gone = [] } = answer;
  for (const { decisionId } of done) desk.heard.add(decisionId);
  if (gone.length > 0) desk.say(gone.map((one) => one.words).join(' '), done.length > 0);
  else if (status >= 400) throw new Error(answer.words ?? `${status}`);
  return done.map(({ decisionId }) => decisionId);
};

/** Who else is looking at this one card; said once, so that the second press decides all the same. */
const holderToWarnOf = (decider: Decider, cards: readonly Card[]): string | undefined => {
  const [first] = cards;
  if (!first || cards.length > 1 || decider.warned === idOf(first)) return undefined;
  const holder = holderOf(first);
  if (holder !== undefined) decider.warned = idOf(first);
  return holder;
};

const fail = ({ desk, steps, left }: Decider, step: Step, error: unknown): void => {
  steps.splice(steps.indexOf(step), 1);
  for (const place of step.places.toReversed()) putBack(desk, place);
  const isRefused = error instanceof Error && !(error instanceof TypeError);
  desk.say(`Not done, the comment is back: ${isRefused ? error.message : 'The server could not be reached.'}`);
  left();
};

const decide = (decider: Decider, cards: readonly Card[], act: Act): void => {
  const { desk, walk, steps, left } = decider;
  const [first] = cards;
  if (!first) return;
  // A colleague has: whatever was pressed, one goes on.
  if (cards.length === 1 && isGone(first)) return walk.leave(first);
  const holder = holderToWarnOf(decider, cards);
  if (holder !== undefined) return desk.say(`${holder} is looking at this. Once more, and you decide all the same.`);
  const next = walk.after(cards);
  const places = takeAway(desk, cards);
  walk.to(next, 'led');
  desk.say(cards.length === 1 ? `${act.said}.` : `${act.said}: ${cards.length} comments.`, true);
  const step: Step = { places, said: act.said, answer: ask(desk, places, act) };
  steps.push(step);
  step.answer.catch((error: unknown) => fail(decider, step, error));
  left();
};

const takeBack = async ({ desk, walk, left }: Decider, { places, answer }: Step): Promise<void> => {
  const decisions = await answer;
  if (decisions.length === 0) return desk.say('There is nothing to take back.');
  const { answer: said } = await send(
    `${desk.base}/undo`,
    decisions.map((id): [string, string] => ['decisions', id]),
  );
  const back = new Set(said.ids ?? []);
  for (const place of places.toReversed()) if (back.has(idOf(place.card))) putBack(desk, place);
  const [first] = places.filter(({ card }) => back.has(idOf(card)));
  desk.say(said.words || (back.size === 1 ? 'Taken back.' : `Taken back: ${back.size} comments.`));
  left();
  if (first) walk.to(cardOf(desk, idOf(first.card)));
};

/** What was decided before the page was opened is taken back by the form that stands there. */
const takeBackEarlier = (desk: Desk): void => {
  const form = desk.element.querySelector<HTMLFormElement>('.desk-undo');
  if (form && !form.hidden && form.querySelector('[name="decisions"]')) form.requestSubmit();
  else desk.say('There is nothing to take back.');
};

const undo = (decider: Decider): void => {
  const { desk, steps } = decider;
  const step = steps.pop();
  if (!step) return takeBackEarlier(desk);
  takeBack(decider, step).catch(() => {
    steps.push(step);
    desk.say('Not taken back: the server could not be reached.', true);
  });
};

export const createDeciding = (desk: Desk, walk: Walk, left: () => void): Deciding => {
  const decider: Decider = { desk, walk, left, steps: [], warned: undefined };
  return {
    decide: (cards, act) => decide(decider, cards, act),
    undo: () => undo(decider),
    selected: () => selectedOn(desk),
  };
};
