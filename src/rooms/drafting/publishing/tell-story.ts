import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../world.ts';

/** What happened to a story, as other systems are told of it. */
export const storySignals = [
  'story.created',
  'story.state-changed',
  'story.published',
  'story.changed',
  'story.corrected',
  'story.unpublished',
  'story.scheduled',
  'story.trashed',
  'story.restored',
] as const;
export type StorySignal = (typeof storySignals)[number];

export type SignalledStory = { event: StorySignal; articleId: string; at: number; from?: string; to?: string };

/** Lets the signals room tell other systems; carried out after the fact is kept. */
export const tellStory = (tx: Pick<Tx, 'later'>, signal: SignalledStory): Promise<void> =>
  // The id makes messages of a job that is carried out twice the same ones.
  tx.later('story-signal', { ...signal, id: randomUUID() });
