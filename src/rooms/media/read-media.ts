import type { World } from '../../world.ts';
import type { Media } from './media-item.ts';
import { mediaIdAtOrigin, storedMedia } from './media.store.ts';

/** The media with these ids, posters of films included; unknown ids are left out. Pages showing them depend on `media:<id>`. */
export const mediaByIds = (world: Pick<World, 'db'>, ids: readonly string[]): Promise<Map<string, Media>> =>
  storedMedia(world.db, ids);

/** One medium, or undefined. */
export const mediaById = async (world: Pick<World, 'db'>, id: string): Promise<Media | undefined> =>
  (await storedMedia(world.db, [id])).get(id);

/** The medium that had this address where it was imported from. */
export const mediaByOriginUrl = async (world: Pick<World, 'db'>, originUrl: string): Promise<Media | undefined> => {
  const id = await mediaIdAtOrigin(world.db, originUrl);
  return id === undefined ? undefined : mediaById(world, id);
};
