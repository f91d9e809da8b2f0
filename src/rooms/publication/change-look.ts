import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { readLook, type Look } from './look.ts';
import { publicationOf } from './publication-of.ts';
import { saveSettings } from './save-settings.ts';
import type { LookPictures } from './settings.ts';

/** Changes the look; an accent that cannot be read is refused, with the nearest one that can. */
export const changeLook = async (
  world: World,
  draft: Readonly<Record<string, unknown>>,
): Promise<Outcome<Look, 'invalid'>> => {
  const { settings } = await publicationOf(world);
  const { look, faults } = readLook(draft, settings.look);
  const wrong = Object.entries(faults).map(([name, words]) => `${name}: ${words}`);
  if (wrong.length > 0) return refuse('invalid', wrong.join('\n'));
  await saveSettings(world, { look });
  return ok(look);
};

/** Puts drawn pictures in place of those before; `undefined` takes one away. Files that were are left for pages kept elsewhere. */
export const changeLookPictures = async (world: World, changed: Partial<LookPictures>): Promise<void> => {
  const { settings } = await publicationOf(world);
  await saveSettings(world, { lookPictures: { ...settings.lookPictures, ...changed } });
};

/** Every page follows what now lies in the theme's folder. */
export const readThemeAgain = (world: World): Promise<void> => world.write((tx) => tx.changed('site'));
