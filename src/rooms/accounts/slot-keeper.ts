import type { Slot } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import type { Visit } from '../publication/publication.ts';
import type { Account } from './account.ts';

/** Whoever is shown a page with slots; `known` is what the keeper has learned about them, undefined for a stranger. */
export type SlotScene<Known> = { visit: Visit; account: Account | undefined; known: Known | undefined };

/** A room that puts something of the reader's own into pages which are the same for all (see delivery's `slot`). */
export type SlotKeeper<Known = unknown> = {
  /** The kinds of slot it fills. */
  kinds: readonly string[];
  /**
   * Under which names what it must know is remembered, for these slots of its kinds: one name for all, or one a thread. What was
   * learned is forgotten when the topic `reader:ACCOUNT` changes.
   */
  keys: (slots: readonly Slot[]) => readonly string[];
  /** Learns it, for one of those names. */
  know: (world: World, account: Account, key: string) => Promise<Known>;
  /** Which of those names a slot needs. */
  keyOf: (slot: Slot) => string;
  /** The markup; undefined: the same as a stranger's. Must be quick: it is called for every slot of every page sent. */
  fill(slot: Slot, scene: SlotScene<Known>): string | undefined;
};
