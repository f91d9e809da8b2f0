import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { recordDecision } from './record-decision.ts';

/** Keeps on record who changed which of the discussion's settings, and what they say now. */
export const recordSettingChange = async (
  world: World,
  { account, what, now }: { account: Account; what: string; now: unknown },
): Promise<void> => {
  const publication = await publicationOf(world);
  await world.write((tx) =>
    recordDecision(world, tx, { by: account, act: 'setting-changed', about: {}, publication, details: { what, now } }),
  );
};
