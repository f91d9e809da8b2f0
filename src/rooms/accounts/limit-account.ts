import type { Tx } from '../../world.ts';
import type { Account } from './account.ts';
import { updateAccount } from './accounts.store.ts';
import { accountTopic, readerTopic } from './sessions.ts';

export type AccountLimits = Pick<Account, 'suspendedUntil' | 'suspendedWhy' | 'isHeld' | 'warningId'>;

/** Says on an account what its bearer may not do just now; every session knows it from the next request on. */
export const limitAccount = async (tx: Tx, accountId: string, limits: AccountLimits): Promise<void> => {
  await updateAccount(tx.db, accountId, {
    suspended_until: limits.suspendedUntil ?? null,
    suspended_why: limits.suspendedWhy,
    is_held: limits.isHeld ? 1 : 0,
    warning_id: limits.warningId ?? null,
  });
  await tx.changed(accountTopic(accountId), readerTopic(accountId));
};
