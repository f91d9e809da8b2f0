import { createHmac, randomBytes } from 'node:crypto';

const day = 86_400_000;
/** So many networks must have asked for the same thing on one day before it is written down. */
export const neededNetworks = 3;
const mostNames = 20_000;

type Held = { networks: Set<string>; count: number } | 'open';

export type Gate = {
  /**
   * One more of this name from this network. Answers how many are to be counted now: none while too few networks brought it, all of
   * them when one more opens the gate, then each.
   */
  pass: (name: string, network: string) => number;
  /** A network's mark for today. */
  markOf: (network: string) => string;
};

/**
 * Keeps what only one household asks for from ever being written down. Networks are known by a mark salted anew each day; salt and
 * marks are in this process's memory alone and forgotten with the day.
 */
export const createGate = (now: () => number): Gate => {
  let today = -1;
  let salt = randomBytes(32);
  let names = new Map<string, Held>();

  const turn = (): void => {
    const at = Math.floor(now() / day);
    if (at === today) return;
    today = at;
    salt = randomBytes(32);
    names = new Map();
  };
  const markOf = (network: string): string => {
    turn();
    return createHmac('sha256', salt).update(network).digest('base64url').slice(0, 12);
  };

  return {
    markOf,
    pass: (name, network) => {
      turn();
      const held = names.get(name);
      if (held === 'open') return 1;
      if (!held && names.size >= mostNames) return 0;
      const { networks, count } = held ?? { networks: new Set<string>(), count: 0 };
      networks.add(markOf(network));
      const isOpen = networks.size >= neededNetworks;
      names.set(name, isOpen ? 'open' : { networks, count: count + 1 });
      return isOpen ? count + 1 : 0;
    },
  };
};
