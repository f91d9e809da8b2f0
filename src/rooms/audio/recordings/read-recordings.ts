import type { World } from '../../../world.ts';
import type { Recording } from '../recording.ts';
import { storedRecordings, unexaminedSounds } from './recordings.store.ts';

/** What is known of these sounds, by their media ids; what is no sound is left out. Depends on `media:<id>`. */
export const recordingsByIds = (world: Pick<World, 'db'>, ids: readonly string[]): Promise<Map<string, Recording>> =>
  storedRecordings(world.db, ids);

/** What is known of a sound; `waiting` until it has been looked into, undefined when it is no sound. */
export const recordingOf = async (world: Pick<World, 'db'>, mediaId: string): Promise<Recording | undefined> =>
  (await storedRecordings(world.db, [mediaId])).get(mediaId);

/** Sounds nobody has looked into yet, by id, after one of them. */
export const waitingRecordings = (world: Pick<World, 'db'>, limit = 50, after = ''): Promise<string[]> =>
  unexaminedSounds(world.db, after, limit);
