import type { Account } from '../../accounts/accounts.ts';
import { mayStory, type ArticleStatus } from '../../articles/articles.ts';
import { refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx } from '../../../world.ts';
import { mayOnDesk, type DeskAct } from './desk-rules.ts';
import { stateOf, type DeskState } from './desk-state.ts';
import { isAuthorOf, workRow, type WorkRow } from './story-work.store.ts';

export type InHand = { row: WorkRow; state: DeskState; isOwn: boolean };

/** A story as it stands in a transaction, for somebody who wants to do something with it. */
export const storyInHand = async (
  { db }: Pick<Tx, 'db'>,
  account: Account,
  articleId: string,
): Promise<InHand | undefined> => {
  const row = await workRow(db, articleId);
  if (!row || !mayStory(account, 'see-stories')) return undefined;
  const isOwn =
    row.created_by === account.id || row.assignee_id === account.id || (await isAuthorOf(db, account.id, articleId));
  const state = stateOf({ status: row.status as ArticleStatus, workState: row.work_state });
  return { row, isOwn, state };
};

export type NotYours = 'not-found' | 'forbidden';

/** The story, for somebody who may do this with it. */
export const storyFor = async (
  tx: Pick<Tx, 'db'>,
  { account, articleId, act }: { account: Account; articleId: string; act: DeskAct },
): Promise<Outcome<InHand, NotYours>> => {
  const found = await storyInHand(tx, account, articleId);
  if (!found) return refuse('not-found');
  return mayOnDesk(account, act, found) ? { ok: true, value: found } : refuse('forbidden');
};
