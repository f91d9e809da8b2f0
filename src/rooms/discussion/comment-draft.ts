import type { Continuation } from '../accounts/accounts.ts';

export const discussionContinuation: Continuation = { resume: async (_world, { returnTo }) => returnTo };
