import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cleanText, cutText } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { may } from '../../discussion/discussion.ts';
import { insertNote, notesAbout } from './notes.store.ts';
import { personOf } from './person.ts';

/** What a moderator wrote to colleagues about a reader. */
export type ReaderNote = { id: string; text: string; at: number; by: string | undefined };

const longestNote = 2_000;
const mostNotes = 100;

/** Writes a note about a reader for colleagues; it is signed and stays. */
export const addNote = async (
  world: World,
  { account, commenterId, text }: { account: Account; commenterId: string; text: string },
): Promise<Outcome<{ noteId: string }, 'not-allowed' | 'no-reader' | 'no-text'>> => {
  if (!may(account, 'note')) return refuse('not-allowed');
  const words = cutText(cleanText(text).trim(), longestNote);
  if (words === '') return refuse('no-text');
  const person = await personOf(world.db, commenterId);
  if (!person) return refuse('no-reader');
  const noteId = world.newId();
  const row = { id: noteId, commenter_id: commenterId, account_id: account.id, text: words, at: world.now() };
  return world.write(async ({ db }) => {
    await insertNote(db, row);
    return ok({ noteId });
  });
};

/** The notes about a reader, under whichever of their names they were written; the newest first. Empty for those who may not see them. */
export const notesOf = async (world: World, account: Account, commenterId: string): Promise<ReaderNote[]> => {
  if (!may(account, 'see-notes')) return [];
  const person = await personOf(world.db, commenterId);
  if (!person) return [];
  const rows = await notesAbout(world.db, person.ids, mostNotes);
  return rows.map(({ by, ...note }) => ({ ...note, by: by ?? undefined }));
};
