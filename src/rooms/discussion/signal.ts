import type { Tx, World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';

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

/** Tells other systems, with the fact itself; costs nothing where nobody listens (setting `signalled`, kept by the signals room). */
export const signal = async (world: World, tx: Tx, given: Signal): Promise<void> => {
  const { settings } = await publicationOf(world);
  const listened = (settings as Record<string, unknown>)['signalled'];
  if (Array.isArray(listened) && listened.includes(given.event))
    await tx.later('signal', { ...given, at: world.now() });
};
