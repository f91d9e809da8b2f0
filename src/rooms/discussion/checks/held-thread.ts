import type { Check } from './check.ts';

export const heldThread: Check = {
  name: 'held-thread',
  objection: ({ thread }) => (thread.state === 'held' ? { verdict: 'hold', reason: 'thread-held' } : undefined),
};
