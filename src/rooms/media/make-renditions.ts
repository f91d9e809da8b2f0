import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Tx, World } from '../../world.ts';
import { mediaPath } from './media-files.ts';
import {
  mediaRow,
  putRenditions,
  renditionsOf,
  updateMedia,
  waitingPictures,
  type MediaRow,
  type StoredRendition,
} from './media.store.ts';
import type { PictureWork, WorkResult } from './picture-work.ts';
import { askWorkshop } from './picture-workshop.ts';
import { renditionSteps } from './rendition-plan.ts';

const must = async <Work extends PictureWork>(work: Work): Promise<WorkResult<Work>> => {
  const done = await askWorkshop(work);
  if (!done.ok) throw new Error(`${done.refusal}: ${done.detail}`);
  return done.value;
};

const fileName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

type Paths = { source: string; folder: string; below: string };

const animation = async ({ folder, below }: Paths): Promise<StoredRendition | undefined> => {
  const source = `${folder}/animated.source`;
  const isThere = await access(source).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  const { name, width, height, bytes } = await must({ kind: 'animate', source, folder, name: 'animation.webp' });
  return { format: 'animation', width, height, bytes, file: `${below}/${name}` };
};

const makeAll = async (world: World, row: MediaRow, paths: Paths): Promise<void> => {
  const { source, folder, below } = paths;
  const size = await must({ kind: 'plan', source });
  const done = new Set(
    (await renditionsOf(world.db, row.id)).map(({ file }) => fileName(file).replace(/\.(?:jpg|png)$/, '')),
  );
  const put = (fresh: StoredRendition[]): Promise<void> =>
    world.write(async (tx) => {
      await putRenditions(tx.db, row.id, fresh);
      await tx.changed(`media:${row.id}`);
    });
  for (const batch of renditionSteps(size, { x: row.focal_x, y: row.focal_y })) {
    const fresh: StoredRendition[] = [];
    for (const step of batch) {
      if (done.has(step.name.replace(/\.jpg$/, ''))) continue;
      const { name, format, width, height, bytes } = await must({ kind: 'encode', source, folder, ...step });
      fresh.push({ format: step.crop ? 'card' : format, width, height, bytes, file: `${below}/${name}` });
    }
    if (fresh.length > 0) await put(fresh);
  }
  const moving = await animation(paths);
  if (moving) await put([moving]);
};

/**
 * The job `renditions`: makes what a picture still lacks, in the picture process, and has the pages that show it drawn anew
 * after each batch. Safe to repeat. Throws when the process failed at it; then the page goes on showing the picture as it is.
 */
export const makeRenditions = async (world: World, { mediaId }: { mediaId: string }): Promise<void> => {
  const row = await mediaRow(world.db, mediaId);
  if (!row?.file || row.kind !== 'picture') return;
  const source = mediaPath(world, row.file);
  await makeAll(world, row, { source, folder: dirname(source), below: dirname(row.file) });
  await world.write(async (tx) => {
    await updateMedia(tx.db, mediaId, { state: 'ready' });
    await tx.changed(`media:${mediaId}`);
  });
};

/** Asks once more for the renditions of pictures that still wait for them, some hundreds at a time; how many those were. */
export const askForRenditions = async (tx: Tx, limit = 500): Promise<number> => {
  const ids = await waitingPictures(tx.db, limit);
  for (const mediaId of ids) await tx.later('renditions', { mediaId });
  return ids.length;
};
