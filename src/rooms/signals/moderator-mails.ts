import { calendarParts, momentOf } from '../../common/dates.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Mail, World } from '../../world.ts';
import { accountRow, mailOf, type Account, type Piece } from '../accounts/accounts.ts';
import { may } from '../discussion/discussion.ts';
import { deskCounts, type DeskCounts } from '../moderation/moderation.ts';
import { publicationOf, type Publication } from '../publication/publication.ts';
import {
  appealsWaiting,
  decidedSince,
  mailChoiceRow,
  mailChoiceRows,
  noteMailed,
  oldestWaiting,
  putMailChoice,
  type MailChoiceRow,
} from './moderator-mails.store.ts';
import { isPlanned } from './webhooks.store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How often it is looked whether somebody should be told. */
const lookedEvery = 15 * minute;
/** An alarm that has been sent is not sent again for so long. */
const quietFor = 6 * hour;
/** Before the day's work begins, by the publication's clock. */
const morning = 7;

/** When somebody wants mail about the desk: every morning; when more than so many wait, or one for more than so many hours (0: never). */
export type MailChoice = { isDaily: boolean; waitingOver: number; oldestHours: number };

const nextMorning = (now: number, timeZone: string): number => {
  for (let ahead = 0; ; ahead += 1) {
    const { year, month, day: date } = calendarParts(now + ahead * day, timeZone);
    const at = momentOf({ year, month, day: date, hour: morning }, timeZone);
    if (at > now) return at;
  }
};

export const mailChoiceOf = async (world: World, accountId: string): Promise<MailChoice> => {
  const row = await mailChoiceRow(world.db, accountId);
  return {
    isDaily: row?.is_daily === 1,
    waitingOver: row?.waiting_over ?? 0,
    oldestHours: row?.oldest_hours ?? 0,
  };
};

const isCount = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;

export const saveMailChoice = async (
  world: World,
  { account, isDaily, waitingOver, oldestHours }: MailChoice & { account: Account },
): Promise<Outcome<undefined, 'not-allowed' | 'bad-number'>> => {
  if (!may(account, 'see-desk')) return refuse('not-allowed');
  if (!isCount(waitingOver, 100_000) || !isCount(oldestHours, 1_000)) return refuse('bad-number');
  const { timeZone } = (await publicationOf(world)).settings;
  const now = world.now();
  return world.write(async (tx) => {
    await putMailChoice(tx.db, {
      account_id: account.id,
      is_daily: isDaily ? 1 : 0,
      waiting_over: waitingOver,
      oldest_hours: oldestHours,
      daily_at: nextMorning(now, timeZone),
    });
    if (!(await isPlanned(tx.db, 'desk-mails', now + lookedEvery))) await tx.later('desk-mails', {}, now + lookedEvery);
    return ok(undefined);
  });
};

type Desk = {
  counts: DeskCounts;
  /** Hours the longest wait lasts. */
  oldest: number;
  decided: { approved: number; removed: number };
  appeals: { open: number; late: number };
};

const deskNow = async (world: World): Promise<Desk> => {
  const now = world.now();
  const [counts, since, decided, appeals] = await Promise.all([
    deskCounts(world),
    oldestWaiting(world.db),
    decidedSince(world.db, now - day),
    appealsWaiting(world.db, now),
  ]);
  return { counts, oldest: since === undefined ? 0 : (now - since) / hour, decided, appeals };
};

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const hours = (count: number): string => (count < 1 ? 'less than an hour' : some(Math.floor(count), 'hour', 'hours'));

/** One line for each list with work in it. */
const linesOf = ({ counts, oldest, appeals }: Desk, href: (list: string) => string): Piece[] => {
  const lines: [number, string, string, string][] = [
    [
      counts.waiting,
      some(counts.waiting, 'comment waits', 'comments wait'),
      'waiting',
      `The longest wait so far is ${hours(oldest)}.`,
    ],
    [counts.reported, some(counts.reported, 'comment was reported', 'comments were reported'), 'reported', ''],
    [counts.illegal, `${some(counts.illegal, 'notice', 'notices')} of illegal content`, 'illegal', ''],
    [appeals.open, some(appeals.open, 'appeal', 'appeals'), 'appeals', appeals.late > 0 ? `${appeals.late} late.` : ''],
    [counts.errors, `${some(counts.errors, 'error was', 'errors were')} reported in stories`, 'errors', ''],
  ];
  return lines
    .filter(([count]) => count > 0)
    .map(([, line, list, about]) => ({ line, href: href(list), about: about || undefined }));
};

