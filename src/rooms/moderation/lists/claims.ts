import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { claimsNow, claimsOn, dropClaims, forgetClaims, takeClaim } from './claims.store.ts';

/** Who has something on their desk. */
export type Claim = { subject: string; accountId: string; name: string };

/** So long a claim holds unless it is made again. */
export const claimHolds = 180_000;
/** A claim made again before half of its time is over changes nothing. */
const renewAfter = claimHolds / 2;

type Claiming = { account: Pick<Account, 'id'>; subjects: readonly string[]; release?: readonly string[] };

/**
 * Says that somebody is looking at these (`comment:ID`, `appeal:ID`) for the next three minutes, and no longer at those they let go.
 * Gives who has each of them now: what a colleague has already stays with the colleague.
 */
export const claimAll = async (world: World, { account, subjects, release = [] }: Claiming): Promise<Claim[]> =>
  world.write(async (tx) => {
    const now = world.now();
    const before = await claimsOn(tx.db, [...subjects, ''], now);
    const dropped = await dropClaims(tx.db, account.id, release);
    const fresh = subjects.filter((subject) => {
      const held = before.find((one) => one.subject === subject);
      return !held || (held.account_id === account.id && held.until - now < renewAfter);
    });
    // In one order, so that two who take the same ones never wait for each other.
    for (const subject of fresh.toSorted())
      await takeClaim(tx.db, { subject, account_id: account.id, until: now + claimHolds }, now);
    if (fresh.length > 0) await forgetClaims(tx.db, now);
    if (fresh.length > 0 || dropped > 0) await tx.changed('desk');
    const held = await claimsOn(tx.db, [...subjects, ''], now);
    return held.map(({ subject, account_id: accountId, name }) => ({ subject, accountId, name }));
  });

/** Takes one thing on somebody's desk; gives who has it: they themselves, or the colleague who was quicker. */
export const claim = async (
  world: World,
  { account, subject }: { account: Pick<Account, 'id'>; subject: string },
): Promise<Claim | undefined> => (await claimAll(world, { account, subjects: [subject] }))[0];

/** Lets go of it before the three minutes are over. */
export const release = async (
  world: World,
  { account, subject }: { account: Pick<Account, 'id'>; subject: string },
): Promise<void> => {
  await claimAll(world, { account, subjects: [], release: [subject] });
};

/** All that is on anybody's desk just now. */
export const claims = async (world: World): Promise<Claim[]> =>
  (await claimsNow(world.db, world.now())).map(({ subject, account_id: accountId, name }) => ({
    subject,
    accountId,
    name,
  }));
