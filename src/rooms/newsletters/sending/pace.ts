/** At most so many mails a minute, spread over it; a machine that was busy may catch up with two seconds' worth. */
export type Pace = {
  /** How many may go now, of those wanted. */
  take: (wanted: number) => number;
  /** Those that were not used after all. */
  giveBack: (count: number) => void;
  /** Milliseconds until at least one may go. */
  wait: () => number;
};

export const createPace = (perMinute: number): Pace => {
  const perMs = perMinute / 60_000;
  const most = Math.max(1, perMs * 2_000);
  let left = most;
  let at = performance.now();
  const refill = (): void => {
    const now = performance.now();
    left = Math.min(most, left + (now - at) * perMs);
    at = now;
  };
  return {
    take: (wanted) => {
      refill();
      const taken = Math.min(wanted, Math.floor(left));
      left -= taken;
      return taken;
    },
    giveBack: (count) => {
      left = Math.min(most, left + count);
    },
    wait: () => {
      refill();
      return left >= 1 ? 0 : Math.ceil((1 - left) / perMs);
    },
  };
};
