import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../../world.ts';
import { removeFolder } from '../media-files.ts';
import { incomingFiles, incomingFolder, removeIncoming } from '../uploads/upload-files.ts';
import { deleteUploads, expiredUploads, knownUploads } from '../uploads/uploads.store.ts';
import { purgeMedia } from './bin.ts';
import { binnedBefore, isAnythingDue } from './bin.store.ts';
import { formerFilesBefore, markSwept } from './former-files.store.ts';
import { binnedFor } from './library-item.ts';

const day = 86_400_000;
const atOnce = 100;

const sweepUploads = async (world: World): Promise<void> => {
  for (;;) {
    const ids = await expiredUploads(world.db, world.now(), atOnce);
    await world.write(({ db }) => deleteUploads(db, ids));
    for (const id of ids) await removeIncoming(world, id);
    if (ids.length < atOnce) return;
  }
};

/** Files nobody knows of: left by a server that was killed while a form was being read. */
const sweepStrays = async (world: World): Promise<void> => {
  const files = await incomingFiles(world);
  for (let i = 0; i < files.length; i += atOnce) {
    const some = files.slice(i, i + atOnce);
    const known = await knownUploads(world.db, some);
    for (const file of some.filter((name) => !known.has(name))) {
      const path = join(incomingFolder(world), file);
      const seen = await stat(path).catch(() => undefined);
      if (seen && Date.now() - seen.mtimeMs > day) await rm(path, { force: true });
    }
  }
};

const sweepFormer = async (world: World): Promise<void> => {
  for (;;) {
    const former = await formerFilesBefore(world.db, world.now() - binnedFor, atOnce);
    for (const { fileId } of former) {
      await world.write(({ db }) => markSwept(db, fileId, world.now()));
      await removeFolder(world, fileId);
    }
    if (former.length < atOnce) return;
  }
};

const sweepBin = async (world: World): Promise<void> => {
  for (;;) {
    const ids = await binnedBefore(world.db, world.now() - binnedFor, atOnce);
    const gone = await purgeMedia(world, ids);
    if (ids.length < atOnce || gone.length === 0) return;
  }
};

/** Carries out the job `sweep-media`, once a day while there is something: broken-off uploads, the bin and former files go. */
export const sweepMedia = async (world: World): Promise<void> => {
  await sweepUploads(world);
  await sweepStrays(world);
  await sweepFormer(world);
  await sweepBin(world);
  await world.write(async (tx) => {
    if (await isAnythingDue(tx.db)) await tx.later('sweep-media', {}, world.now() + day);
  });
};
