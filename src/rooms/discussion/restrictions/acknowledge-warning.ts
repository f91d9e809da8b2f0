import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { applyLimits } from './apply-limits.ts';
import { holdForLimits, markAcknowledged, restrictionRow } from './restrictions.store.ts';

/** The reader says to have read a warning: they may write again. Said twice it is said once. */
export const acknowledgeWarning = async (
  world: World,
  { account, restrictionId }: { account: Account; restrictionId: string },
): Promise<Outcome<undefined, 'not-yours'>> =>
  world.write(async (tx) => {
    const restriction = await restrictionRow(tx.db, restrictionId);
    if (restriction?.kind !== 'warn' || restriction.accountId !== account.id) return refuse('not-yours');
    await holdForLimits(world.storage, tx.db, account.id);
    if (await markAcknowledged(tx.db, restrictionId, world.now())) await applyLimits(world, tx, account.id);
    return ok(undefined);
  });
