import type { Check } from './check.ts';

/** Somebody of whose comments many had to be removed. */
export const removedBefore: Check = {
  name: 'record',
  liftable: ['record'],
  objection: ({ commenter: { publishedCount, removedCount }, settings: { record } }) =>
    record.from > 0 && removedCount >= record.from && removedCount / (removedCount + publishedCount) >= record.share
      ? { verdict: 'hold', reason: 'record' }
      : undefined,
};
