import { join } from 'node:path';
import { packageRoot } from '../../common/package-root.ts';
import { publicationOf, saveEdition, saveSettings } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';

/**
 * The job that fills a publication which has just been set up with the demo’s stories. What its publisher has called and chosen
 * already stays; the demo brings the rest.
 */
export const addDemo = async (world: World): Promise<void> => {
  const { editions, settings } = await publicationOf(world);
  const { timeZone, contactEmail } = settings;
  // Loaded only now: a publication of one's own never needs it.
  const { seedDemo } = await import('./seed-demo.ts');
  await seedDemo(world, join(packageRoot, 'demo'));
  await world.write(async (tx) => {
    for (const edition of editions) await saveEdition(tx, edition);
  });
  await saveSettings(world, { timeZone, contactEmail });
};
