import { createHash } from 'node:crypto';
import webpush from 'web-push';
import { safeFetch, type SafeFetchOptions } from '../../common/safe-fetch.ts';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { describe, isWorthTelling, pathOf, type Described } from './describe.ts';
import { headlineOf } from './headline-of.ts';
import { notificationWords } from './notification-words.ts';
import { notificationRow } from './notifications.store.ts';
import { pushKeys } from './push-keys.ts';
import { isPushEndpoint, type PushSubscription } from './push-subscription.ts';
import { readerOf } from './send-mails.ts';
import { dropSubscription, subscriptionAt } from './push-subscriptions.store.ts';

/** What a device shows; a push service carries at most 4 KB of it, encrypted. */
export type PushMessage = {
  title: string;
  body: string;
  url: string;
  tag: string;
  language: string;
  direction: string;
};

/** A push service keeps it so long for a device that is off. */
const keptFor = 24 * 3600;
const atOnce = 10;

/** Whom a push service writes to when something is wrong: RFC 8292 wants a mailbox or an https address. */
const subjectOf = ({ config }: World, contactEmail: string): string => {
  if (contactEmail) return `mailto:${contactEmail}`;
  return config.publicUrl.startsWith('https:') ? config.publicUrl : 'mailto:nobody@example.invalid';
};

export type PushResult = 'sent' | 'gone' | 'refused' | 'later';

/** Sends one message, encrypted for one browser and signed with the publication's key. `reach` is for tests alone. */
export const pushTo = async (
  world: World,
  subscription: PushSubscription,
  message: PushMessage,
  reach: Pick<SafeFetchOptions, 'allow' | 'resolve'> = {},
): Promise<PushResult> => {
  const { settings } = await publicationOf(world);
  const subject = subjectOf(world, settings.contactEmail);
  const request = webpush.generateRequestDetails(subscription, JSON.stringify(message), {
    vapidDetails: { subject, ...(await pushKeys(world)) },
    TTL: keptFor,
    // What is new of a thread takes the place of what the device has not shown yet.
    topic: createHash('sha256').update(message.tag).digest('base64url').slice(0, 32),
  });
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const sent = await safeFetch(subscription.endpoint, {
    userAgent: `Courant/1.0 (+${world.config.publicUrl})`,
    maxBytes: 10_000,
    post: { body: request.body ?? Buffer.alloc(0), headers },
    ...reach,
  });
  if (sent.ok) return 'sent';
  if (sent.refusal === 'not-found') return 'gone';
  return sent.refusal === 'private-address' || sent.refusal === 'bad-address' ? 'refused' : 'later';
};

const messageOf = async (world: World, one: Described, editionCode: string): Promise<PushMessage> => {
  const { editionByCode, defaultEdition, inEdition } = await publicationOf(world);
  const edition = editionByCode(editionCode) ?? defaultEdition;
  const words = wordsFor(notificationWords, edition.language);
  const path = pathOf(one) ?? inEdition(edition, '/me/notifications');
  const what = headlineOf(one, words, edition.language);
  return {
    title: one.kind === 'story' ? (one.story?.headline ?? what) : what,
    body: one.kind === 'story' ? what : (one.story?.headline ?? ''),
    url: path,
    tag: one.kind === 'thread' ? `thread-${one.details.articleId}` : one.id,
    language: edition.language,
    direction: edition.direction,
  };
};

type Push = { endpoint: string; id: string };

const dropIt = async (world: World, endpoint: string): Promise<PushResult> => {
  await world.write((tx) => dropSubscription(tx.db, endpoint));
  return 'gone';
};

const pushOne = async (world: World, { endpoint, id }: Push): Promise<PushResult> => {
  const [subscription, row] = await Promise.all([subscriptionAt(world.db, endpoint), notificationRow(world.db, id)]);
  if (!subscription || !row || row.read_at !== null || subscription.account_id !== row.account_id) return 'sent';
  if (!(await readerOf(world, row.account_id))) return dropIt(world, endpoint);
  const [one] = await describe(world, [row], subscription.edition);
  if (!one || !isWorthTelling(one)) return 'sent';
  const keys = JSON.parse(subscription.keys) as PushSubscription['keys'];
  const result = isPushEndpoint(endpoint)
    ? await pushTo(world, { endpoint, keys }, await messageOf(world, one, subscription.edition))
    : 'refused';
  // Gone: the browser was uninstalled or its reader has forbidden it.
  return result === 'gone' || result === 'refused' ? dropIt(world, endpoint) : result;
};

/** What goes wrong with one message must not have the others sent again. */
const tryOne = async (world: World, push: Push): Promise<PushResult> => {
  try {
    return await pushOne(world, push);
  } catch (error) {
    world.log.warn({ err: error }, 'a message for a device could not be made');
    return 'later';
  }
};

/** Sends what is to be shown on devices. One push service that does not answer holds up no other: its message is tried again alone. */
export const sendPushes = async (world: World, { pushes }: { pushes: readonly Push[] }): Promise<void> => {
  const again: Push[] = [];
  for (let i = 0; i < pushes.length; i += atOnce) {
    const some = pushes.slice(i, i + atOnce);
    const results = await Promise.all(some.map((push) => tryOne(world, push)));
    again.push(...some.filter((_, at) => results[at] === 'later'));
  }
  if (again.length === 0) return;
  if (pushes.length === 1) throw new Error('a push service did not take a message');
  await world.write(async (tx) => {
    for (const push of again) await tx.later('push', { pushes: [push] });
  });
};
