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

type Shelves = {
  bounds: Bounds;
  byKey: Map<string, KeptPage>;
  byTopic: Map<string, Set<KeptPage>>;
  /** Asked for once, in the order they came. */
  fresh: Set<KeptPage>;
  /** Asked for again. */
  proven: Set<KeptPage>;
  errors: Set<KeptPage>;
  bytes: number;
  freshBytes: number;
};

/** Pages nobody has asked for twice may take this part of the room. */
const freshShare = 0.25;

const remove = (shelves: Shelves, page: KeptPage): void => {
  if (shelves.byKey.get(page.key) !== page) return;
  shelves.byKey.delete(page.key);
  shelves.bytes -= page.bytes;
  if (shelves.fresh.delete(page)) shelves.freshBytes -= page.bytes;
  shelves.proven.delete(page);
  shelves.errors.delete(page);
  for (const topic of page.page.topics) {
    const pages = shelves.byTopic.get(topic);
    pages?.delete(page);
    if (pages?.size === 0) shelves.byTopic.delete(topic);
  }
};

/** Looks at the oldest page of a kind: one asked for since goes to the end of the proven ones, another goes for good. */
const makeRoomAmong = (shelves: Shelves, from: Set<KeptPage>): void => {
  const [oldest] = from;
  if (!oldest) return;
  if (oldest.hits === oldest.hitsBefore || from === shelves.errors) return remove(shelves, oldest);
  oldest.hitsBefore = oldest.hits;
  if (shelves.fresh.delete(oldest)) shelves.freshBytes -= oldest.bytes;
  shelves.proven.delete(oldest);
  shelves.proven.add(oldest);
};

const makeRoom = (shelves: Shelves): void => {
  const { bounds, fresh, proven, errors } = shelves;
  while (errors.size > bounds.errors) makeRoomAmong(shelves, errors);
  while (shelves.bytes > bounds.bytes || fresh.size + proven.size > bounds.pages) {
    const tooManyFresh = shelves.freshBytes > bounds.bytes * freshShare || fresh.size > bounds.pages * freshShare;
    const from = fresh.size > 0 && (tooManyFresh || proven.size === 0) ? fresh : proven;
    if (from.size === 0 && errors.size === 0) return;
    makeRoomAmong(shelves, from.size > 0 ? from : errors);
  }
};

const weightOf = (page: Prepared, key: string): number => bytesOf(page) + 2 * key.length;

const put = (
  shelves: Shelves,
  { key, prepared, expires }: { key: string; prepared: Prepared; expires: number },
): void => {
  const before = shelves.byKey.get(key);
  if (before) remove(shelves, before);
  const bytes = weightOf(prepared, key);
  if (bytes > shelves.bounds.bytes / 8) return;
  const page: KeptPage = Object.assign(prepared, { key, expires, hits: 0, hitsBefore: 0, bytes });
  shelves.byKey.set(key, page);
  shelves.bytes += bytes;
  if (page.status >= 400) shelves.errors.add(page);
  else {
    shelves.fresh.add(page);
    shelves.freshBytes += bytes;
  }
  for (const topic of page.page.topics) {
    const pages = shelves.byTopic.get(topic) ?? new Set();
    pages.add(page);
    shelves.byTopic.set(topic, pages);
  }
  makeRoom(shelves);
};

const weigh = (shelves: Shelves, prepared: Prepared): void => {
  const page = 'key' in prepared && typeof prepared.key === 'string' ? shelves.byKey.get(prepared.key) : undefined;
  if (!page || page !== prepared) return;
  const more = weightOf(page, page.key) - page.bytes;
  page.bytes += more;
  shelves.bytes += more;
  if (shelves.fresh.has(page)) shelves.freshBytes += more;
  makeRoom(shelves);
};

const drop = (shelves: Shelves, topics: readonly string[] | null): void => {
  if (topics === null || topics.includes('site')) {
    for (const shelf of [shelves.byKey, shelves.byTopic, shelves.fresh, shelves.proven, shelves.errors]) shelf.clear();
    shelves.bytes = 0;
    shelves.freshBytes = 0;
    return;
  }
  for (const page of shelves.errors) remove(shelves, page);
  for (const topic of topics) for (const page of shelves.byTopic.get(topic) ?? []) remove(shelves, page);
};

export type KeptPages = {
  get: (key: string) => KeptPage | undefined;
  /** Keeps a page until `expires`, unless it alone would take an eighth of the room. */
  put: (page: { key: string; prepared: Prepared; expires: number }) => void;
  /** Counts a page's bytes anew after an encoding was added; one that is no longer kept is let be. */
  weigh: (page: Prepared) => void;
  remove: (page: KeptPage) => void;
  /** Forgets what depends on any of the topics; null: everything. Error pages are forgotten at every change. */
  drop: (topics: readonly string[] | null) => void;
  stats: () => { pages: number; errors: number; bytes: number };
};

/**
 * Pages in memory, bounded in bytes and number. A page is `fresh` until it has been asked for again; then it is
 * `proven`. Room is made among the fresh ones first, so a flood of addresses asked for once (search words, junk)
 * cannot push out what readers read. Within each, pages asked for since the last look get a second chance.
 */
export const createKeptPages = (bounds: Bounds): KeptPages => {
  const shelves: Shelves = {
    bounds,
    byKey: new Map(),
    byTopic: new Map(),
    fresh: new Set(),
    proven: new Set(),
    errors: new Set(),
    bytes: 0,
    freshBytes: 0,
  };
  return {
    get: (key) => shelves.byKey.get(key),
    put: (page) => put(shelves, page),
    weigh: (page) => weigh(shelves, page),
    remove: (page) => remove(shelves, page),
    drop: (topics) => drop(shelves, topics),
    stats: () => ({
      pages: shelves.fresh.size + shelves.proven.size,
      errors: shelves.errors.size,
      bytes: shelves.bytes,
    }),
  };
};
