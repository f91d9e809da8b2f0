import { accountRow, type Account } from '../../accounts/accounts.ts';
import { mayStory } from '../../articles/articles.ts';
import { cleanText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { recordStoryEvent } from '../publishing/story-events.ts';
import { mailAboutStory } from './desk-mail.ts';
import { mayOnDesk } from './desk-rules.ts';
import { longestNote } from './save-work-state.ts';
import { storyInHand, type InHand, type NotYours } from './story-in-hand.ts';
import { changeWork, insertNote, type WorkChanges } from './story-work.store.ts';

export type Assignment = {
  account: Account;
  articleId: string;
  /** Null: nobody has it. Left out: as it is. */
  to?: string | null | undefined;
  /** Null: not due. Left out: as it is. */
  dueAt?: number | null | undefined;
  /** What is to be done: stands under the story and in the mail. */
  words?: string | undefined;
};
export type AssignRefusal = NotYours | 'nobody-there' | 'bad-time';

const latest = Date.UTC(2200, 0, 1);

/** Whether somebody may give the story to whom they want to give it: heads to anybody, writers what nobody has to themselves. */
const mayGive = (account: Account, to: string | null, found: InHand): boolean => {
  if (mayOnDesk(account, 'assign', found)) return true;
  const { assignee_id: now } = found.row;
  const takes = to === account.id && now === null;
  const givesBack = to === null && now === account.id;
  return (takes || givesBack) && mayOnDesk(account, 'take', found);
};

const mayWork = async (tx: Tx, to: string): Promise<boolean> => {
  const person = await accountRow(tx.db, { id: to });
  return person !== undefined && mayStory(person, 'create-story');
};

const wrongWith = async (
  tx: Tx,
  found: InHand,
  { account, to, dueAt }: Assignment,
): Promise<AssignRefusal | undefined> => {
  const isTimeChanged = dueAt !== undefined && dueAt !== found.row.due_at;
  if (isTimeChanged && !mayOnDesk(account, 'due', found)) return 'forbidden';
  if (dueAt != null && !(Number.isSafeInteger(dueAt) && dueAt > 0 && dueAt < latest)) return 'bad-time';
  if (to === undefined || to === found.row.assignee_id) return undefined;
  if (!mayGive(account, to, found)) return 'forbidden';
  return to === null || (await mayWork(tx, to)) ? undefined : 'nobody-there';
};

const tellWhoHasIt = async (
  world: World,
  tx: Tx,
  { account, row, to, dueAt, words }: Assignment & { row: InHand['row']; to: string },
): Promise<void> =>
  mailAboutStory(world, tx, {
    accountId: to,
    by: account,
    articleId: row.id,
    headline: row.headline,
    subject: `For you: ${row.headline}`,
    line: `${account.name} has given you “${row.headline}”.`,
    words,
    dueAt: dueAt === undefined ? row.due_at : dueAt,
  });

/** Says who is to do a story and by when. Whoever it is given to is mailed. */
export const assignStory = (world: World, asked: Assignment): Promise<Outcome<{ articleId: string }, AssignRefusal>> =>
  world.write(async (tx) => {
    const { account, articleId, to, dueAt } = asked;
    const found = await storyInHand(tx, account, articleId);
    if (!found) return refuse('not-found');
    const wrong = await wrongWith(tx, found, asked);
    if (wrong) return refuse(wrong);
    const { row } = found;
    const words = cleanText(asked.words ?? '')
      .trim()
      .slice(0, longestNote);
    const isNew = to !== undefined && to !== row.assignee_id;
    const changes: WorkChanges = {
      ...(isNew ? { assignee_id: to } : {}),
      ...(dueAt !== undefined && dueAt !== row.due_at ? { due_at: dueAt } : {}),
    };
    if (Object.keys(changes).length === 0) return ok({ articleId });
    await changeWork(tx.db, articleId, changes);
    const note = { id: world.newId(), article_id: articleId, account_id: account.id, text: words, at: world.now() };
    if (words) await insertNote(tx.db, note);
    await recordStoryEvent(world, tx, {
      articleId,
      accountId: account.id,
      act: 'assigned',
      details: { ...(isNew ? { to: to ?? '' } : {}), ...(changes.due_at == null ? {} : { dueAt: changes.due_at }) },
    });
    if (isNew && to !== null) await tellWhoHasIt(world, tx, { ...asked, row, to, words });
    await tx.changed('drafts');
    return ok({ articleId });
  });
