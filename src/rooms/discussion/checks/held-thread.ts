import type { Check } from './check.ts';

export const heldThread: Check = {
  name: 'held-thread',
  objection: ({ thread }) =>
    thread.state === 'held'
      ? { verdict: 'hold', reason: thread.isBeyondCapacity === true ? 'capacity-held' : 'thread-held' }
      : undefined,
};
