import type { Account } from '../../accounts/accounts.ts';
import { refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { scheduleStory } from '../publishing/schedule-story.ts';
import { plannedOut, sendOutChanges } from '../publishing/send-out-changes.ts';
import { storyAtHand } from '../publishing/story-at-hand.ts';
import { assignStory } from './assign-story.ts';
import type { CalendarKind } from './calendar-of.ts';
import { mayOnDesk } from './desk-rules.ts';
import { storyInHand } from './story-in-hand.ts';

type Asked = { account: Account; articleId: string; at: number };

const moveChanges = async (world: World, { account, articleId, at }: Asked): Promise<Outcome<unknown>> => {
  const story = await storyAtHand(world.db, articleId);
  const planned = story && plannedOut(story);
  if (!planned) return refuse('not-found');
  return sendOutChanges(world, { account, articleId, at, hubs: planned.hubs, ...planned.how });
};

/** Moves what stands in the calendar to another time: when something is due, when it goes out, when its changes do. */
export const moveMoment = async (
  world: World,
  { kind, ...asked }: Asked & { kind: CalendarKind },
): Promise<Outcome<unknown>> => {
  if (kind === 'due') return assignStory(world, { ...asked, dueAt: asked.at });
  if (kind !== 'scheduled' && kind !== 'goes-out') return refuse('forbidden');
  const found = await storyInHand(world, asked.account, asked.articleId);
  if (!found) return refuse('not-found');
  const state = kind === 'goes-out' ? 'changed' : found.state;
  if (!mayOnDesk(asked.account, 'move-time', { isOwn: found.isOwn, state })) return refuse('forbidden');
  if (kind === 'goes-out') return moveChanges(world, asked);
  // It was planned already; what blocks it is seen again when its moment comes.
  return scheduleStory(world, { ...asked, despiteBlocks: true });
};
