import type { Check } from './check.ts';

/** What stands may still be corrected while a thread takes answers only; in a closed one nothing changes any more. */
export const closedThread: Check = {
  name: 'closed-thread',
  isForStaff: true,
  objection: ({ thread: { state }, parentId, isEdit }) => {
    if (state === 'closed' || state === 'hidden') return { verdict: 'refuse', reason: `thread-${state}` };
    return state === 'replies' && parentId === undefined && !isEdit
      ? { verdict: 'refuse', reason: 'replies-only' }
      : undefined;
  },
};
