/** The desk's calendar for other programs (RFC 5545), at an address with a secret of one's own. */
import { createHash } from 'node:crypto';
import { accountRow, isStaff, type Account } from '../../accounts/accounts.ts';
import { mayStory } from '../../articles/articles.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { World } from '../../../world.ts';
import { calendarOf, type CalendarItem, type CalendarKind } from './calendar-of.ts';
import { accountOfFeed, deskChoiceRow, putDeskChoice } from './story-work.store.ts';

const day = 86_400_000;
const back = 31 * day;
const ahead = 180 * day;

const hashOf = (secret: string): string => createHash('sha256').update(`calendar:${secret}`).digest('base64url');

/** Makes a new address for somebody's calendar and answers its secret, the only time; the former address leads nowhere. */
export const newCalendarFeed = async (world: World, account: Account): Promise<string> => {
  const secret = world.newSecret();
  await world.write((tx) => putDeskChoice(tx.db, account.id, { feed_hash: hashOf(secret), feed_at: world.now() }));
  return secret;
};

/** The address of somebody's calendar leads nowhere from now on. */
export const revokeCalendarFeed = (world: World, account: Account): Promise<void> =>
  world.write((tx) => putDeskChoice(tx.db, account.id, { feed_hash: null, feed_at: null }));

export type DeskWishes = {
  /** Whether they are mailed when a story is given or sent back to them. */
  wantsMail: boolean;
  /** Since when their calendar has an address. */
  feedAt: number | undefined;
};

export const deskWishes = async (world: World, account: Account): Promise<DeskWishes> => {
  const row = await deskChoiceRow(world.db, account.id);
  return { wantsMail: row.wants_mail === 1, feedAt: row.feed_at ?? undefined };
};

export const saveDeskMail = (world: World, account: Account, wantsMail: boolean): Promise<void> =>
  world.write((tx) => putDeskChoice(tx.db, account.id, { wants_mail: wantsMail ? 1 : 0 }));

const kindWords: Record<CalendarKind, string> = {
  scheduled: 'Goes out',
  'goes-out': 'Changes go out',
  due: 'Due',
  embargo: 'Embargo ends',
  ends: 'Is taken back',
  published: 'Published',
};

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

/** Lines are at most 75 octets long; a longer one goes on after a space, and no character is cut in two. */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const more = Buffer.byteLength(sign);
    if (size + more > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
      size = 0;
    }
    part += sign;
    size += more;
  }
  return [...parts, part].join('\r\n ');
};

const eventOf = (
  { kind, at, story }: CalendarItem,
  { publicUrl, now }: { publicUrl: string; now: number },
): string[] => [
  'BEGIN:VEVENT',
  `UID:${story.id}-${kind}@${new URL(publicUrl).hostname}`,
  `DTSTAMP:${stamp(now)}`,
  `LAST-MODIFIED:${stamp(story.changedAt)}`,
  `DTSTART:${stamp(at)}`,
  'DURATION:PT15M',
  'TRANSP:TRANSPARENT',
  `SUMMARY:${escaped(`${kindWords[kind]}: ${story.headline}`)}`,
  ...(story.section ? [`CATEGORIES:${escaped(story.section.name)}`] : []),
  ...(story.assignee ? [`DESCRIPTION:${escaped(`${story.assignee.name} has it.`)}`] : []),
  `URL:${publicUrl}/newsroom/stories/${story.id}`,
  'END:VEVENT',
];

/** The calendar at a secret address; undefined where it leads nowhere, or whoever had it may no longer see stories. */
export const calendarFeed = async (world: World, secret: string): Promise<string | undefined> => {
  if (!/^[\w-]{40,50}$/.test(secret)) return undefined;
  const accountId = await accountOfFeed(world.db, hashOf(secret));
  const account = accountId === undefined ? undefined : await accountRow(world.db, { id: accountId });
  if (!account || !isStaff(account.role) || !mayStory(account, 'see-stories')) return undefined;
  const now = world.now();
  const { defaultEdition } = await publicationOf(world);
  const { items } = await calendarOf(world, { account, from: now - back, until: now + ahead });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Courant//Desk of stories//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(`${defaultEdition.publicationName}: stories`)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    ...items
      .filter(({ kind }) => kind !== 'published')
      .flatMap((item) => eventOf(item, { publicUrl: world.config.publicUrl, now })),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
};
