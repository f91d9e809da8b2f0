/** Who has what on their desk just now. */
import type { Db } from '../../../storage/storage.ts';

export type ClaimRow = { subject: string; account_id: string; until: number; name: string };

/** More people than this do not work at one desk. */
const mostClaims = 500;

export const claimsNow = (db: Db, now: number): Promise<ClaimRow[]> =>
  db
    .selectFrom('desk_claim')
    .innerJoin('account', 'account.id', 'desk_claim.account_id')
    .select(['desk_claim.subject', 'desk_claim.account_id', 'desk_claim.until', 'account.name'])
    .where('desk_claim.until', '>', now)
    .limit(mostClaims)
    .execute();

export const claimsOn = (db: Db, subjects: readonly string[], now: number): Promise<ClaimRow[]> =>
  db
    .selectFrom('desk_claim')
    .innerJoin('account', 'account.id', 'desk_claim.account_id')
    .select(['desk_claim.subject', 'desk_claim.account_id', 'desk_claim.until', 'account.name'])
    .where('desk_claim.subject', 'in', subjects)
    .where('desk_claim.until', '>', now)
    .execute();

type Claiming = { subject: string; account_id: string; until: number };

/** Takes it, or holds on to it for longer; what somebody else has stays theirs. */
export const takeClaim = async (db: Db, claim: Claiming, now: number): Promise<void> => {
  await db
    .insertInto('desk_claim')
    .values(claim)
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({ account_id: claim.account_id, until: claim.until })
        .where((eb) => eb.or([eb('desk_claim.until', '<=', now), eb('desk_claim.account_id', '=', claim.account_id)])),
    )
    .execute();
};

/** How many were let go. */
export const dropClaims = async (db: Db, accountId: string, subjects: readonly string[]): Promise<number> => {
  if (subjects.length === 0) return 0;
  const gone = await db
    .deleteFrom('desk_claim')
    .where('account_id', '=', accountId)
    .where('subject', 'in', subjects)
    .returning('subject')
    .execute();
  return gone.length;
};

export const forgetClaims = async (db: Db, now: number): Promise<void> => {
  await db.deleteFrom('desk_claim').where('until', '<=', now).execute();
};
