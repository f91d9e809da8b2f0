import type { Tx, World } from '../../world.ts';
import { putEdition, putSetting } from './publication.store.ts';
import type { Edition, PublicationSettings } from './settings.ts';

/** Saves the given settings; every page follows. The values must have been checked by the caller. */
export const saveSettings = (world: World, settings: Partial<PublicationSettings>): Promise<void> =>
  world.write(async (tx) => {
    for (const [name, value] of Object.entries(settings)) await putSetting(tx.db, name, value, world.now());
    await tx.changed('site');
  });

/** Adds an edition or changes it; every page follows. */
export const saveEdition = async (tx: Tx, edition: Edition): Promise<void> => {
  await putEdition(tx.db, edition);
  await tx.changed('site');
};
