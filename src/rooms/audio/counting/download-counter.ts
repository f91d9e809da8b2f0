import { createHmac, randomBytes } from 'node:crypto';
import { audienceSettings } from '../../audience/audience.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { World } from '../../../world.ts';
import type { Sent } from '../serving/answer-sound.ts';
import { appOf } from './app-of.ts';
import { openCountries } from './country-of.ts';
import { neededBytes, soundBytes } from './download-rules.ts';
import { secretOfDay } from './downloads.store.ts';

const dayLength = 86_400_000;

/** Days are those of UTC. */
export const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What was sent to one fetcher of one recording since it was last written down. */
export type Fetched = {
  /** The fetcher under the secret of this day, and of the day before: who began yesterday is still known for 24 hours. */
  mark: string;
  markBefore: string;
  mediaId: string;
  app: string;
  /** Empty where there is no database of countries. */
  country: string;
  /** How many bytes of sound make a download. */
  needed: number;
  bytes: number;
  at: number;
};

export type Pending = { fetched: Map<string, Fetched>; listens: Map<string, number> };
export const emptyPending = (): Pending => ({ fetched: new Map(), listens: new Map() });

/** Fetchers kept in memory between two writings; at half of it the next is due at once. */
export const mostPending = 50_000;

export type DownloadCounter = {
  /** A stretch was sent. */
  sent: (sent: Sent) => void;
  /** Somebody on the site has listened so far. */
  listened: (mediaId: string, measure: string) => void;
  /** What was counted since this was last asked, when all that was sent before has been looked at. */
  take: () => Promise<Pending>;
  /** Puts back what could not be written down. */
  putBack: (pending: Pending) => void;
  /** Called when there is much. */
  onMuch: (wake: () => void) => void;
};

type Secrets = { day: string; today: string; before: string };

/** The secrets of today and yesterday, the same on every node; asked for once a day. */
const createSecrets = (world: World): (() => Promise<Secrets>) => {
  let known: { day: string; secrets: Promise<Secrets> } | undefined;
  const load = async (day: string, before: string): Promise<Secrets> =>
    world.write(async ({ db }) => {
      const fresh = (): string => randomBytes(32).toString('base64url');
      return { day, before: await secretOfDay(db, before, fresh()), today: await secretOfDay(db, day, fresh()) };
    });
  return () => {
    const day = utcDay(world.now());
    if (known?.day === day) return known.secrets;
    const secrets = load(day, utcDay(world.now() - dayLength));
    known = { day, secrets };
    secrets.catch(() => {
      if (known?.secrets === secrets) known = undefined;
    });
    return secrets;
  };
};

/** An address and a name become a mark that nobody can turn back, once the secret of the day is gone. */
const markOf = (secret: string, mediaId: string, { network, agent }: Sent): string =>
  createHmac('sha256', secret).update(`${mediaId}\n${network}\n${agent}`).digest('base64url').slice(0, 27);

const fetchedOf = (
  sent: Sent,
  { bytes, at, country, secrets }: { bytes: number; at: number; country: string; secrets: Secrets },
): Fetched => {
  const { countsAs: mediaId } = sent.sound;
  return {
    mark: markOf(secrets.today, mediaId, sent),
    markBefore: markOf(secrets.before, mediaId, sent),
    mediaId,
    app: appOf(sent.agent).name,
    country,
    needed: neededBytes(sent),
    bytes,
    at,
  };
};

const addFetched = (pending: Pending, one: Fetched): void => {
  const known = pending.fetched.get(one.mark);
  if (known) {
    known.bytes += one.bytes;
    known.at = Math.min(known.at, one.at);
    known.needed = Math.min(known.needed, one.needed);
  } else if (pending.fetched.size < mostPending) pending.fetched.set(one.mark, one);
};

const addListen = (pending: Pending, name: string, count: number): void => {
  const known = pending.listens.get(name);
  if (known !== undefined || pending.listens.size < mostPending) pending.listens.set(name, (known ?? 0) + count);
};

const counters = new WeakMap<World, DownloadCounter>();

/** The counter of this process's site; undefined for commands, which send nothing. */
export const downloadCounterOf = (world: World): DownloadCounter | undefined => counters.get(world);

/** Counts what is sent of recordings in memory; keep-downloads.ts writes it down. There is one for each site. */
export const createDownloadCounter = (world: World): DownloadCounter => {
  const secretsOf = createSecrets(world);
  const countries = openCountries(world);
  let pending = emptyPending();
  let wakeUp = (): void => undefined;
  const underWay = new Set<Promise<void>>();

  const note = async (sent: Sent, bytes: number): Promise<void> => {
    const at = world.now();
    if (!audienceSettings(await publicationOf(world)).isCounting) return;
    const country = (await countries)(sent.network);
    addFetched(pending, fetchedOf(sent, { bytes, at, country, secrets: await secretsOf() }));
    if (pending.fetched.size > mostPending / 2) wakeUp();
  };

  const counter: DownloadCounter = {
    sent: (sent) => {
      const bytes = soundBytes(sent);
      if (bytes === 0 || !appOf(sent.agent).isCounted) return;
      const noted = note(sent, bytes).catch((error: unknown) =>
        world.log.warn({ err: error }, 'a download could not be counted'),
      );
      underWay.add(noted);
      void noted.then(() => underWay.delete(noted));
    },
    listened: (mediaId, measure) => addListen(pending, `${utcDay(world.now())}\n${mediaId}\n${measure}`, 1),
    take: async () => {
      await Promise.all(underWay);
      const taken = pending;
      pending = emptyPending();
      return taken;
    },
    putBack: (taken) => {
      for (const one of taken.fetched.values()) addFetched(pending, one);
      for (const [name, count] of taken.listens) addListen(pending, name, count);
    },
    onMuch: (wake) => (wakeUp = wake),
  };
  counters.set(world, counter);
  return counter;
};
