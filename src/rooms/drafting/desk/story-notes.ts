import type { Account } from '../../accounts/accounts.ts';
import { cleanText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { recordStoryEvent } from '../publishing/story-events.ts';
import type { Person } from './desk-state.ts';
import { longestNote } from './save-work-state.ts';
import { storyFor, type NotYours } from './story-in-hand.ts';
import { insertNote, noteRows } from './story-work.store.ts';

export type StoryNote = { id: string; at: number; by: Person | undefined; text: string };

/** Says something to colleagues under a story; readers never see it. */
export const addStoryNote = (
  world: World,
  { account, articleId, text }: { account: Account; articleId: string; text: string },
): Promise<Outcome<{ id: string }, NotYours | 'empty' | 'too-long'>> =>
  world.write(async (tx) => {
    const found = await storyFor(tx, { account, articleId, act: 'note' });
    if (!found.ok) return found;
    const clean = cleanText(text).trim();
    if (clean === '') return refuse('empty');
    if (clean.length > longestNote) return refuse('too-long');
    const id = world.newId();
    await insertNote(tx.db, { id, article_id: articleId, account_id: account.id, text: clean, at: world.now() });
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'noted' });
    await tx.changed('drafts');
    return ok({ id });
  });

/** What colleagues have said under a story, the latest first; 50 unless told. */
export const storyNotes = async (
  world: Pick<World, 'db'>,
  articleId: string,
  { before, limit = 50 }: { before?: { at: number; id: string } | undefined; limit?: number } = {},
): Promise<{ notes: StoryNote[]; older: { at: number; id: string } | undefined }> => {
  const rows = await noteRows(world.db, articleId, { before, limit: limit + 1 });
  const notes = rows.slice(0, limit).map(({ id, at, text, account_id: accountId, name }): StoryNote => ({
    id,
    at,
    text,
    by: accountId === null || name === null ? undefined : { id: accountId, name },
  }));
  const last = notes.at(-1);
  return { notes, older: rows.length > limit && last ? { at: last.at, id: last.id } : undefined };
};
