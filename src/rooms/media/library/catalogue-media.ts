import type { World } from '../../../world.ts';
import { mediaPath } from '../media-files.ts';
import { askWorkshop } from '../picture-workshop.ts';
import { mediaAfter } from './catalogue.store.ts';
import { putLook } from './media-looks.store.ts';
import { refreshWords } from './media-words.store.ts';

/** So many at a time: the picture process has other things to do between. */
const atOnce = 25;

/**
 * Carries out the job `catalogue-media`: takes what was there before there was a library into its lists, by their words and by
 * how pictures look; goes on from `after`. Safe to repeat.
 */
export const catalogueMedia = async (world: World, { after = '' }: { after?: string }): Promise<void> => {
  const rows = await mediaAfter(world.db, after, atOnce);
  for (const row of rows) {
    const isUnseen = row.kind === 'picture' && row.file !== null && row.dhash === null;
    const seen = isUnseen
      ? await askWorkshop({ kind: 'look', source: mediaPath(world, row.file ?? '') }).catch(() => undefined)
      : undefined;
    await world.write(async (tx) => {
      await refreshWords(tx.db, row.id);
      if (isUnseen) await putLook(tx.db, row.id, seen?.ok ? seen.value.look : undefined);
    });
  }
  const last = rows.at(-1);
  if (last && rows.length === atOnce) await world.write((tx) => tx.later('catalogue-media', { after: last.id }));
};
