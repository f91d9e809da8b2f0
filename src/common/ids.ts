import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const pooled = 4_096;
const idBytes = 16;

/**
 * Makes UUIDs version 7 (RFC 9562) that grow with every call, also within a millisecond. Randomness is drawn for many at a time:
 * asking for it anew costs more than all the rest.
 */
export const createIds = (): (() => string) => {
  const pool = Buffer.allocUnsafe(pooled);
  let used = pooled;
  let last = 0;
  let count = 0;
  const random = (): Uint8Array => {
    if (used + idBytes > pooled) {
      randomFillSync(pool);
      used = 0;
    }
    used += idBytes;
    return pool.subarray(used - idBytes, used);
  };
  return () => {
    const bytes = random();
    const now = Date.now();
    if (now > last) {
      last = now;
      // Half of the 32 bits: there is room to count on within the millisecond.
      count = ((bytes[6] ?? 0) << 16) | ((bytes[7] ?? 0) << 8) | (bytes[8] ?? 0);
    } else count += 1;
    return v7({ random: bytes, msecs: last, seq: count });
  };
};
