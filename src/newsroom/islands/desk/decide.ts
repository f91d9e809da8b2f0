/** Deciding: the card goes and the next one is there at once; what the server says of it comes after. */
import { cardOf, cardsOf, fieldIn, holderOf, idOf, send, type Card, type Desk } from './state.ts';
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

const putBack = (desk: Desk, { card, before }: Place): void => {
  desk.done.delete(idOf(card));
  const box = card.querySelector<HTMLInputElement>('.desk-tick input');
  if (box) box.checked = false;
  if (before?.parentNode === desk.list) before.before(card);
  else desk.list.append(card);
};

export const createDeciding = (desk: Desk, walk: Walk, left: () => void): Deciding => {
  const steps: Step[] = [];
  let warned: string | undefined;

  const selected = (): Card[] =>
    cardsOf(desk).filter((card) => card.querySelector<HTMLInputElement>('.desk-tick input')?.checked);

  const ask = async (places: Place[], { act, rule = '', words = '', ready = false }: Act): Promise<string[]> => {
    const since = Math.min(...places.map(({ card }) => Number(fieldIn(card, 'since'))));
    const fields: [string, string][] = [
      ['ids', places.map(({ card }) => idOf(card)).join(',')],
      ['act', act],
      ['rule', rule],
      ['words', words],
      ['ready', ready ? '1' : ''],
      ['since', String(since)],
    ];
    const { status, answer } = await send(`${desk.base}/decide`, fields);
    const { done = [], gone = [] } = answer;
    for (const { decisionId } of done) desk.heard.add(decisionId);
    if (gone.length > 0) desk.say(gone.map((one) => one.words).join(' '), done.length > 0);
    else if (status >= 400) throw new Error(answer.words ?? `${status}`);
    return done.map(({ decisionId }) => decisionId);
  };

  const decide = (cards: readonly Card[], act: Act): void => {
    const [first] = cards;
    if (!first) return;
    const holder = cards.length === 1 ? holderOf(first) : undefined;
    if (holder !== undefined && warned !== idOf(first)) {
      warned = idOf(first);
      return desk.say(`${holder} is looking at this. Once more, and you decide all the same.`);
    }
    const next = walk.after(cards);
    // Back to front: each finds again what stood after it.
    const places = cards.map((card) => ({ card, before: card.nextSibling }));
    for (const card of cards) {
      desk.done.add(idOf(card));
      card.remove();
    }
    walk.to(next, 'led');
    desk.say(cards.length === 1 ? `${act.said}.` : `${act.said}: ${cards.length} comments.`, true);
    const step: Step = { places, said: act.said, answer: ask(places, act) };
    steps.push(step);
    step.answer.catch((error: unknown) => {
      steps.splice(steps.indexOf(step), 1);
      for (const place of places.toReversed()) putBack(desk, place);
      const why =
        error instanceof Error && !(error instanceof TypeError) ? error.message : 'The server could not be reached.';
      desk.say(`Not done, the comment is back: ${why}`);
      left();
    });
    left();
  };

  const takeBack = async ({ places, answer }: Step): Promise<void> => {
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

  return {
    decide,
    selected,
    undo: () => {
      const step = steps.pop();
      // What was decided before the page was opened is taken back by the form that stands there.
      if (!step) {
        const form = desk.element.querySelector<HTMLFormElement>('.desk-undo');
        if (form && !form.hidden && form.querySelector('[name="decisions"]')) return form.requestSubmit();
        return desk.say('There is nothing to take back.');
      }
      takeBack(step).catch(() => {
        steps.push(step);
        desk.say('Not taken back: the server could not be reached.', true);
      });
    },
  };
};
