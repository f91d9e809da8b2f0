import type { Account } from '../../accounts/accounts.ts';
import { cleanText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { recordStoryEvent } from '../publishing/story-events.ts';
import { mailAboutStory } from './desk-mail.ts';
import { actBetween, mayOnDesk } from './desk-rules.ts';
import { isWorkState, type WorkState } from './desk-state.ts';
import { storyInHand, type InHand, type NotYours } from './story-in-hand.ts';
import { changeWork, insertNote } from './story-work.store.ts';

export const longestNote = 4_000;

export type WorkStateChange = {
  account: Account;
  articleId: string;
  to: WorkState;
  /** Why: stands under the story, and is mailed to whose story it is when it is sent back. */
  note?: string | undefined;
  /** The state it was seen in: when it has moved on since, nothing is done. */
  from?: WorkState | undefined;
};
export type WorkStateRefusal = NotYours | 'not-in-work' | 'changed-meanwhile' | 'no-headline';

/** Whose story it is hears that it came back, and why. */
const tellOfReturn = async (
  world: World,
  tx: Tx,
  { account, note, to, found: { row } }: { account: Account; note: string; to: WorkState; found: InHand },
): Promise<void> => {
  const accountId = row.assignee_id ?? row.created_by;
  if (accountId === null) return;
  await mailAboutStory(world, tx, {
    accountId,
    by: account,
    articleId: row.id,
    headline: row.headline,
    subject: `Back to ${to}: ${row.headline}`,
    line: `${account.name} has sent “${row.headline}” back to ${to}.`,
    words: note,
    dueAt: row.due_at,
  });
};

const wrongWith = (found: InHand, { account, to, from }: WorkStateChange): WorkStateRefusal | undefined => {
  if (!isWorkState(found.state)) return 'not-in-work';
  if (from !== undefined && from !== found.state) return 'changed-meanwhile';
  if (found.state !== to && !mayOnDesk(account, actBetween(found.state, to), found)) return 'forbidden';
  return to === 'ready' && found.row.headline.trim() === '' ? 'no-headline' : undefined;
};

/** Brings a story that is not out from one state to another: idea, draft, in edit, ready. */
export const saveWorkState = (
  world: World,
  change: WorkStateChange,
): Promise<Outcome<{ from: WorkState; to: WorkState }, WorkStateRefusal>> =>
  world.write(async (tx) => {
    const { account, articleId, to } = change;
    const found = await storyInHand(tx, account, articleId);
    if (!found) return refuse('not-found');
    const wrong = wrongWith(found, change);
    if (wrong) return refuse(wrong);
    const from = found.state as WorkState;
    const note = cleanText(change.note ?? '')
      .trim()
      .slice(0, longestNote);
    if (from === to) return ok({ from, to });
    const at = world.now();
    await changeWork(tx.db, articleId, { work_state: to, modified_at: at });
    if (note)
      await insertNote(tx.db, {
        id: world.newId(),
        article_id: articleId,
        account_id: account.id,
        text: `${from} → ${to}: ${note}`,
        at,
      });
    await recordStoryEvent(world, tx, {
      articleId,
      accountId: account.id,
      act: 'state',
      details: { from, to, ...(note ? { note } : {}) },
    });
    if (from === 'ready') await tellOfReturn(world, tx, { account, note, to, found });
    await tx.changed('drafts');
    return ok({ from, to });
  });
