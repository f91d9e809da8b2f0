/** Who sends: the one node that holds the lease. */
import type { World } from '../../../world.ts';
import { holdLease } from '../deliveries.store.ts';

/** A node that has not said for so long that it lives does not. */
export const leaseTime = 15_000;
export const leaseName = 'sender';

export type Lease = {
  /** Takes the lease or keeps it; false while another node has it. */
  keep: () => Promise<boolean>;
  isHolding: () => boolean;
  /** Whether what the node before us left has been looked through since we took over. */
  hasRecovered: boolean;
};

export const leaseFor = (world: World, holder: string): Lease => {
  let heldUntil = -Infinity;
  const lease: Lease = {
    hasRecovered: false,
    isHolding: () => performance.now() < heldUntil - 2_000,
    keep: async () => {
      const asked = performance.now();
      const until = world.now() + leaseTime;
      const isOurs = await world.write(({ db }) => holdLease(db, { name: leaseName, holder, now: world.now(), until }));
      if (!isOurs) lease.hasRecovered = false;
      // Counted from before we asked, on a clock nobody sets.
      heldUntil = isOurs ? asked + leaseTime : -Infinity;
      return isOurs;
    },
  };
  return lease;
};
