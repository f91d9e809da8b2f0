import { isPublicAddress } from '../../common/public-address.ts';
import { isIP } from 'node:net';
import type { SignalEvent } from '../discussion/discussion.ts';

/** `json`: signed, for programs; `chat`: words for people, to the incoming webhook of a chat. */
export const webhookFormats = ['json', 'chat'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

export type Webhook = {
  id: string;
  url: string;
  format: WebhookFormat;
  events: readonly SignalEvent[];
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

export type AddressFault = 'not-an-address' | 'not-https' | 'inside';

/**
 * What is wrong with an address that somebody wants messages sent to. `inner`: machines inside that the operator has named; they may
 * be asked without encryption. Names are looked up when a message is sent, not here.
 */
export const addressFault = (text: string, inner: readonly string[]): AddressFault | undefined => {
  if (text.length > 2_000 || !URL.canParse(text)) return 'not-an-address';
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return 'not-an-address';
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (inner.includes(`${url.hostname}:${port}`)) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.port !== '' || host === 'localhost' || (isIP(host) > 0 && !isPublicAddress(host))) return 'inside';
  return url.protocol === 'https:' ? undefined : 'not-https';
};

export const addressFaultWords: Record<AddressFault, string> = {
  'not-an-address': 'This is not an address. It begins with https:// and has no name or password in it.',
  'not-https': 'The address must begin with https://, so that nobody reads along.',
  inside:
    'This address is inside, or has a port of its own. Whoever runs the server can allow it by the setting INNER_SERVICES (host:port).',
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
