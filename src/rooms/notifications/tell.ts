import type { Tx, World } from '../../world.ts';
import { readerTopic } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { choicesFor } from './choices.ts';
import { nextDigestAt } from './digest-time.ts';
import { isDigestPlanned, planDigests } from './digests.store.ts';
import {
  digestFrequencies,
  type Choice,
  type Details,
  type DigestFrequency,
  type NotificationKind,
} from './notification.ts';
import { countOnThreads, insertNotifications, type NewNotification, type ToldRow } from './notifications.store.ts';
import { subscriptionsOf } from './push-subscriptions.store.ts';

/** So many readers are told in one transaction. */
export const toldAtOnce = 500;
/** Whoever has the page open sees it on the bell first; then no mail is needed. */
const grace = 60_000;

export type Telling = {
  kind: NotificationKind;
  subjectId: string;
  /** Of a thread: the comment it is about now. */
  aboutId?: string;
  details: Details;
  /** At most `toldAtOnce`. */
  accountIds: readonly string[];
  /** A mail of its own says it already: no other is written. */
  isMailed?: boolean;
};

/** Plans the digests of these accounts, and the job that will write them where it is the first of its moment. */
export const planDigestFor = async (
  world: World,
  tx: Tx,
  { frequency, accountIds }: { frequency: DigestFrequency; accountIds: readonly string[] },
): Promise<void> => {
  if (accountIds.length === 0) return;
  const now = world.now();
  const { settings } = await publicationOf(world);
  const dueAt = nextDigestAt(frequency, now, settings.timeZone);
  const isPlanned = await isDigestPlanned(tx.db, dueAt);
  const rows = accountIds.map((id) => ({ account_id: id, frequency, due_at: dueAt }));
  await planDigests(tx.db, rows, now);
  if (!isPlanned) await tx.later('digests', {}, dueAt);
};

type Chosen = ToldRow & { choice: Choice };

const planMails = async (world: World, tx: Tx, told: readonly Chosen[]): Promise<void> => {
  // Whoever has not looked since the last mail about a thread gets no second one.
  const atOnce = told.filter(({ choice, count }) => choice.mail === 'once' && count === 1);
  if (atOnce.length > 0) await tx.later('notification-mails', { ids: atOnce.map(({ id }) => id) }, world.now() + grace);
  for (const frequency of digestFrequencies) {
    const gathered = told.filter(({ choice }) => choice.mail === frequency);
    await planDigestFor(world, tx, { frequency, accountIds: gathered.map(({ account_id: id }) => id) });
  }
};

const planPushes = async (tx: Tx, told: readonly Chosen[]): Promise<void> => {
  const wanted = new Map(
    told.filter(({ choice, count }) => choice.push && count === 1).map((row) => [row.account_id, row.id]),
  );
  const subscriptions = await subscriptionsOf(tx.db, [...wanted.keys()]);
  const pushes = subscriptions.map(({ endpoint, account_id: id }) => ({ endpoint, id: wanted.get(id) ?? '' }));
  if (pushes.length > 0) await tx.later('push', { pushes });
};

/**
 * Tells readers of something: on the page now, by mail and on their devices as each has chosen. Each reader is told of each thing once,
 * however often this is called.
 */
export const tell = async (world: World, tx: Tx, telling: Telling): Promise<void> => {
  const { kind, subjectId, aboutId = '', details, accountIds, isMailed = false } = telling;
  if (accountIds.length === 0) return;
  const rows: NewNotification[] = accountIds.map((accountId) => ({
    id: world.newId(),
    account_id: accountId,
    kind,
    subject_id: subjectId,
    about_id: aboutId,
    details: JSON.stringify(details),
    created_at: world.now(),
    ...(isMailed ? { mailed_at: world.now() } : {}),
  }));
  const told = await (kind === 'thread' ? countOnThreads(tx.db, rows) : insertNotifications(tx.db, rows));
  if (told.length === 0) return;
  await tx.changed(...told.map(({ account_id: id }) => readerTopic(id)));
  const choiceOf = await choicesFor(
    tx.db,
    kind,
    told.map(({ account_id: id }) => id),
  );
  const chosen = told.map((row) => ({ ...row, choice: choiceOf(row.account_id) }));
  if (!isMailed) await planMails(world, tx, chosen);
  await planPushes(tx, chosen);
};
