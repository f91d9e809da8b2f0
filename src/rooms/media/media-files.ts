import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../world.ts';

/** Where a kept file lies; `file` as the tables have it. */
export const mediaPath = (world: Pick<World, 'config'>, file: string): string =>
  join(world.config.dataDir, 'media', file);

/** The folder of one medium below DATA_DIR/media. Ids grow with time, so their last digits are what spreads them. */
export const folderOf = (id: string): string => `${id.slice(-2)}/${id}`;

export const removeFolder = (world: Pick<World, 'config'>, id: string): Promise<void> =>
  rm(mediaPath(world, folderOf(id)), { recursive: true, force: true });
