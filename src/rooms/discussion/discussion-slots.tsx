import type { SlotKeeper } from '../accounts/accounts.ts';

type Known = Record<string, never>;

export const discussionSlots: SlotKeeper<Known> = {
  kinds: [],
  keys: () => [],
  keyOf: () => '',
  know: async () => ({}),
  fill: () => undefined,
};
