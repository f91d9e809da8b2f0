import type { World } from '../../world.ts';
import { accountRow, readerTopic, type Account } from '../accounts/accounts.ts';
import { choicesOf } from './choices.ts';
import { visitsOf } from './comment-facts.store.ts';
import { describe, isWorthTelling, type Described } from './describe.ts';
import { parseDetails } from './notification.ts';
import { countMailed, markMailed, markOneRead, notificationRow, type NotificationRow } from './notifications.store.ts';
import { planDigestFor } from './tell.ts';
import { editionOf, writeMail } from './write-mail.ts';

const hour = 3_600_000;
/** More mails of a kind in an hour are too many: the rest comes together. */
const mostAnHour = 5;

/** Whether the reader has looked at the discussion since: then they have seen it there. */
export const hasSeen = async (world: World, row: NotificationRow): Promise<boolean> => {
  if (row.kind !== 'reply' && row.kind !== 'thread') return false;
  const { articleId } = parseDetails(row.details);
  return ((await visitsOf(world.db, row.account_id, [articleId])).get(articleId) ?? 0) >= row.created_at;
};

/** Who may be written to. */
export const readerOf = async (world: World, accountId: string): Promise<Account | undefined> => {
  const account = await accountRow(world.db, { id: accountId });
  return account?.disabledAt === undefined ? account : undefined;
};

const notice = async (world: World, row: NotificationRow): Promise<void> =>
  world.write(async (tx) => {
    await markOneRead(tx.db, row.id, world.now());
    await tx.changed(readerTopic(row.account_id));
  });

const send = async (world: World, account: Account, one: Described): Promise<void> => {
  const mail = await writeMail(world, account, one);
  await world.write(async (tx) => {
    // The mark and the mail are one fact: neither a crash nor a second try can part or double them.
    const marked = await markMailed(tx.db, [one.id], world.now());
    if (marked.length > 0) await tx.later('mail', mail);
  });
};

const mailOne = async (world: World, id: string): Promise<void> => {
  const row = await notificationRow(world.db, id);
  if (!row || row.read_at !== null || (row.mailed_at !== null && row.mailed_at >= row.created_at)) return;
  const account = await readerOf(world, row.account_id);
  if (!account) return;
  if (await hasSeen(world, row)) return notice(world, row);
  const [one] = await describe(world, [row], await editionOf(world, account));
  if (!one || !isWorthTelling(one)) return;
  const choice = (await choicesOf(world.db, account.id))[one.kind];
  if (choice.mail !== 'once') return;
  const since = world.now() - hour;
  const sent = await countMailed(world.db, { accountId: account.id, kind: one.kind, since });
  if (sent < mostAnHour) return send(world, account, one);
  await world.write((tx) => planDigestFor(world, tx, { frequency: 'hourly', accountIds: [account.id] }));
};

/** Mails what is to be mailed at once, unless the reader has seen it meanwhile. */
export const sendMails = async (world: World, { ids }: { ids: readonly string[] }): Promise<void> => {
  for (const id of ids) await mailOne(world, id);
};
