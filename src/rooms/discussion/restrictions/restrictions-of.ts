import type { World } from '../../../world.ts';
import type { Restriction } from './restriction.ts';
import { restrictionRow, restrictionRows } from './restrictions.store.ts';

/** Every restriction an account ever had, the newest first; at most 200. */
export const restrictionsOf = (world: World, accountId: string): Promise<Restriction[]> =>
  restrictionRows(world.db, accountId);

/** One restriction, whoever's it is. */
export const restrictionById = (world: World, id: string): Promise<Restriction | undefined> =>
  restrictionRow(world.db, id);
