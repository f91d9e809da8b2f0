/** What verbs of the desk refuse, as the API says it: one table, so that the same refusal is the same problem everywhere. */
import { refused, type ProblemCode, type Refused } from './problems.ts';

export const deskProblems = ['not-allowed', 'not-found', 'gone', 'too-late', 'too-many', 'invalid'] as const;
export type DeskProblem = (typeof deskProblems)[number];

type Told = readonly [code: DeskProblem, pointer?: string, detail?: string];

const table: Record<string, Told> = {
  'not-allowed': ['not-allowed'],
  'above-you': ['not-allowed', undefined, 'That is not possible with an equal, somebody above you, or yourself.'],
  'same-person': ['not-allowed', undefined, 'Who decided does not decide about the appeal.'],
  own: ['not-allowed', undefined, 'That is not possible with what you wrote yourself.'],
  'no-comment': ['not-found'],
  'no-reader': ['not-found'],
  'no-appeal': ['not-found'],
  'no-view': ['not-found'],
  'no-webhook': ['not-found'],
  'no-delivery': ['not-found'],
  'no-judge': ['not-found'],
  'no-decision': ['not-found'],
  gone: ['gone'],
  same: ['gone', undefined, 'It is so already.'],
  already: ['gone', undefined, 'There is such a restriction already.'],
  'open-already': ['gone', undefined, 'It has been escalated already.'],
  'same-place': ['gone', undefined, 'It stands there already.'],
  'is-off': ['gone', undefined, 'The webhook is off.'],
  'too-late': ['too-late', undefined, 'A decision can be taken back for ten minutes.'],
  'too-many': ['too-many', undefined, 'There are as many of them as there can be.'],
  'too-large': ['too-many', undefined, 'Too much hangs on it.'],
  'no-rule': ['invalid', '/rule', 'Say under which rule.'],
  'bad-rule': ['invalid', ''],
  'no-parent': ['invalid', '/parentId', 'It must be a published comment under the same story.'],
  'own-branch': ['invalid', '/parentId', 'It would hang on itself.'],
  'bad-time': ['invalid', undefined, 'The time does not fit.'],
  'no-colleague': ['invalid', '/toId', 'Nobody else of that id decides here.'],
  'no-words': ['invalid', undefined, 'Words are needed.'],
  'no-answer': ['invalid', '/answer', 'Whoever appealed is told something.'],
  'no-text': ['invalid', '/text', 'There is nothing to read in it.'],
  'bad-domain': ['invalid', undefined, 'It is not the domain of an address.'],
  'no-preset': ['invalid', '/preset', 'There is no preset of that key.'],
  'bad-capacity': ['invalid', undefined, 'At most as many stories as threads, for seven days at most.'],
  'no-edition': ['invalid', '/edition', 'There is no such edition.'],
  empty: ['invalid', undefined, 'Title and words are needed.'],
  'no-name': ['invalid', '/name', 'A name is needed.'],
  'no-query': ['invalid', '/query', 'There is no filter in it.'],
  'too-long': ['invalid', '/query', 'It is too long.'],
  'no-events': ['invalid', '/events', 'Name at least one.'],
  'not-an-address': ['invalid', '/url', 'It is not an address that begins with https://.'],
  'not-https': ['invalid', '/url', 'It must begin with https://.'],
  inside: ['invalid', '/url', 'It leads inside, or has a port of its own (see INNER_SERVICES).'],
};

/** The problem a refusal is; one that is not in the table is a fault of ours. */
export const deskRefusal = (
  { refusal, detail }: { refusal: string; detail?: string },
  codes: Partial<Record<string, DeskProblem>> = {},
): Refused<DeskProblem> => {
  const known = table[refusal];
  if (!known) throw new Error(`the API has no problem for the refusal ${refusal}`);
  const [usual, pointer, words] = known;
  const code: DeskProblem & ProblemCode = codes[refusal] ?? usual;
  const said = detail ?? words;
  if (code !== 'invalid') return refused(code, code === usual && said !== undefined ? { detail: said } : {});
  const error = { ...(pointer === undefined ? {} : { pointer }), detail: said ?? 'It is not as it should be.' };
  return refused(code, { errors: [error] });
};