/** The newsroom speaks English, whatever its editions do. */
const english = ({ defaultEdition }: Publication) => ({
  ...defaultEdition,
  language: 'en',
  direction: 'ltr' as const,
});

type Writing = { world: World; publication: Publication; desk: Desk };

const letter = ({ world, publication }: Writing, to: string, subject: string, pieces: readonly Piece[]): Mail => {
  const { publicUrl } = world.config;
  const change: Piece = {
    line: 'When such mails come to you',
    href: new URL('/newsroom/discussion/mails', publicUrl).href,
  };
  return mailOf({ to, subject, edition: english(publication), pieces: [...pieces, change], publicUrl });
};

const listsOf = ({ world, desk }: Writing): Piece[] => {
  const href = (list: string): string => new URL(`/newsroom/discussion?list=${list}`, world.config.publicUrl).href;
  return linesOf(desk, href);
};

const dailyMail = (writing: Writing, to: string): Mail | undefined => {
  const { decided, counts } = writing.desk;
  const lists = listsOf(writing);
  if (lists.length === 0 && decided.approved + decided.removed === 0) return undefined;
  const past = `In the last day ${some(decided.approved, 'comment was', 'comments were')} approved and ${decided.removed} removed.`;
  const subject =
    counts.waiting > 0
      ? `The desk: ${some(counts.waiting, 'comment waits', 'comments wait')}`
      : 'The desk this morning';
  const opening: Piece = { text: lists.length > 0 ? 'This lies on the desk:' : 'Nothing lies on the desk.' };
  return letter(writing, to, subject, [opening, ...lists, { text: past }]);
};

const alarmMail = (writing: Writing, to: string): Mail => {
  const { counts, oldest } = writing.desk;
  const subject = `The desk fills: ${some(counts.waiting, 'comment waits', 'comments wait')}, the longest for ${hours(oldest)}`;
  return letter(writing, to, subject, [{ text: 'You asked to be told when the desk fills.' }, ...listsOf(writing)]);
};

const isAlarming = ({ counts, oldest }: Desk, row: MailChoiceRow, now: number): boolean =>
  now - row.alarm_at >= quietFor &&
  ((row.waiting_over > 0 && counts.waiting > row.waiting_over) || (row.oldest_hours > 0 && oldest > row.oldest_hours));

const tellOne = async (writing: Writing, row: MailChoiceRow): Promise<void> => {
  const { world, publication, desk } = writing;
  const now = world.now();
  const isDaily = row.is_daily === 1 && row.daily_at <= now;
  const isAlarm = isAlarming(desk, row, now);
  if (!isDaily && !isAlarm) return;
  const account = await accountRow(world.db, { id: row.account_id });
  if (!account || !may(account, 'see-desk')) return;
  // One mail says it all: who gets the daily one just now needs no alarm beside it.
  const mail = isDaily ? dailyMail(writing, account.email) : alarmMail(writing, account.email);
  const change = {
    ...(isDaily ? { daily_at: nextMorning(now, publication.settings.timeZone) } : {}),
    ...(isAlarm ? { alarm_at: now } : {}),
  };
  await world.write(async (tx) => {
    if ((await noteMailed(tx.db, row, change)) && mail) await tx.later('mail', mail);
  });
};

/** Carries out the job `desk-mails`: looks whether somebody should be told of the desk, and plans the next look while anybody wants that. */
export const sendDeskMails = async (world: World): Promise<void> => {
  const rows = await mailChoiceRows(world.db);
  if (rows.length === 0) return;
  const writing = { world, publication: await publicationOf(world), desk: await deskNow(world) };
  for (const row of rows) await tellOne(writing, row);
  const next = world.now() + lookedEvery;
  await world.write(async (tx) => {
    if (!(await isPlanned(tx.db, 'desk-mails', next))) await tx.later('desk-mails', {}, next);
  });
};
