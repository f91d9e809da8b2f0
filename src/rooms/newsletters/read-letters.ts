import type { World } from '../../world.ts';
import { answersTo, countMails } from './deliveries.store.ts';
import { lettersTopic, type Issue, type Subscriber } from './letter.ts';
import { issueRows, subscriberCounts } from './letters.store.ts';
import { countStates, lettersOfMany, subscriberList, type SubscriberQuery } from './subscribers.store.ts';

export const readersOf = (world: World): Promise<Map<string, number>> =>
  world.memory.keep('letter-readers', [lettersTopic], () => subscriberCounts(world.db));

export const issuesOf = (world: World, letterId: string, limit: number): Promise<Issue[]> =>
  issueRows(world.db, letterId, { limit });

export type Progress = {
  counts: Map<string, number>;
  answers: { state: string; answer: string; count: number }[];
};

export const issueProgress = async (world: World, issueId: string): Promise<Progress> => ({
  counts: await countMails(world.db, issueId),
  answers: await answersTo(world.db, issueId),
});

/** One page of the list, with what each gets, and how many there are of each state. */
export const subscribersFor = async (
  world: World,
  asked: SubscriberQuery,
): Promise<{ subscribers: (Subscriber & { letters: string[] })[]; states: Map<string, number> }> => {
  const found = await subscriberList(world.db, asked);
  const letters = await lettersOfMany(
    world.db,
    found.map(({ id }) => id),
  );
  const states = await world.memory.keep('subscriber-states', [lettersTopic], () => countStates(world.db));
  return { subscribers: found.map((one) => Object.assign(one, { letters: letters.get(one.id) ?? [] })), states };
};
