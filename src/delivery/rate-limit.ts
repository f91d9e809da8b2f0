/** How many times in how long something may be done under one name (an address, an account). */
type Allowance = {
  /** At most this many in any stretch of `perMs`; meant for small numbers, each is remembered. */
  limit: number;
  perMs: number;
  now: () => number;
  /** Names remembered at a time. */
  keys?: number;
};

export type RateLimit = {
  /** Counts one more try; 0 when it is allowed, else the seconds after which the next one is. */
  take: (key: string) => number;
  /** Forgets a name, for instance after a correct password. */
  forgive: (key: string) => void;
};

/** Names beyond the bound share one allowance of this many times the size. */
const crowdFactor = 100;

/**
 * A limit in memory. A full table never forgets a name that is being counted; new names then share one allowance, so
 * that a flood of names cannot lift anyone's hold.
 */
export const createRateLimit = ({ limit, perMs, now, keys = 20_000 }: Allowance): RateLimit => {
  const tries = new Map<string, number[]>();
  let crowd: number[] = [];
  let sweptAt = -Infinity;

  const recent = (times: readonly number[], at: number): number[] => times.filter((time) => time > at - perMs);
  const waitFor = (times: readonly number[], most: number, at: number): number =>
    times.length < most ? 0 : Math.max(1, Math.ceil(((times[times.length - most] ?? at) + perMs - at) / 1000));

  const sweep = (at: number): void => {
    if (at - sweptAt < perMs / 10) return;
    sweptAt = at;
    for (const [key, times] of tries) if (recent(times, at).length === 0) tries.delete(key);
  };

  const takeFromCrowd = (at: number): number => {
    crowd = recent(crowd, at);
    const wait = waitFor(crowd, limit * crowdFactor, at);
    if (wait === 0) crowd.push(at);
    return wait;
  };

  return {
    take: (key) => {
      const at = now();
      const known = tries.get(key);
      if (!known && tries.size >= keys) {
        sweep(at);
        if (tries.size >= keys) return takeFromCrowd(at);
      }
      const times = known ? recent(known, at) : [];
      const wait = waitFor(times, limit, at);
      if (wait === 0) times.push(at);
      tries.set(key, times);
      return wait;
    },
    forgive: (key) => void tries.delete(key),
  };
};
