import type { World } from '../../../world.ts';
import { toSound, type Sound } from './sound.ts';
import { soundRows } from './sounds.store.ts';

/** Where the bytes of these recordings are; what is no sound, has no file or lies in the bin is left out. */
export const soundsByIds = async (world: Pick<World, 'db'>, mediaIds: readonly string[]): Promise<Map<string, Sound>> =>
  new Map((await soundRows(world.db, mediaIds)).map((facts) => [facts.mediaId, toSound(facts)]));

/** Where the bytes of a recording are: address, type and length, as an enclosure names them. Pages with it depend on `media:<id>`. */
export const soundOf = async (world: Pick<World, 'db'>, mediaId: string): Promise<Sound | undefined> =>
  (await soundsByIds(world, [mediaId])).get(mediaId);
