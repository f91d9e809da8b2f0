import type { SlotKeeper } from '../accounts/accounts.ts';

type Known = { saved: ReadonlySet<string>; followed: ReadonlySet<string> };

/** Slots `bookmark ARTICLE` and `follow KIND TARGET`. */
export const bookmarkSlots: SlotKeeper<Known> = {
  kinds: ['bookmark', 'follow'],
  keys: () => ['bookmarks'],
  keyOf: () => 'bookmarks',
  know: async () => ({ saved: new Set(), followed: new Set() }),
  fill: () => undefined,
};
