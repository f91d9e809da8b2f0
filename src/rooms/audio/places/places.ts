import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { articlesByIds, type ArticleSummary } from '../../articles/articles.ts';
import {
  dropBeyond,
  dropPlace,
  placeOf,
  placesIn,
  placesOf,
  putPlace,
  soundLength,
  storiesOfSounds,
  type Place,
} from './places.store.ts';

export type { Place } from './places.store.ts';

/** A player tells where it is now and then; more often than this is not written down. */
const between = 10_000;
/** So many begun recordings of one reader are remembered; the oldest are forgotten first. */
const most = 500;
/** Nothing is longer than two days. */
const mostSeconds = 172_800;
/** Whoever has heard all but this has heard it. */
const atEnd = 3;
export const placeIdPattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

export type PlaceTold = {
  mediaId: string;
  seconds: number;
  /** It was heard to its end, or is to be forgotten. */
  hasEnded?: boolean;
  /** When the device was there, where it tells that later: milliseconds since 1970. */
  at?: number | undefined;
};

/** `isKept`: it was written down, or forgotten at its end; else `place` is what holds, from another device or a moment ago. */
export type PlaceKept = { isKept: boolean; place: Place | undefined };

/** Remembers how far a reader has listened. The newest word wins, whatever device it comes from. */
export const keepPlace = async (
  world: World,
  accountId: string,
  told: PlaceTold,
): Promise<Outcome<PlaceKept, 'no-sound' | 'no-time'>> => {
  const { mediaId, seconds } = told;
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > mostSeconds) return refuse('no-time');
  if (!placeIdPattern.test(mediaId)) return refuse('no-sound');
  const now = world.now();
  // A device's clock may be ahead: nothing is newer than now.
  const at = Math.min(now, Math.max(0, Math.floor(told.at ?? now)));
  const before = await placeOf(world.db, accountId, mediaId);
  if (before && before.at > at) return ok({ isKept: false, place: before });
  const sound = await soundLength(world.db, mediaId);
  if (!sound) return refuse('no-sound');
  const length = sound.length ?? mostSeconds;
  if (told.hasEnded === true || seconds >= length - atEnd) {
    if (before) await world.write((tx) => dropPlace(tx.db, accountId, { mediaId, at }));
    return ok({ isKept: true, place: undefined });
  }
  if (before && at - before.at < between) return ok({ isKept: false, place: before });
  const place = { mediaId, seconds: Math.round(seconds * 10) / 10, at };
  await world.write(async (tx) => {
    await putPlace(tx.db, accountId, place);
    if (!before) await dropBeyond(tx.db, accountId, most);
  });
  return ok({ isKept: true, place });
};

/** Takes a recording off a reader's list of what they have begun. */
export const forgetPlace = async (world: World, accountId: string, mediaId: string): Promise<void> => {
  await world.write((tx) => dropPlace(tx.db, accountId, { mediaId, at: world.now() }));
};

/** Where a reader is in each of these recordings; those they have not begun are left out. At most 100 are looked up. */
export const placesAmong = async (
  world: World,
  accountId: string,
  mediaIds: readonly string[],
): Promise<Map<string, Place>> => {
  const asked = [...new Set(mediaIds)].filter((id) => placeIdPattern.test(id)).slice(0, 100);
  return new Map((await placesIn(world.db, accountId, asked)).map((place) => [place.mediaId, place]));
};

/** Something a reader has begun: the story it is heard under, how far they are, and how long it is. */
export type Begun = Place & { story: ArticleSummary; length: number | undefined };

const listed = 50;

/** What a reader has begun and not heard to its end, what they heard last first; what is not public any more is left out. */
export const begunBy = async (world: World, accountId: string): Promise<Begun[]> => {
  const places = await placesOf(world.db, accountId, listed);
  const heard = await storiesOfSounds(
    world.db,
    places.map(({ mediaId }) => mediaId),
  );
  const ids = [...new Set([...heard.values()].map(({ articleId }) => articleId))];
  const stories = new Map((await articlesByIds(world, ids)).map((story) => [story.id, story]));
  return places.flatMap((place) => {
    const under = heard.get(place.mediaId);
    const story = under && stories.get(under.articleId);
    return story ? [{ ...place, story, length: under.length }] : [];
  });
};
