import { cutText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { cleanCommentText, may } from '../../discussion/discussion.ts';
import { insertNote, noteRows, type NoteRow } from './care.store.ts';

/** What the next shift should know. */
export type HandOverNote = { id: string; byId: string | undefined; by: string; text: string; at: number };

const longest = 5_000;

const noteOf = ({ id, account_id: byId, name, text, at }: NoteRow): HandOverNote => ({
  id,
  byId: byId ?? undefined,
  by: name ?? 'A former colleague',
  text,
  at,
});

/** Writes to whoever comes next. */
export const writeHandOverNote = async (
  world: World,
  { account, text }: { account: Account; text: string },
): Promise<Outcome<HandOverNote, 'not-allowed' | 'no-text'>> => {
  if (!may(account, 'hand-over')) return refuse('not-allowed');
  const words = cutText(cleanCommentText(text).trim(), longest);
  if (words === '') return refuse('no-text');
  const row = { id: world.newId(), account_id: account.id, text: words, at: world.now() };
  await world.write(async (tx) => {
    await insertNote(tx.db, row);
    await tx.changed('desk');
  });
  return ok(noteOf({ ...row, name: account.name }));
};

/** Notes from shift to shift, the newest first. */
export const handOverNotes = async (
  world: World,
  { before, limit = 30 }: { before?: { at: number; id: string } | undefined; limit?: number } = {},
): Promise<HandOverNote[]> => (await noteRows(world.db, { before, limit: Math.min(limit, 100) })).map(noteOf);

export const newestHandOverNote = async (world: World): Promise<HandOverNote | undefined> =>
  (await handOverNotes(world, { limit: 1 }))[0];
