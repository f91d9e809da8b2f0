import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../../world.ts';

type Place = Pick<World, 'config'>;

/** Where files lie until they are whole; on the same disk as those that are kept. */
export const incomingFolder = (world: Place): string => join(world.config.dataDir, 'media', 'incoming');

export const uploadPath = (world: Place, id: string): string => join(incomingFolder(world), id);

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** How many bytes have come. */
export const receivedBytes = async (world: Place, id: string): Promise<number> => {
  try {
    return (await stat(uploadPath(world, id))).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
};

export const makeIncoming = async (world: Place): Promise<void> => {
  await mkdir(incomingFolder(world), { recursive: true });
};

export const removeIncoming = (world: Place, id: string): Promise<void> => rm(uploadPath(world, id), { force: true });

/** Names of the files that lie there. */
export const incomingFiles = async (world: Place): Promise<string[]> => {
  try {
    return await readdir(incomingFolder(world));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};
