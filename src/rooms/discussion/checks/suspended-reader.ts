import type { Check } from './check.ts';

/** `about` holds the time as ISO 8601 and, on a line of its own, the moderator's words. */
export const suspendedReader: Check = {
  name: 'suspended-reader',
  isForStaff: true,
  objection: ({ account, now }) => {
    if (account.disabledAt !== undefined) return { verdict: 'refuse', reason: 'account-closed' };
    if (account.suspendedUntil === undefined || account.suspendedUntil <= now) return undefined;
    const about = [new Date(account.suspendedUntil).toISOString(), account.suspendedWhy].filter(Boolean).join('\n');
    return { verdict: 'refuse', reason: 'suspended', about };
  },
};
