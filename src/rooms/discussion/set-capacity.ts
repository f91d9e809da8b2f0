import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { recordDecision } from './record-decision.ts';
import { saveDiscussionSettings } from './save-discussion-settings.ts';
import { may } from './staff-actions.ts';
import { otherwiseStates, type Capacity } from './thread-presets.ts';

export type CapacityAsked = { account: Account; capacity: Capacity };

const longest = 7 * 86_400_000;
export const mostThreads = 100;

/**
 * Says how many discussions there are hands for, until when, which those are, and how all others fare meanwhile; `until` in the past
 * ends it. Every page follows at once, and again when the time is over.
 */
export const setCapacity = async (
  world: World,
  { account, capacity }: CapacityAsked,
): Promise<Outcome<Capacity, 'not-allowed' | 'too-many' | 'too-long' | 'bad'>> => {
  if (!may(account, 'set-capacity')) return refuse('not-allowed');
  const { threads, until, otherwise, articleIds } = capacity;
  const isNumber = Number.isInteger(threads) && threads >= 0 && threads <= mostThreads;
  if (!isNumber || !Number.isFinite(until) || !otherwiseStates.includes(otherwise)) return refuse('bad');
  if (articleIds.length > threads) return refuse('too-many');
  if (until > world.now() + longest) return refuse('too-long');
  const publication = await publicationOf(world);
  await saveDiscussionSettings(world, { capacity });
  await world.write(async (tx) => {
    await recordDecision(world, tx, { by: account, act: 'capacity', about: {}, publication, details: { ...capacity } });
    if (until > world.now()) await tx.later('capacity-ends', {}, until);
  });
  return ok(capacity);
};

/** Carries out the job `capacity-ends`: what was drawn while threads were limited is drawn anew. */
export const endCapacity = async (world: World): Promise<void> => {
  await world.write((tx) => tx.changed('site'));
};
