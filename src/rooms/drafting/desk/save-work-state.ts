import type { Account } from '../../accounts/accounts.ts';
import { cleanText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { recordStoryEvent } from '../publishing/story-events.ts';
import { tellStory } from '../publishing/tell-story.ts';
import { settleDraft } from '../document/draft-of.ts';
import { keepDraftVersion } from '../revisions/save-version.ts';
import { mailAboutStory } from './desk-mail.ts';
import { actBetween, mayOnDesk } from './desk-rules.ts';
import { isWorkState, type WorkState } from './desk-state.ts';
import { storyInHand, type InHand, type NotYours } from './story-in-hand.ts';
import { changeWork, insertNote } from './story-work.store.ts';

export const longestNote = 4_000;

/** What the states are called in notes and mails. */
export const stateWords: Record<WorkState, string> = { idea: 'idea', draft: 'draft', edit: 'in edit', ready: 'ready' };

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
    subject: `Back to you: ${row.headline}`,
    line: `${account.name} has sent “${row.headline}” back: ${stateWords[to]}.`,
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

/** What belongs to the change: a version of the text as it was, a note, a line of the history. */
const keepTrace = async (
  world: World,
  tx: Tx,
  {
    account,
    articleId,
    from,
    to,
    note,
  }: { account: Account; articleId: string; from: WorkState; to: WorkState; note: string },
): Promise<void> => {
  const at = world.now();
  await keepDraftVersion(world, tx, {
    articleId,
    accountId: account.id,
    note: `${stateWords[from]} → ${stateWords[to]}`,
  });
  if (note)
    await insertNote(tx.db, {
      id: world.newId(),
      article_id: articleId,
      account_id: account.id,
      text: `${stateWords[from]} → ${stateWords[to]}: ${note}`,
      at,
    });
  const details = { from, to, ...(note ? { note } : {}) };
  await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'state', details });
};

/** Brings a story that is not out from one state to another: idea, draft, in edit, ready. */
export const saveWorkState = async (
  world: World,
  change: WorkStateChange,
): Promise<Outcome<{ from: WorkState; to: WorkState }, WorkStateRefusal>> => {
  const { account, articleId, to } = change;
  const seen = await storyInHand(world, account, articleId);
  if (!seen) return refuse('not-found');
  const atOnce = wrongWith(seen, change);
  if (atOnce) return refuse(atOnce);
  await settleDraft(world, articleId);
  return world.write(async (tx) => {
    const found = await storyInHand(tx, account, articleId);
    if (!found) return refuse('not-found');
    const wrong = wrongWith(found, change);
    if (wrong) return refuse(wrong);
    const from = found.state as WorkState;
    const note = cleanText(change.note ?? '')
      .trim()
      .slice(0, longestNote);
    if (from === to) return ok({ from, to });
    await changeWork(tx.db, articleId, { work_state: to, modified_at: world.now() });
    await keepTrace(world, tx, { account, articleId, from, to, note });
    await tellStory(tx, { event: 'story.state-changed', articleId, at: world.now(), from, to });
    if (from === 'ready') await tellOfReturn(world, tx, { account, note, to, found });
    await tx.changed('drafts');
    return ok({ from, to });
  });
};
