import { formatNumber } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { countUnread } from './notifications.store.ts';

/** More than this is not counted. */
const most = 100;

/** How many notifications an account has not looked at yet; at most 100. */
export const unreadCount = (world: World, accountId: string): Promise<number> => countUnread(world.db, accountId, most);

/** The number on the bell: empty for none, “99+” where there are too many to count. */
export const shownCount = (unread: number, language: string): string => {
  if (unread === 0) return '';
  return unread >= most ? `${formatNumber(language, most - 1)}+` : formatNumber(language, unread);
};
