/** What the verbs of the newsroom refuse, as the API says it: the same refusal is the same problem everywhere. */
import { refusalInWords } from '../rooms/media/media.ts';
import { refused, type Refused } from './problems.ts';

export const newsroomProblems = [
  'not-allowed',
  'not-found',
  'changed-meanwhile',
  'wrong-state',
  'blocked',
  'invalid',
  'too-many',
  'in-use',
] as const;
export type NewsroomProblem = (typeof newsroomProblems)[number];

type Told = readonly [code: NewsroomProblem, words?: string, pointer?: string];

const stories: Record<string, Told> = {
  'not-found': ['not-found'],
  forbidden: ['not-allowed'],
  'not-allowed': ['not-allowed'],
  'changed-meanwhile': ['changed-meanwhile', 'Somebody has changed it since: look at it first.'],
  'already-published': ['wrong-state', 'It is published already.'],
  trashed: ['wrong-state', 'It is in the bin.'],
  'not-trashed': ['wrong-state', 'It is not in the bin.'],
  'not-scheduled': ['wrong-state', 'It is not scheduled.'],
  'not-published': ['wrong-state', 'It is not published.'],
  'no-changes': ['wrong-state', 'There is nothing that readers do not see already.'],
  'never-public': ['wrong-state', 'It never was public.'],
  'not-in-work': ['wrong-state', 'It is out, planned or in the bin: it has no state of work.'],
  'no-headline': ['wrong-state', 'It has no headline yet.'],
  embargoed: ['wrong-state', 'Its embargo is not over. Say in `liftEmbargo` why it is set aside.'],
  blocked: ['blocked'],
  'note-needed': [
    'invalid',
    'The text has changed: tell readers why (`note`), or say that it was a slip of the pen (`typoOnly`).',
    '/note',
  ],
  past: ['invalid', 'It must be a moment yet to come.', '/at'],
  'too-far': ['invalid', 'At most two years ahead.', '/at'],
  'bad-time': ['invalid', 'The time does not fit.', '/dueAt'],
  'nobody-there': ['invalid', 'Nobody of that id writes here.', '/to'],
  'unknown-edition': ['invalid', 'There is no such edition.', '/edition'],
  'other-edition': ['invalid', 'It is one of another edition.'],
  'same-edition': ['invalid', 'That is the edition it is in.', '/edition'],
  'unknown-kind': ['invalid', 'There is no such kind.', '/kind'],
  'unknown-section': ['invalid', 'The edition has no such section.', '/sectionId'],
  'invalid-body': ['invalid', 'It is no text of a story.', '/body'],
  invalid: ['invalid'],
  empty: ['invalid', 'There is nothing to read in it.'],
  'too-long': ['invalid', 'It is too long.'],
  'no-name': ['invalid', 'A name is needed.', '/name'],
  'bad-days': ['invalid', 'From 1 to 30 days.', '/days'],
  'bad-address': ['invalid', 'No address can be made of it.', '/slug'],
  'bad-target': ['invalid', 'It must be another story that is public.', '/gone/to'],
  'there-already': ['wrong-state', 'That edition has it already.'],
  'not-begun': ['wrong-state', 'It could not be begun in that edition.'],
  'no-source': ['not-found'],
  'no-link': ['not-found'],
  'no-address': ['not-found'],
  'has-comments': ['in-use', 'Readers have written under it: say `withComments` to delete these, too.'],
  'too-many': ['too-many', 'There are as many of them as there can be.'],
};

const others: Record<string, Told> = {
  'no-media': ['not-found'],
  'no-upload': ['not-found'],
  'in-bin': ['wrong-state', 'It is in the bin. Take it out first.'],
  'same-file': ['wrong-state', 'This is the very file that is there already.'],
  'wrong-offset': ['wrong-state'],
  finished: ['wrong-state', 'This upload is finished already.'],
  gone: ['not-found'],
  'too-many-uploads': ['too-many', refusalInWords('too-many-uploads')],
  overtaken: ['changed-meanwhile'],
  unreadable: ['invalid', undefined, '/layout'],
  elsewhere: ['invalid'],
  'no-picture': ['invalid'],
  'no-block': ['invalid'],
  'no-story': ['invalid'],
  'takes-none': ['invalid'],
};

const table: Record<string, Told> = { ...stories, ...others };

export type SaidNo = { refusal: string; detail?: string };

/** The problem a refusal is; one that is not in the table is a fault of ours. `codes`: what is told otherwise here. */
export const newsroomRefusal = (
  { refusal, detail }: SaidNo,
  codes: Readonly<Record<string, Told>> = {},
): Refused<NewsroomProblem> => {
  const known = codes[refusal] ?? table[refusal];
  if (!known) throw new Error(`the API has no problem for the refusal ${refusal}`);
  const [code, words, pointer] = known;
  if (code === 'blocked') return refused(code, { errors: (detail ?? '').split('\n').map((one) => ({ detail: one })) });
  const said = detail ?? words;
  if (code !== 'invalid') return refused(code, said === undefined ? {} : { detail: said });
  const error = { ...(pointer === undefined ? {} : { pointer }), detail: said ?? 'It is not as it should be.' };
  return refused(code, { errors: [error] });
};

/** A field that is not as it should be. */
export const wrongField = (pointer: string, detail: string): Refused<'invalid'> =>
  refused('invalid', { errors: [{ pointer, detail }] });
