import type { Check } from './check.ts';

/** A moderator has decided that all this reader writes is read first; they know. */
export const heldReader: Check = {
  name: 'held-reader',
  isForStaff: true,
  objection: ({ account }) => (account.isHeld ? { verdict: 'hold', reason: 'held-reader' } : undefined),
};
