/** Over the notes: what can be done with all suggestions at once, or with those of one person. */
import { make, makeRow, quietButton } from '../parts.ts';
import type { Margin } from './margin.ts';
import { nameOf } from './people.ts';
import type { Remarks } from './remarks.ts';
import { settleThese } from './suggesting.ts';
import { suggestionsOf, type Suggestion } from './suggestions.ts';

const everybody = '';

const peopleOf = ({ placed }: Remarks): Map<string, number> => {
  const people = new Map<string, number>();
  for (const remark of placed)
    if (remark.kind === 'suggestion') people.set(remark.suggestion.by, (people.get(remark.suggestion.by) ?? 0) + 1);
  return people;
};

const option = (value: string, words: string): HTMLOptionElement => {
  const made = make('option', '', words);
  made.value = value;
  return made;
};

const fillSelect = (select: HTMLSelectElement, people: ReadonlyMap<string, number>, { context }: Margin): void => {
  const total = [...people.values()].reduce((sum, count) => sum + count, 0);
  const { value } = select;
  select.replaceChildren(
    option(everybody, `All suggestions (${total})`),
    ...[...people].map(([id, count]) => option(id, `By ${nameOf(context, id)} (${count})`)),
  );
  select.value = people.has(value) ? value : everybody;
};

const settleChosen = ({ view, context }: Margin, by: string, isAccepted: boolean): void => {
  const these: Suggestion[] = suggestionsOf(view.state.doc).filter((one) => by === everybody || one.by === by);
  if (these.length > 0) settleThese(view.state, view.dispatch, these, isAccepted);
  else context.say('There are no suggestions');
  view.focus();
};

export const makeHead = (margin: Margin): HTMLElement => {
  const head = make('div', 'remarks-head');
  const select = make('select', 'input');
  select.setAttribute('aria-label', 'Whose suggestions');
  const settle = (words: string, isAccepted: boolean): HTMLElement =>
    quietButton(words, () => settleChosen(margin, select.value, isAccepted));
  const row = makeRow(select, settle('Accept these', true), settle('Reject these', false));
  const empty = make(
    'p',
    'tools-empty',
    'No notes and no suggestions. Select words and press Ctrl+Alt+M to write a note about them.',
  );
  const beside = make('p', 'tools-empty', 'Notes and suggestions stand beside the text.');
  let drawn: string | undefined;
  const draw = (remarks: Remarks): void => {
    const people = peopleOf(remarks);
    row.hidden = people.size === 0;
    empty.hidden = remarks.placed.length > 0;
    beside.hidden = remarks.placed.length === 0 || margin.column.hidden;
    const signature = JSON.stringify([...people]);
    if (signature !== drawn) fillSelect(select, people, margin);
    drawn = signature;
  };
  margin.context.panel('notes').addEventListener('remarks', (event) => draw((event as CustomEvent<Remarks>).detail));
  draw(margin.remarks);
  head.append(row, empty, beside);
  return head;
};
