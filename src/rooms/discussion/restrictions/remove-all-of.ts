/** A ban takes all comments along, if asked, and lifting it may bring them back: in stretches, each comment with a decision of its own. */
import type { World } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import { commentersOfAccount } from '../commenters.store.ts';
import { decisionById, decisionsAbout } from '../comments.store.ts';
import { decideIn } from '../decide-in.ts';
import { removedAlong, restrictionRow, standingComments } from './restrictions.store.ts';

/** Few enough that nobody else waits long. */
const stretch = 50;

type Job = { restrictionId: string; after: string };

/** Carries out the job `remove-all-comments`; it ends when the ban is lifted meanwhile. */
export const removeAllOf = async (world: World, { restrictionId, after }: Job): Promise<void> => {
  const publication = await publicationOf(world);
  await world.write(async (tx) => {
    const ban = await restrictionRow(tx.db, restrictionId);
    if (!ban?.decisionId || ban.liftedAt !== undefined) return;
    const decision = await decisionById(tx.db, ban.decisionId);
    const by = decision?.account_id ? { id: decision.account_id } : undefined;
    const commenterIds = (await commentersOfAccount(tx.db, ban.accountId)).map(({ id }) => id);
    const ids = await standingComments(tx.db, { commenterIds, until: ban.startsAt, after, limit: stretch });
    for (const commentId of ids)
      await decideIn(world, tx, {
        by,
        commentId,
        act: 'remove',
        publication,
        rule: ban.rule,
        words: ban.words,
        of: ban.decisionId,
        isTold: true,
      });
    const last = ids.at(-1);
    if (ids.length === stretch && last) await tx.later('remove-all-comments', { restrictionId, after: last });
  });
};

/** Carries out the job `restore-all-comments`: what was removed with a ban, and by nothing since. */
export const restoreAllOf = async (
  world: World,
  { restrictionId, decisionId, after }: Job & { decisionId: string },
): Promise<void> => {
  const publication = await publicationOf(world);
  await world.write(async (tx) => {
    const ban = await restrictionRow(tx.db, restrictionId);
    if (!ban?.decisionId) return;
    const lifting = await decisionById(tx.db, decisionId);
    const by = lifting?.account_id ? { id: lifting.account_id } : undefined;
    const commenterIds = (await commentersOfAccount(tx.db, ban.accountId)).map(({ id }) => id);
    const ids = await removedAlong(tx.db, { commenterIds, decisionId: ban.decisionId, after, limit: stretch });
    for (const commentId of ids) {
      const [latest] = (await decisionsAbout(tx.db, commentId)).filter(({ act }) => act === 'remove');
      if (!latest?.details.includes(`"of":"${ban.decisionId}"`)) continue;
      await decideIn(world, tx, { by, commentId, act: 'restore', publication, of: decisionId, isTold: true });
    }
    const last = ids.at(-1);
    if (ids.length === stretch && last)
      await tx.later('restore-all-comments', { restrictionId, decisionId, after: last });
  });
};
