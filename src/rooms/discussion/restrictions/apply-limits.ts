import type { Tx, World } from '../../../world.ts';
import { limitAccount, type AccountLimits } from '../../accounts/accounts.ts';
import { forever, isInForce, type Restriction } from './restriction.ts';
import { standingRows } from './restrictions.store.ts';

const endOf = ({ kind, until }: Restriction): number => (kind === 'ban' ? forever : (until ?? forever));

/** What all restrictions together mean: the longest suspension, the oldest warning that is not acknowledged. */
export const limitsOf = (restrictions: readonly Restriction[], now: number): AccountLimits => {
  const standing = restrictions.filter((one) => isInForce(one, now));
  const pauses = standing.filter(({ kind }) => kind === 'suspend' || kind === 'ban');
  const longest = pauses.toSorted((a, b) => endOf(b) - endOf(a))[0];
  const warnings = standing.filter(({ kind }) => kind === 'warn').toSorted((a, b) => a.startsAt - b.startsAt);
  return {
    suspendedUntil: longest && endOf(longest),
    suspendedWhy: longest?.words ?? '',
    isHeld: standing.some(({ kind }) => kind === 'hold'),
    warningId: warnings[0]?.id,
  };
};

/** Works out anew what holds for an account; every session of it knows at once. */
export const applyLimits = async (world: World, tx: Tx, accountId: string): Promise<void> =>
  limitAccount(tx, accountId, limitsOf(await standingRows(tx.db, accountId), world.now()));

/** Carries out the job `restriction-over`: what ends by itself ends. */
export const endRestriction = async (world: World, { accountId }: { accountId: string }): Promise<void> =>
  world.write((tx) => applyLimits(world, tx, accountId));
