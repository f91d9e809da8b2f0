/** Fills the slots of pages: asks each room for its own, and remembers what is known of the readers who were here lately. */
import type { Readers, Slot } from '../delivery/delivery.ts';
import { whoIs, type Account, type SlotKeeper } from '../rooms/accounts/accounts.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';

type Known = { account: Account; known: Map<string, unknown> };

const rememberedReaders = 10_000;
const rememberedKeys = 200;

const byKind = (keepers: readonly SlotKeeper[]): Map<string, SlotKeeper> =>
  new Map(keepers.flatMap((keeper) => keeper.kinds.map((kind) => [kind, keeper] as const)));

/** What is remembered of readers, by account; the one seen longest ago is forgotten first. */
const createKnown = (world: World): ((account: Account) => Known) => {
  const readers = new Map<string, Known>();
  world.onChanges((topics) => {
    if (topics === null) return readers.clear();
    for (const topic of topics) {
      const [kind, id = ''] = topic.split(':', 2);
      if (kind === 'reader' || kind === 'account') readers.delete(id);
    }
  });
  return (account) => {
    const before = readers.get(account.id);
    if (before) return before;
    const [oldest] = readers.keys();
    if (readers.size >= rememberedReaders && oldest !== undefined) readers.delete(oldest);
    const fresh: Known = { account, known: new Map() };
    readers.set(account.id, fresh);
    return fresh;
  };
};

/** The names of what must be known for these slots and is not yet. */
const missing = (
  keepers: ReadonlyMap<string, SlotKeeper>,
  reader: Known,
  slots: readonly Slot[],
): [key: string, keeper: SlotKeeper][] => {
  const needed = new Map<string, SlotKeeper>();
  const kinds = new Map<SlotKeeper, Slot[]>();
  for (const one of slots) {
    const keeper = keepers.get(one.kind);
    if (!keeper) continue;
    const own = kinds.get(keeper);
    if (own) own.push(one);
    else kinds.set(keeper, [one]);
  }
  for (const [keeper, own] of kinds)
    for (const key of keeper.keys(own)) if (!reader.known.has(key)) needed.set(key, keeper);
  return [...needed];
};

export const createReaderSlots = (world: World, given: readonly SlotKeeper[]): Readers<Known> => {
  const keepers = byKind(given);
  const knownOf = createKnown(world);
  return {
    reader: (cookie) => {
      const who = whoIs(world, cookie);
      if (who instanceof Promise) return who.then((found) => found && knownOf(found.account));
      return who && knownOf(who.account);
    },
    know: (reader, slots) => {
      const needed = missing(keepers, reader, slots);
      if (needed.length === 0) return undefined;
      return Promise.all(
        needed.map(async ([key, keeper]) => {
          const known = await keeper.know(world, reader.account, key);
          // If it was forgotten meanwhile, this object is remembered by nobody any more.
          if (reader.known.size >= rememberedKeys) reader.known.clear();
          reader.known.set(key, known);
        }),
      ).then(() => undefined);
    },
    fill: (slot, reader, scene) => {
      const keeper = keepers.get(slot.kind);
      // A page that was drawn outside a visit has nobody to be filled for.
      if (!keeper || scene === undefined) return undefined;
      return keeper.fill(slot, {
        visit: scene as Visit,
        account: reader?.account,
        known: reader?.known.get(keeper.keyOf(slot)),
      });
    },
  };
};
