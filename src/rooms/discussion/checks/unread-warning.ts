import type { Check } from './check.ts';

/** Somebody who was warned writes again once they have said to have read it; `about` is the notice. Correcting is always open. */
export const unreadWarning: Check = {
  name: 'unread-warning',
  isForStaff: true,
  isForNewOnly: true,
  objection: ({ account: { warningId } }) =>
    warningId === undefined ? undefined : { verdict: 'refuse', reason: 'unread-warning', about: warningId },
};
