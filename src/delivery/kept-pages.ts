import { bytesOf, type Prepared } from './kept-page.ts';

/** A page that is kept: under which name, until when, and how often it was asked for. */
export type KeptPage = Prepared & {
  key: string;
  expires: number;
  hits: number;
  /** `hits` when the page was last looked at for making room. */
  hitsBefore: number;
  bytes: number;
};

type Bounds = { bytes: number; pages: number; errors: number };

export type KeptPages = {
  get: (key: string) => KeptPage | undefined;
  put: (key: string, prepared: Prepared, expires: number) => KeptPage | undefined;
  /** Counts a page's bytes anew after an encoding was added. */
  weigh: (page: KeptPage) => void;
  remove: (page: KeptPage) => void;
  /** Forgets what depends on any of the topics; null: everything. Error pages are forgotten at every change. */
  drop: (topics: readonly string[] | null) => void;
  stats: () => { pages: number; errors: number; bytes: number };
};

/** Pages nobody has asked for twice may take this part of the room. */
const freshShare = 0.25;

/**
 * Pages in memory, bounded in bytes and number. A page is `fresh` until it has been asked for again; then it is
 * `proven`. Room is made among the fresh ones first, so a flood of addresses asked for once (search words, junk)
 * cannot push out what readers read. Within each, pages asked for since the last look get a second chance.
 */
export const createKeptPages = (bounds: Bounds): KeptPages => {
  const byKey = new Map<string, KeptPage>();
  const fresh = new Set<KeptPage>();
  const proven = new Set<KeptPage>();
  const errors = new Set<KeptPage>();
  const byTopic = new Map<string, Set<KeptPage>>();
  let bytes = 0;
  let freshBytes = 0;

  const remove = (page: KeptPage): void => {
    if (byKey.get(page.key) !== page) return;
    byKey.delete(page.key);
    bytes -= page.bytes;
    if (fresh.delete(page)) freshBytes -= page.bytes;
    proven.delete(page);
    errors.delete(page);
    for (const topic of page.page.topics) {
      const pages = byTopic.get(topic);
      pages?.delete(page);
      if (pages?.size === 0) byTopic.delete(topic);
    }
  };

  /** Looks at the oldest page of a kind: one asked for since moves to the proven ones, another goes. */
  const makeRoom = (from: Set<KeptPage>): void => {
    const [oldest] = from;
    if (!oldest) return;
    if (oldest.hits === oldest.hitsBefore) return remove(oldest);
    oldest.hitsBefore = oldest.hits;
    if (fresh.delete(oldest)) freshBytes -= oldest.bytes;
    proven.delete(oldest);
    proven.add(oldest);
  };

  const fit = (): void => {
    while (errors.size > bounds.errors) {
      const [oldest] = errors;
      if (oldest) remove(oldest);
    }
    while (bytes > bounds.bytes || fresh.size + proven.size > bounds.pages) {
      const tooManyFresh = freshBytes > bounds.bytes * freshShare || fresh.size > bounds.pages * freshShare;
      const from = (tooManyFresh && fresh.size > 0) || proven.size === 0 ? fresh : proven;
      if (from.size === 0) {
        const [oldest] = errors;
        if (!oldest) return;
        remove(oldest);
      } else makeRoom(from);
    }
  };

  const put: KeptPages['put'] = (key, prepared, expires) => {
    const before = byKey.get(key);
    if (before) remove(before);
    const page: KeptPage = Object.assign(prepared, { key, expires, hits: 0, hitsBefore: 0, bytes: bytesOf(prepared) + 2 * key.length });
    if (page.bytes > bounds.bytes / 8) return undefined;
    byKey.set(key, page);
    bytes += page.bytes;
    if (page.status >= 400) errors.add(page);
    else {
      fresh.add(page);
      freshBytes += page.bytes;
    }
    for (const topic of page.page.topics) {
      const pages = byTopic.get(topic) ?? new Set();
      pages.add(page);
      byTopic.set(topic, pages);
    }
    fit();
    return page;
  };

  const weigh = (page: KeptPage): void => {
    if (byKey.get(page.key) !== page) return;
    const more = bytesOf(page) + 2 * page.key.length - page.bytes;
    page.bytes += more;
    bytes += more;
    if (fresh.has(page)) freshBytes += more;
    fit();
  };

  const drop = (topics: readonly string[] | null): void => {
    if (topics === null || topics.includes('site')) {
      for (const known of [byKey, fresh, proven, errors, byTopic]) known.clear();
      bytes = freshBytes = 0;
      return;
    }
    for (const page of errors) remove(page);
    for (const topic of topics) for (const page of byTopic.get(topic) ?? []) remove(page);
  };

  return {
    get: (key) => byKey.get(key),
    put,
    weigh,
    remove,
    drop,
    stats: () => ({ pages: fresh.size + proven.size, errors: errors.size, bytes }),
  };
};
