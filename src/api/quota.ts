/** How often somebody may ask, and what is left: for the fields `RateLimit-Policy` and `RateLimit` of the IETF's draft. */
export type Quota = { name: string; limit: number; perMs: number };

export const quotas = {
  read: { name: 'read', limit: 300, perMs: 60_000 },
  write: { name: 'write', limit: 60, perMs: 60_000 },
  network: { name: 'network', limit: 300, perMs: 60_000 },
  reports: { name: 'reports', limit: 40, perMs: 3_600_000 },
  notices: { name: 'notices', limit: 8, perMs: 3_600_000 },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof quotas;

/** `left` of it in a window that ends in `seconds`; `isSpent` when this try was one too many. */
export type Taken = { quota: Quota; left: number; seconds: number; isSpent: boolean };

export type QuotaCounter = { take: (quota: Quota, key: string) => Taken };

type Window = { endsAt: number; used: number };

/** Names beyond this many share one window a hundred times the size: a flood of names forgets nobody's count. */
const mostKeys = 50_000;
const crowd = 100;

/** Counts in memory, in windows that begin with the first try. */
export const createQuotaCounter = (now: () => number): QuotaCounter => {
  const windows = new Map<string, Window>();

  const sweep = (at: number): void => {
    for (const [key, { endsAt }] of windows) if (endsAt <= at) windows.delete(key);
  };

  const windowFor = (key: string, endsAt: number, at: number): Window => {
    const known = windows.get(key);
    // A clock that was set back must not leave a window that ends in months.
    if (known && known.endsAt > at && known.endsAt <= endsAt) return known;
    const fresh = { endsAt, used: 0 };
    windows.set(key, fresh);
    return fresh;
  };

  return {
    take: (quota, key) => {
      const at = now();
      const own = `${quota.name} ${key}`;
      if (windows.size >= mostKeys && !windows.has(own)) sweep(at);
      const isCrowded = windows.size >= mostKeys && !windows.has(own);
      const limit = isCrowded ? quota.limit * crowd : quota.limit;
      const window = windowFor(isCrowded ? `${quota.name} *` : own, at + quota.perMs, at);
      const isSpent = window.used >= limit;
      if (!isSpent) window.used += 1;
      const left = Math.min(quota.limit, limit - window.used);
      return { quota, left, seconds: Math.max(1, Math.ceil((window.endsAt - at) / 1000)), isSpent };
    },
  };
};

export const policyOf = ({ name, limit, perMs }: Quota): string => `"${name}";q=${limit};w=${perMs / 1000}`;

/** The headers that say what is left. */
export const quotaHeaders = (taken: readonly Taken[]): Record<string, string> => ({
  'RateLimit-Policy': taken.map(({ quota }) => policyOf(quota)).join(', '),
  RateLimit: taken.map(({ quota, left, seconds }) => `"${quota.name}";r=${left};t=${seconds}`).join(', '),
});
