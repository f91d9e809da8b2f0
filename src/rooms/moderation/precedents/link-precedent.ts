import { cutText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { cleanCommentText, may } from '../../discussion/discussion.ts';
import { deleteLink, judgementExists, putLink } from './precedents.store.ts';

const longestNote = 1_000;

export type LinkAsked = { account: Account; decisionId: string; likeId: string; note?: string };

/** Says that two decisions are about the same kind of thing, and why; the one who decides next sees both. */
export const linkPrecedent = async (
  world: World,
  { account, decisionId, likeId, note = '' }: LinkAsked,
): Promise<Outcome<undefined, 'not-allowed' | 'no-decision'>> => {
  if (!may(account, 'decide')) return refuse('not-allowed');
  if (decisionId === likeId) return refuse('no-decision');
  // Two that are alike are so in both directions: kept once, the older first.
  const [first = '', second = ''] = [decisionId, likeId].sort();
  return world.write(async (tx) => {
    if (!(await judgementExists(tx.db, first)) || !(await judgementExists(tx.db, second))) return refuse('no-decision');
    await putLink(tx.db, {
      decision_id: first,
      like_id: second,
      note: cutText(cleanCommentText(note).trim(), longestNote),
      account_id: account.id,
      at: world.now(),
    });
    return ok(undefined);
  });
};

/** Takes such a link back. */
export const unlinkPrecedent = async (
  world: World,
  { account, decisionId, likeId }: LinkAsked,
): Promise<Outcome<undefined, 'not-allowed' | 'no-decision'>> => {
  if (!may(account, 'decide')) return refuse('not-allowed');
  return world.write(async ({ db }) =>
    (await deleteLink(db, decisionId, likeId)) ? ok(undefined) : refuse('no-decision'),
  );
};
