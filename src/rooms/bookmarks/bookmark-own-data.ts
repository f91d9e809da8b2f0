import type { OwnData } from '../accounts/accounts.ts';

export const bookmarkOwnData: OwnData = { collect: async () => [], erase: async () => undefined };
