import type { LiveRefusal } from '../../rooms/articles/articles.ts';

/** Why something was not done, in a sentence for whoever wanted it. */
export const refusalWords: Record<LiveRefusal, string> = {
  'not-found': 'There is no such entry any more.',
  forbidden: 'Your role may not write in live blogs.',
  'not-live': 'This story is no live blog.',
  ended: 'This live blog has ended. Reopen it to write more.',
  empty: 'Write something, or add a picture.',
  'too-long': 'That is too long for an entry',
  invalid: 'That could not be taken',
  'no-note': 'Say to readers what was wrong, in a sentence.',
  'changed-meanwhile':
    'Somebody else changed this in the meantime. Look at it as it is now; what you typed stands below.',
  'too-many-pins': 'Five entries are pinned already. Let one of them go first.',
};

export const wordsOf = ({ refusal, detail }: { refusal: LiveRefusal; detail?: string }): string =>
  detail === undefined ? refusalWords[refusal] : `${refusalWords[refusal].replace(/\.$/, '')}: ${detail}.`;

export const statusOf = (refusal: LiveRefusal): number =>
  ({ forbidden: 403, 'not-found': 404, 'not-live': 404, 'changed-meanwhile': 409, ended: 409 })[refusal as string] ??
  422;

export const actNames: Record<string, string> = {
  posted: 'Posted',
  edited: 'Edited',
  corrected: 'Corrected',
  deleted: 'Taken out',
  restored: 'Put back',
  moved: 'Moved',
};

export const doneWords: Record<string, string> = {
  posted: 'It is out: readers see it now.',
  scheduled: 'It will go out by itself.',
  saved: 'Saved.',
  corrected: 'Corrected. Readers see what was wrong.',
  deleted: 'Taken out.',
  restored: 'It is back.',
  moved: 'Moved.',
  ended: 'The live blog has ended.',
  reopened: 'The live blog goes on.',
  summary: '“What we know” is saved: readers see it now.',
};
