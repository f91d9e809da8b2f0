/** Whether a new publication is still being set up for the first time: four steps, each of which can be skipped. */
import type { Tx, World } from '../../world.ts';
import { putSetting } from './publication.store.ts';

const put = async (world: World, tx: Tx, isOpen: boolean): Promise<void> => {
  await putSetting(tx.db, 'setup', { isOpen }, world.now());
  await tx.changed('site');
};

/** A publication that has just been made, empty. */
export const openSetup = (world: World, tx: Tx): Promise<void> => put(world, tx, true);

/** It is over, and never comes again. */
export const closeSetup = (world: World): Promise<void> => world.write((tx) => put(world, tx, false));
