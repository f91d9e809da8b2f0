import type { World } from '../../../world.ts';
import { formerFilesOf, type FormerFile } from './former-files.store.ts';
import type { LibraryItem } from './library-item.ts';
import { libraryItems } from './list-library.ts';
import { mediaEvents, type MediaEvent } from './media-events.store.ts';
import { alikePictures, lookOfMedia } from './media-looks.store.ts';

const mostEvents = 100;
const mostAlike = 12;

/** Who did what with a medium, the latest first. */
export const historyOf = (world: World, mediaId: string): Promise<MediaEvent[]> =>
  mediaEvents(world.db, mediaId, mostEvents);

/** Files it had before, which can still be put back. */
export const formerFilesOfMedia = async (world: World, mediaId: string): Promise<FormerFile[]> =>
  (await formerFilesOf(world.db, mediaId)).filter(({ isSwept }) => !isSwept);

/** Pictures that look like this one, the most alike first. */
export const alikeMedia = async (world: World, mediaId: string): Promise<LibraryItem[]> => {
  const look = await lookOfMedia(world.db, mediaId);
  if (!look) return [];
  const ids = await alikePictures(world.db, { look, except: mediaId, limit: mostAlike });
  const items = await libraryItems(world, ids);
  return ids.flatMap((id) => items.get(id) ?? []);
};
