import type { Tx, World } from '../../world.ts';
import { listenedEvents } from './signal.store.ts';

/** What other systems can be told of; ids only: whoever sends them looks the rest up. */
export const signalEvents = [
  'comment.created',
  'comment.waiting',
  'comment.decided',
  'comment.reported',
  'notice.received',
  'appeal.received',
  'appeal.decided',
  'reader.restricted',
  'rule.matched',
] as const;
export type SignalEvent = (typeof signalEvents)[number];

export type Signal = {
  event: SignalEvent;
  commentId?: string;
  articleId?: string;
  decisionId?: string;
  appealId?: string;
  reportId?: string;
  restrictionId?: string;
  ruleId?: string;
};

/** The topic under which it is forgotten who listens to what. */
export const signalsTopic = 'signals';

/** Tells other systems, with the fact itself; costs nothing where nobody listens. */
export const signal = async (world: World, tx: Tx, given: Signal): Promise<void> => {
  const listened = await world.memory.keep('signalled', [signalsTopic], () => listenedEvents(world.db));
  // The id makes messages of a job that is carried out twice the same ones.
  if (listened.has(given.event)) await tx.later('signal', { ...given, id: world.newId(), at: world.now() });
};
