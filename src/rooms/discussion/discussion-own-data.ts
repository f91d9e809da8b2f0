import type { OwnData } from '../accounts/accounts.ts';

export const discussionOwnData: OwnData = { collect: async () => [], erase: async () => undefined };
