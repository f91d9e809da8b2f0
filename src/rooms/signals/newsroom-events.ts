import { signalEvents } from '../discussion/discussion.ts';
import { storySignals } from '../drafting/drafting.ts';

/** What can be told of the newsroom's work beside its stories. */
export const workEvents = ['live-entry.posted', 'media.added', 'letter.sent'] as const;

/** All that a webhook can be told of. */
export const webhookEvents = [...signalEvents, ...storySignals, ...workEvents] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
