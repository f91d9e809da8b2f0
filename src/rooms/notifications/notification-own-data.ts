import type { OwnData } from '../accounts/accounts.ts';

export const notificationOwnData: OwnData = { collect: async () => [], erase: async () => undefined };
