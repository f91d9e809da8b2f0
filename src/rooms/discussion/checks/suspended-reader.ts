import type { Account } from '../../accounts/accounts.ts';
import { forever } from '../restrictions/restriction.ts';
import type { Check, Objection } from './check.ts';

/** Why somebody may not write just now. `about` holds the time as ISO 8601 and, on a line of its own, the moderator's words. */
export const suspensionOf = (
  { suspendedUntil: until, suspendedWhy: why }: Pick<Account, 'suspendedUntil' | 'suspendedWhy'>,
  now: number,
): Objection | undefined => {
  if (until === undefined || until <= now) return undefined;
  if (until >= forever) return { verdict: 'refuse', reason: 'banned', ...(why ? { about: why } : {}) };
  const about = [new Date(until).toISOString(), why].filter(Boolean).join('\n');
  return { verdict: 'refuse', reason: 'suspended', about };
};

export const suspendedReader: Check = {
  name: 'suspended-reader',
  isForStaff: true,
  objection: ({ account, now }) =>
    account.disabledAt === undefined ? suspensionOf(account, now) : { verdict: 'refuse', reason: 'account-closed' },
};
