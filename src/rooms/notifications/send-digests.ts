import type { World } from '../../world.ts';
import { choicesOf } from './choices.ts';
import { describe, isWorthTelling } from './describe.ts';
import { dueDigests, takeDigest, type DigestRow } from './digests.store.ts';
import { isFrequency, notificationKinds, type Choices, type DigestFrequency } from './notification.ts';
import { markMailed, pendingRows } from './notifications.store.ts';
import { hasSeen, readerOf } from './send-mails.ts';
import { editionOf, writeDigest } from './write-mail.ts';

const perJob = 500;
const shownInMail = 30;
const mostPending = 300;
const day = 86_400_000;
/** What has waited longer is no news; a digest that was held up by a long standstill does not bring it. */
const span: Record<DigestFrequency, number> = { hourly: 2 * day, daily: 4 * day, weekly: 15 * day };

/** What goes into a digest; the hourly one also brings what was too much to be mailed at once. */
const kindsIn = (choices: Choices, frequency: DigestFrequency): string[] =>
  notificationKinds.filter((kind) => {
    const { mail } = choices[kind];
    return mail === frequency || (mail === 'once' && frequency === 'hourly');
  });

const gather = async (world: World, { accountId, frequency }: { accountId: string; frequency: DigestFrequency }) => {
  const kinds = kindsIn(await choicesOf(world.db, accountId), frequency);
  const since = world.now() - span[frequency];
  const rows = await pendingRows(world.db, accountId, { kinds, since, limit: mostPending });
  const seen = await Promise.all(rows.map((row) => hasSeen(world, row)));
  return rows.filter((_, i) => seen[i] !== true);
};

/** Writes one reader's digest; nothing is sent where there is nothing new. */
const sendDigest = async (world: World, due: DigestRow): Promise<void> => {
  const { account_id: accountId, frequency } = due;
  const account = await readerOf(world, accountId);
  const rows = account && isFrequency(frequency) ? await gather(world, { accountId, frequency }) : [];
  const edition = account ? await editionOf(world, account) : '';
  const told = (await describe(world, rows, edition)).filter(isWorthTelling);
  const shown = told.slice(0, shownInMail);
  const mail =
    account && isFrequency(frequency) && shown.length > 0
      ? await writeDigest(world, account, { frequency, shown, more: told.length - shown.length })
      : undefined;
  await world.write(async (tx) => {
    if (!(await takeDigest(tx.db, due)) || !mail) return;
    const marked = await markMailed(
      tx.db,
      told.map(({ id }) => id),
      world.now(),
    );
    if (marked.length > 0) await tx.later('mail', mail);
  });
};

/**
 * Sends every digest that is due. Its plan is a row that goes in the transaction that writes the mail: none is lost by a restart, none
 * sent twice.
 */
export const sendDigests = async (world: World): Promise<void> => {
  const due = await dueDigests(world.db, world.now(), perJob);
  for (const one of due) await sendDigest(world, one);
  if (due.length === perJob) await world.write((tx) => tx.later('digests', {}));
};
