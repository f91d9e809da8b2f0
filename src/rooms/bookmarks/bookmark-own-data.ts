import { wordsFor } from '../../common/words.ts';
import type { OwnData } from '../accounts/accounts.ts';
import { bookmarkWords } from './bookmark-words.ts';
import { deleteMarks } from './bookmarks.store.ts';
import { followsOf } from './follow.ts';
import { allSaved } from './read-saved.ts';

const moment = (at: number): string => new Date(at).toISOString();

export const bookmarkOwnData: OwnData = {
  collect: async (world, account, language) => {
    const words = wordsFor(bookmarkWords, language);
    const saved = await allSaved(world, account.id);
    const follows = await followsOf(world, account.id, account.edition ?? '');
    return [
      {
        name: 'reading-list',
        title: words.readingList,
        rows: saved.map(({ headline, story, savedAt, isArchived, tags }) => ({
          headline,
          address: story?.path ?? null,
          savedAt: moment(savedAt),
          isArchived,
          tags,
        })),
      },
      {
        name: 'following',
        title: words.following,
        rows: follows.map(({ kind, named }) => ({ kind, name: named?.name ?? null, address: named?.path ?? null })),
      },
    ];
  },
  erase: (_world, tx, account) => deleteMarks(tx.db, account.id),
};
