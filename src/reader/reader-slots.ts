/** Fills the slots of pages: asks each room for its own, and remembers what is known of the readers who were here lately. */
import type { Readers, Slot } from '../delivery/delivery.ts';
import { whoIs, type Account, type SlotKeeper, type SlotScene } from '../rooms/accounts/accounts.ts';
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

/** Who fills a slot, and under which name is remembered what they must know for it. */
type Place = { keeper: SlotKeeper; key: string };

/** What a page's slots need, whoever asks for it: worked out once a page. */
type Plan = { needed: readonly (readonly [key: string, keeper: SlotKeeper])[]; places: ReadonlyMap<Slot, Place> };

const planOf = (keepers: ReadonlyMap<string, SlotKeeper>, slots: readonly Slot[]): Plan => {
  const places = new Map<Slot, Place>();
  const kinds = new Map<SlotKeeper, Slot[]>();
  for (const one of slots) {
    const keeper = keepers.get(one.kind);
    if (!keeper) continue;
    places.set(one, { keeper, key: keeper.keyOf(one) });
    const own = kinds.get(keeper);
    if (own) own.push(one);
    else kinds.set(keeper, [one]);
  }
  const needed = new Map<string, SlotKeeper>();
  for (const [keeper, own] of kinds) for (const key of keeper.keys(own)) needed.set(key, keeper);
  return { needed: [...needed], places };
};

const createPlans = (keepers: ReadonlyMap<string, SlotKeeper>): ((slots: readonly Slot[]) => Plan) => {
  const plans = new WeakMap<readonly Slot[], Plan>();
  return (slots) => {
    const before = plans.get(slots);
    if (before) return before;
    const plan = planOf(keepers, slots);
    plans.set(slots, plan);
    return plan;
  };
};

const learn = async (world: World, reader: Known, missing: Plan['needed']): Promise<void> => {
  const learned = await Promise.all(
    missing.map(async ([key, keeper]) => [key, await keeper.know(world, reader.account, key)] as const),
  );
  // If it was forgotten meanwhile, this object is remembered by nobody any more.
  for (const [key, known] of learned) reader.known.set(key, known);
  for (const key of reader.known.keys()) {
    if (reader.known.size <= rememberedKeys) return;
    reader.known.delete(key);
  }
};

export const createReaderSlots = (world: World, given: readonly SlotKeeper[]): Readers<Known> => {
  const keepers = byKind(given);
  const knownOf = createKnown(world);
  const planFor = createPlans(keepers);
  return {
    reader: (cookie) => {
      const who = whoIs(world, cookie);
      if (who instanceof Promise) return who.then((found) => found && knownOf(found.account));
      return who && knownOf(who.account);
    },
    know: (reader, slots) => {
      const missing = planFor(slots).needed.filter(([key]) => !reader.known.has(key));
      return missing.length === 0 ? undefined : learn(world, reader, missing);
    },
    filler: (slots, reader, scene) => {
      const { places } = planFor(slots);
      // A page that was drawn outside a visit has nobody to be filled for.
      if (scene === undefined) return () => undefined;
      const visit = scene as Visit;
      const account = reader?.account;
      const scenes = new Map<string, SlotScene<unknown>>();
      const sceneOf = (key: string): SlotScene<unknown> => {
        const before = scenes.get(key);
        if (before) return before;
        const made = { visit, account, known: reader?.known.get(key) };
        scenes.set(key, made);
        return made;
      };
      return (one) => {
        const place = places.get(one);
        return place?.keeper.fill(one, sceneOf(place.key));
      };
    },
  };
};
