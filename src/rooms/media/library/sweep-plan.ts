import type { Tx, World } from '../../../world.ts';
import { isSweepPlanned } from './bin.store.ts';

const hour = 3_600_000;
const kind = 'sweep-media';

/** Plans the next sweep unless one is planned: asked where something is put down that has to be taken up one day. */
export const seeToSweeping = async (world: World, tx: Tx): Promise<void> => {
  if (!(await isSweepPlanned(tx.db, kind))) await tx.later(kind, {}, world.now() + hour);
};
