import type { WebhookEvent } from './newsroom-events.ts';

/** `json`: signed, for programs; `chat`: words for people, to the incoming webhook of a chat. */
export const webhookFormats = ['json', 'chat'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

export type Webhook = {
  id: string;
  url: string;
  format: WebhookFormat;
  events: readonly WebhookEvent[];
  /** The comment's own words are sent along. */
  withText: boolean;
  isOn: boolean;
  note: string;
  createdAt: number;
  createdBy: string | undefined;
  failingSince: number | undefined;
};

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** One message to one webhook. */
export type Delivery = {
  id: string;
  event: string;
  state: DeliveryState;
  attempts: number;
  /** What was answered last. */
  code: number | undefined;
  /** Why it went wrong: a word of `faultWords`. */
  error: string;
  createdAt: number;
  dueAt: number | undefined;
  triedAt: number | undefined;
};

/** What of an address may be shown in lists: chats keep their secret in the path. */
export const shownAddress = (text: string): string => {
  const { host, pathname } = new URL(text);
  return pathname.length > 13 ? `${host}${pathname.slice(0, 8)}…` : `${host}${pathname}`;
};

/** What is said of a delivery that went wrong. */
export const faultWords: Record<string, string> = {
  timeout: 'no answer in time',
  unreachable: 'could not be reached',
  'private-address': 'the name leads inside',
  'bad-address': 'the address cannot be used',
  'not-found': 'there is nothing at this address',
  'bad-answer': 'did not accept it',
  'too-big': 'answered with far too much',
  'too-many-redirects': 'leads elsewhere',
  gone: 'does not want any more',
  off: 'was switched off meanwhile',
};
