import type { Check } from './check.ts';

/** `about`: how many of the first comments are still to be seen, this one among them. */
export const newReader: Check = {
  name: 'new-reader',
  liftable: ['first-comments'],
  objection: ({ commenter, settings }) => {
    const left = settings.newReaderHolds - commenter.publishedCount;
    return left > 0 ? { verdict: 'hold', reason: 'first-comments', about: String(left) } : undefined;
  },
};
