import type { World } from '../../../world.ts';
import { may, type StaffAction } from '../../discussion/discussion.ts';
import type { Account } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import { dutySettings } from '../duties/duty-settings.ts';
import {
  addToShift,
  beginShift,
  hushShift,
  newestShift,
  sumOfShifts,
  type Shift,
  type ShiftSum,
} from './care.store.ts';
import { newestHandOverNote, type HandOverNote } from './hand-over-notes.ts';

const minute = 60_000;
/** A shift has no longer pause than this. */
export const longestPause = 60 * minute;
/** So long without looking at anything was a break. */
export const shortestBreak = 10 * minute;
/** Who says “not now” is left alone for so long. */
export const hush = 20 * minute;
/** More at once is a mistake of whoever counts. */
const mostAtOnce = 500;

const seesDesk: StaffAction = 'see-desk';

export type Looked = { account: Account; seen: number; disturbing: number };

const bounded = (count: number): number => Math.min(mostAtOnce, Math.max(0, Math.floor(count) || 0));

const isGoingOn = (shift: Shift | undefined, now: number): shift is Shift =>
  shift !== undefined && now - shift.last_at <= longestPause;

/**
 * Counts what a moderator has looked at: `disturbing` of the `seen` were texts that lay blurred until they were asked for. Only
 * numbers are kept, and nobody else sees them.
 */
export const countSeen = async (world: World, { account, ...looked }: Looked): Promise<void> => {
  const [seen, disturbing] = [bounded(looked.seen), bounded(looked.disturbing)];
  if (!may(account, seesDesk) || seen + disturbing === 0) return;
  const now = world.now();
  await world.write(async ({ db }) => {
    const shift = await newestShift(db, account.id);
    const going = isGoingOn(shift, now)
      ? { account_id: account.id, started_at: shift.started_at }
      : { account_id: account.id, started_at: now };
    if (!isGoingOn(shift, now)) await beginShift(db, { ...going, last_at: now });
    const isAfterBreak = isGoingOn(shift, now) && now - shift.last_at >= shortestBreak;
    await addToShift(db, going, { at: now, seen, disturbing, isAfterBreak });
  });
};

/** What the desk tells a moderator about their own shift. */
export type ShiftNotice = {
  seen: number;
  disturbing: number;
  /** Since the shift began. */
  minutes: number;
  /** A break is suggested, in these words; undefined: not now. */
  suggestion: string | undefined;
  /** No comment was looked at yet: this is where the note of the last shift is shown. */
  isStart: boolean;
  /** The newest note of a colleague to whoever comes next. */
  note: HandOverNote | undefined;
};

const suggestionOf = (
  shift: Shift,
  now: number,
  { breakMinutes, breakTexts }: { breakMinutes: number; breakTexts: number },
): string | undefined => {
  if ((shift.hushed_until ?? 0) > now) return undefined;
  const minutes = Math.floor((now - (shift.break_at ?? shift.started_at)) / minute);
  if (breakTexts > 0 && shift.since_break >= breakTexts)
    return `You have read ${shift.since_break} disturbing texts since your last break. That is a lot for anyone. How about ten minutes away from the screen? The queue can wait.`;
  if (breakMinutes > 0 && minutes >= breakMinutes)
    return `You have been at it for ${minutes} minutes without a break. Stretch, have some water; the queue will still be here.`;
  return undefined;
};

/** What to say to this moderator on the desk now; it is about nobody else. */
export const shiftNotice = async (world: World, account: Account): Promise<ShiftNotice> => {
  const now = world.now();
  const [shift, note, publication] = await Promise.all([
    newestShift(world.db, account.id),
    newestHandOverNote(world),
    publicationOf(world),
  ]);
  if (!isGoingOn(shift, now)) return { seen: 0, disturbing: 0, minutes: 0, suggestion: undefined, isStart: true, note };
  return {
    seen: shift.seen,
    disturbing: shift.disturbing,
    minutes: Math.floor((now - shift.started_at) / minute),
    suggestion: now - shift.last_at >= shortestBreak ? undefined : suggestionOf(shift, now, dutySettings(publication)),
    isStart: false,
    // What was written since the shift began is news as well.
    note: note && note.at >= shift.started_at && note.byId !== account.id ? note : undefined,
  };
};

/** “Not now”: no break is suggested for a while. */
export const hushBreak = async (world: World, account: Account): Promise<void> => {
  const shift = await newestShift(world.db, account.id);
  if (shift) await world.write(({ db }) => hushShift(db, shift, world.now() + hush));
};

/** The shifts of all together since a time, for whoever plans the work; undefined for everybody else. */
export const shiftSums = async (world: World, account: Account, since: number): Promise<ShiftSum | undefined> =>
  may(account, 'see-shifts') ? sumOfShifts(world.db, since) : undefined;
