import type { Tx, World } from '../../../world.ts';
import { downloadCounterOf, utcDay, type DownloadCounter, type Fetched, type Pending } from './download-counter.ts';
import {
  addDownloads,
  addListens,
  addToSeen,
  forgetSeen,
  markCounted,
  marksSince,
  type DayRow,
  type ListenRow,
} from './downloads.store.ts';

const everySoOften = 60_000;
const sweepEvery = 3_600_000;
/** One fetcher is one for so long, from the first byte. */
export const fetcherWindow = 24 * 3_600_000;

/** Writes down what was sent to fetchers of one day, and counts those who have heard enough now. */
const writeFetched = async (world: World, { db }: Tx, fetched: readonly Fetched[]): Promise<void> => {
  const known = await marksSince(
    db,
    fetched.map(({ markBefore }) => markBefore),
    Math.min(...fetched.map(({ at }) => at)) - fetcherWindow,
  );
  const markOf = (one: Fetched): string => (known.has(one.markBefore) ? one.markBefore : one.mark);
  const now = await addToSeen(
    db,
    fetched.map((one) => ({ mark: markOf(one), firstAt: one.at, bytes: one.bytes })),
  );
  const counted = fetched.filter((one) => (now.get(markOf(one)) ?? 0) >= one.needed);
  await markCounted(db, counted.map(markOf), world.now());
  const rows = new Map<string, DayRow>();
  for (const { mediaId, app, country, at } of counted) {
    const day = utcDay(at);
    const name = `${day}\n${mediaId}\n${app}\n${country}`;
    rows.set(name, { day, mediaId, app, country, count: (rows.get(name)?.count ?? 0) + 1 });
  }
  await addDownloads(db, [...rows.values()]);
};

const writeDown = (world: World, { fetched, listens }: Pending): Promise<void> =>
  world.write(async (tx) => {
    const days = Map.groupBy(fetched.values(), ({ at }) => utcDay(at));
    // Yesterday's first: what went on after midnight belongs to it.
    for (const day of [...days.keys()].toSorted()) await writeFetched(world, tx, days.get(day) ?? []);
    const rows: ListenRow[] = Array.from(listens, ([name, count]) => {
      const [day = '', mediaId = '', measure = ''] = name.split('\n');
      return { day, mediaId, measure, count };
    });
    await addListens(tx.db, rows);
  });

const flush = async (world: World, counter: DownloadCounter): Promise<void> => {
  const pending = await counter.take();
  if (pending.fetched.size + pending.listens.size === 0) return;
  try {
    await writeDown(world, pending);
  } catch (error) {
    world.log.warn({ err: error }, 'downloads could not be written down');
    counter.putBack(pending);
  }
};

/** Fetchers are forgotten after two days, and with them what their marks were made with. */
const sweep = async (world: World): Promise<void> => {
  const before = { at: world.now() - 2 * fetcherWindow, day: utcDay(world.now() - fetcherWindow) };
  while (await world.write(({ db }) => forgetSeen(db, before)));
};

/**
 * Writes down what was fetched and listened to, every minute and at the end: a process that is stopped loses nothing, one that is killed
 * at most a minute. Any number of nodes add up. Every hour fetchers are forgotten whose time is over.
 */
export const keepDownloads = (
  world: World,
  counter: DownloadCounter | undefined = downloadCounterOf(world),
): { flush: () => Promise<void>; stop: () => Promise<void> } => {
  let sweptAt = 0;
  let running = Promise.resolve();
  const round = async (): Promise<void> => {
    if (counter) await flush(world, counter);
    if (world.now() - sweptAt < sweepEvery) return;
    sweptAt = world.now();
    await sweep(world).catch((error: unknown) => world.log.warn({ err: error }, 'fetchers could not be forgotten'));
  };
  // One after another: a round that waits for the database must not be overtaken.
  const next = (): Promise<void> => (running = running.then(round));
  let isWoken = false;
  counter?.onMuch(() => {
    if (isWoken) return;
    isWoken = true;
    void next().finally(() => (isWoken = false));
  });
  const timer = setInterval(() => void next(), everySoOften).unref();
  return {
    flush: next,
    stop: async () => {
      clearInterval(timer);
      await next();
    },
  };
};
