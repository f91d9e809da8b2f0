/** Who may do what with a story on the desk, by its state: asked by every route and verb, and tested as one table. */
import type { Account } from '../../accounts/accounts.ts';
import { mayStory } from '../../articles/articles.ts';
import { workStates, type DeskState, type WorkState } from './desk-state.ts';

/**
 * `hand-in` makes a story ready; `take-back` makes a ready one a draft again; `take` gives a story nobody has to oneself; `place`
 * is its section and tags; `move-time` is when a scheduled one goes out.
 */
export const deskActs = [
  'work',
  'hand-in',
  'take-back',
  'assign',
  'take',
  'due',
  'place',
  'bin',
  'restore',
  'move-time',
  'note',
  'translate',
] as const;
export type DeskAct = (typeof deskActs)[number];

export type Whose = { isOwn: boolean; state: DeskState };
type Asking = Pick<Account, 'role' | 'disabledAt'>;

const isInWork = (state: DeskState): boolean => workStates.some((one) => one === state);
const isOut = (state: DeskState): boolean => state === 'published' || state === 'changed';

/** Whether somebody may write in a story: a contributor's own is theirs until they have handed it in. */
export const mayWrite = (account: Asking, { isOwn, state }: Whose): boolean => {
  if (state === 'bin') return false;
  if (isOut(state)) return mayStory(account, 'edit-published', isOwn);
  if (state === 'idea' || state === 'draft') return mayStory(account, 'edit-story', isOwn);
  // What is in edit or ready, waits for its hour or was taken back is in the hands of the desk, and of those who write for it.
  return mayStory(account, 'edit-story', false);
};

const rules: Record<DeskAct, (account: Asking, whose: Whose) => boolean> = {
  work: (account, whose) => isInWork(whose.state) && whose.state !== 'ready' && mayWrite(account, whose),
  'hand-in': (account, { isOwn, state }) =>
    isInWork(state) && state !== 'ready' && mayStory(account, 'hand-in-story', isOwn),
  'take-back': (account, { isOwn, state }) =>
    state === 'ready' &&
    (mayStory(account, 'publish-story', isOwn) || (isOwn && mayStory(account, 'edit-story', false))),
  assign: (account, { isOwn, state }) => state !== 'bin' && mayStory(account, 'assign-story', isOwn),
  take: (account, { state }) => isInWork(state) && mayStory(account, 'edit-story', false),
  due: (account, { isOwn, state }) => state !== 'bin' && mayStory(account, 'assign-story', isOwn),
  place: (account, whose) => mayWrite(account, whose),
  bin: (account, { isOwn, state }) => !isOut(state) && state !== 'bin' && mayStory(account, 'delete-story', isOwn),
  restore: (account, { isOwn, state }) => state === 'bin' && mayStory(account, 'delete-story', isOwn),
  'move-time': (account, { isOwn, state }) =>
    (state === 'scheduled' || state === 'changed') && mayStory(account, 'publish-story', isOwn),
  note: (account, { isOwn, state }) => state !== 'bin' && mayStory(account, 'note-story', isOwn),
  translate: (account, { isOwn, state }) => state !== 'bin' && mayStory(account, 'translate-story', isOwn),
};

/** Whether somebody may do this with a story in this state; `isOwn` says whether it is theirs. */
export const mayOnDesk = (account: Asking, act: DeskAct, whose: Whose): boolean => rules[act](account, whose);

/** The act it takes to bring a story in work from one state to another. */
export const actBetween = (from: WorkState, to: WorkState): DeskAct =>
  from === 'ready' ? 'take-back' : to === 'ready' ? 'hand-in' : 'work';

/** Where somebody may bring a story from here. */
export const statesFrom = (account: Asking, whose: Whose): WorkState[] => {
  const from = workStates.find((one) => one === whose.state);
  if (!from) return [];
  return workStates.filter((to) => to !== from && mayOnDesk(account, actBetween(from, to), whose));
};
