import { wordsFor } from '../../../common/words.ts';
import type { OwnData } from '../../accounts/accounts.ts';
import { dropNotesAbout, notesAbout } from './notes.store.ts';
import { peopleOwnDataWords } from './people-own-data-words.ts';
import { commentersOf } from './person.store.ts';

const mostNotes = 1_000;

/**
 * Notes about a reader are theirs to read when they ask for their data (who wrote them is not), and go when the account goes. Must be
 * asked to forget before the discussion is: afterwards nobody knows any more whose they were.
 */
export const peopleOwnData: OwnData = {
  collect: async ({ db }, account, language) => {
    const ids = (await commentersOf(db, account.id)).map(({ id }) => id);
    const notes = ids.length === 0 ? [] : await notesAbout(db, ids, mostNotes);
    const rows = notes.map(({ text, at }) => ({ text, at: new Date(at).toISOString() }));
    return [{ name: 'notes', title: wordsFor(peopleOwnDataWords, language).notes, rows }];
  },
  erase: async (_world, tx, account) => {
    const ids = (await commentersOf(tx.db, account.id)).map(({ id }) => id);
    if (ids.length > 0) await dropNotesAbout(tx.db, ids);
  },
};
