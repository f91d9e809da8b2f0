import { forever } from '../restrictions/restriction.ts';
import type { Check } from './check.ts';

/** `about` holds the time as ISO 8601 and, on a line of its own, the moderator's words. */
export const suspendedReader: Check = {
  name: 'suspended-reader',
  isForStaff: true,
  objection: ({ account, now }) => {
    if (account.disabledAt !== undefined) return { verdict: 'refuse', reason: 'account-closed' };
    if (account.suspendedUntil === undefined || account.suspendedUntil <= now) return undefined;
    if (account.suspendedUntil >= forever)
      return { verdict: 'refuse', reason: 'banned', ...(account.suspendedWhy ? { about: account.suspendedWhy } : {}) };
    const about = [new Date(account.suspendedUntil).toISOString(), account.suspendedWhy].filter(Boolean).join('\n');
    return { verdict: 'refuse', reason: 'suspended', about };
  },
};
