import { isStaff } from '../../accounts/accounts.ts';
import type { Check } from './check.ts';

/** What stands may still be corrected while a thread takes answers only; in a closed one nothing changes any more. */
export const closedThread: Check = {
  name: 'closed-thread',
  isForStaff: true,
  objection: ({ thread: { state, isBeyondCapacity }, account, parentId, isEdit }) => {
    const reason = (plain: string): string => (isBeyondCapacity === true ? 'beyond-capacity' : plain);
    if (state === 'closed' || state === 'hidden') return { verdict: 'refuse', reason: reason(`thread-${state}`) };
    if (state === 'staff' && !isStaff(account.role)) return { verdict: 'refuse', reason: 'staff-only' };
    return state === 'replies' && parentId === undefined && !isEdit
      ? { verdict: 'refuse', reason: reason('replies-only') }
      : undefined;
  },
};
