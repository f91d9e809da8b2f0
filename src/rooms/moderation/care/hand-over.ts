import { cutText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { accountRow, listStaff, type Account } from '../../accounts/accounts.ts';
import { cleanCommentText, may, recordDecision } from '../../discussion/discussion.ts';
import { publicationOf } from '../../publication/publication.ts';
import { closeHanding, closeHandingsOf, insertHanding, openHandings } from './handings.store.ts';
import { commentToRecord } from './subject.store.ts';

const longestWords = 1_000;
const mostStaff = 1_000;

export type Handing = {
  id: string;
  commentId: string;
  fromId: string;
  from: string;
  /** It was handed to whoever comes next, not to one person. */
  isForAnyone: boolean;
  words: string;
  at: number;
};

/** Whom a comment can be handed to: everybody else who decides. */
export const colleaguesOf = async (world: World, account: Account): Promise<Account[]> =>
  (await listStaff(world, mostStaff)).filter((one) => one.id !== account.id && may(one, 'decide'));

export type HandingAsked = {
  account: Account;
  commentId: string;
  /** Empty: to whoever comes next. */
  toId: string;
  words: string;
};

export type HandingRefusal = 'not-allowed' | 'no-comment' | 'no-colleague';

/** Hands a comment to a colleague, with a word why; it lies on their desk until somebody decides, or hands it on. */
export const handOver = async (
  world: World,
  { account, commentId, toId, words }: HandingAsked,
): Promise<Outcome<{ handingId: string; decisionId: string }, HandingRefusal>> => {
  if (!may(account, 'hand-over')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const comment = await commentToRecord(tx.db, commentId);
    if (!comment) return refuse('no-comment');
    const to = toId === '' ? undefined : await accountRow(tx.db, { id: toId });
    if (toId !== '' && (!to || to.id === account.id || !may(to, 'decide'))) return refuse('no-colleague');
    const kept = cutText(cleanCommentText(words).trim(), longestWords);
    const at = world.now();
    await closeHandingsOf(tx.db, commentId, at);
    const handingId = world.newId();
    await insertHanding(tx.db, {
      id: handingId,
      comment_id: commentId,
      from_id: account.id,
      to_id: toId,
      words: kept,
      at,
    });
    const decisionId = await recordDecision(world, tx, {
      by: account,
      act: 'hand-over',
      about: comment,
      publication,
      details: { handing: handingId, to: to?.id ?? '' },
      at,
    });
    return ok({ handingId, decisionId });
  });
};

/** What lies with this moderator because a colleague handed it on, the oldest first. */
export const handedTo = async (world: World, account: Account, limit = 100): Promise<Handing[]> =>
  (await openHandings(world.db, account.id, Math.min(limit, 200))).map((row) => ({
    id: row.id,
    commentId: row.comment_id,
    fromId: row.from_id,
    from: row.from_name ?? 'A former colleague',
    isForAnyone: row.to_id === '',
    words: row.words,
    at: row.at,
  }));

/** Nothing has to be decided: it is taken off the desk. */
export const closeHandedOver = async (
  world: World,
  { account, handingId }: { account: Account; handingId: string },
): Promise<Outcome<undefined, 'not-allowed' | 'gone'>> => {
  if (!may(account, 'hand-over')) return refuse('not-allowed');
  return world.write(async (tx) => {
    if (!(await closeHanding(tx.db, { id: handingId, accountId: account.id, at: world.now() }))) return refuse('gone');
    await tx.changed('desk');
    return ok(undefined);
  });
};
