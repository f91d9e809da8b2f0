import type { World } from '../../world.ts';

/** How many notifications an account has not looked at yet. */
export const unreadCount = async (_world: World, _accountId: string): Promise<number> => 0;
