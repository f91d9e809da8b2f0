/** When something happened under each name in the last hour. */
export type SlidingLog = {
  add: (name: string, at: number) => void;
  /** Seconds until the name is below its limits again; 0 when it is. Limits are for a minute and an hour; 0 is no limit. */
  wait: (name: string, limits: readonly [minute: number, hour: number], now: number) => number;
};

const minute = 60_000;
const hour = 60 * minute;

/** Times beyond this many are forgotten, the oldest first: no limit is higher. */
const mostTimes = 100_000;

const without = (times: readonly number[], before: number): number[] => {
  const first = times.findIndex((at) => at > before);
  return first < 0 ? [] : times.slice(first);
};

const waitIn = (times: readonly number[], limit: number, span: number, now: number): number => {
  const last = limit > 0 ? times[times.length - limit] : undefined;
  return last === undefined || last <= now - span ? 0 : Math.max(1, Math.ceil((last + span - now) / 1000));
};

/** In memory and bounded: when there are too many names those that fell silent are forgotten, then the oldest. */
export const createSlidingLog = (names = 20_000): SlidingLog => {
  const log = new Map<string, number[]>();
  let sweptAt = -Infinity;

  const makeRoom = (now: number): void => {
    if (log.size < names) return;
    if (now - sweptAt > minute) {
      sweptAt = now;
      for (const [name, times] of log) if ((times.at(-1) ?? 0) <= now - hour) log.delete(name);
    }
    if (log.size >= names) log.delete(log.keys().next().value ?? '');
  };

  return {
    add: (name, at) => {
      const times = log.get(name);
      if (!times) {
        makeRoom(at);
        log.set(name, [at]);
        return;
      }
      const last = times.at(-1) ?? 0;
      times.push(at);
      // Times come nearly in order; what other nodes wrote may come a little late.
      if (at < last) times.sort((a, b) => a - b);
      if ((times[0] ?? 0) <= at - 2 * hour || times.length > mostTimes)
        log.set(name, without(times, at - hour).slice(-mostTimes));
    },
    wait: (name, [perMinute, perHour], now) => {
      const times = log.get(name);
      if (!times) return 0;
      return Math.max(waitIn(times, perMinute, minute, now), waitIn(times, perHour, hour, now));
    },
  };
};
