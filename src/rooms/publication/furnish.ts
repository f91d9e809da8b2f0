import type { Tx, World } from '../../world.ts';
import { lacksContent, putUnfinished } from './publication.store.ts';

/** Whether the publication has not been set up yet, or its first content was cut off half-way. */
export const isUnfurnished = (world: World): Promise<boolean> => lacksContent(world.db);

/** Marks the first content as begun, so that a start that is cut off begins it again, or as complete. */
export const markFurnishing = (world: World, tx: Tx, isUnderWay: boolean): Promise<void> =>
  putUnfinished(tx.db, isUnderWay, world.now());
