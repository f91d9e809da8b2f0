import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../../world.ts';
import { mediaPath } from '../../media/media.ts';

/**
 * A folder for a piece of work, on the disk the library is on, so that what was made need not be copied there. It is gone afterwards,
 * and so is what an earlier try was broken off over.
 */
export const inMakingFolder = async <T>(
  world: World,
  workId: string,
  make: (folder: string) => Promise<T>,
): Promise<T> => {
  const place = mediaPath(world, 'making');
  await mkdir(place, { recursive: true });
  for (const name of await readdir(place))
    if (name.startsWith(`${workId}-`)) await rm(join(place, name), { recursive: true, force: true });
  const folder = await mkdtemp(join(place, `${workId}-`));
  try {
    return await make(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
