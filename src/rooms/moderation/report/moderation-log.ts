import { calendarParts, momentOf } from '../../../common/dates.ts';
import type { World } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import { dutySettings } from '../duties/duty-settings.ts';
import { logRows, quarter, type LogRow } from './log.store.ts';

/** What was decided on one day. */
export type LogDay = {
  /** A moment of the day, in the publication’s time. */
  at: number;
  approved: number;
  removed: number;
  removedByMachine: number;
  /** Put back, for whatever reason; with what was taken back at once. */
  restored: number;
  appeals: number;
  overturned: number;
  restricted: number;
};

export type LogMonth = {
  year: number;
  month: number;
  days: LogDay[];
  total: Omit<LogDay, 'at'>;
  /** Removed under each rule, the most first. */
  rules: { rule: string; count: number }[];
  hasLater: boolean;
  hasEarlier: boolean;
};

const zero = { approved: 0, removed: 0, removedByMachine: 0, restored: 0, appeals: 0, overturned: 0, restricted: 0 };

const restrictions = new Set(['warn', 'suspend', 'ban', 'hold']);

const add = (day: Omit<LogDay, 'at'>, { act, machine, waited, count: counted }: LogRow): void => {
  const count = counted;
  if (act === 'approve' && waited === 1) day.approved += count;
  if (act === 'remove') day.removed += count;
  if (act === 'remove' && machine === 1) day.removedByMachine += count;
  if (act === 'restore') day.restored += count;
  if (act === 'appeal-upheld' || act === 'appeal-overturned') day.appeals += count;
  if (act === 'appeal-overturned') day.overturned += count;
  if (restrictions.has(act)) day.restricted += count;
};

const rulesOf = (rows: readonly LogRow[]): LogMonth['rules'] => {
  const counts = new Map<string, number>();
  for (const { act, rule, count } of rows)
    if (act === 'remove') counts.set(rule ?? 'other', (counts.get(rule ?? 'other') ?? 0) + count);
  return Array.from(counts, ([rule, count]) => ({ rule, count })).toSorted((a, b) => b.count - a.count);
};

const firstYear = 2000;

/** A month of decisions, day by day, the newest first: counts, rules and reversals, no persons. */
export const logMonth = async (
  world: World,
  asked?: { year: number; month: number },
): Promise<LogMonth | undefined> => {
  const { timeZone } = (await publicationOf(world)).settings;
  const now = calendarParts(world.now(), timeZone);
  const { year, month } = asked ?? now;
  const isLater = year > now.year || (year === now.year && month > now.month);
  if (isLater || year < firstYear || !(month >= 1 && month <= 12)) return undefined;
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  const rows = await logRows(world.storage, {
    from: momentOf({ year, month }, timeZone),
    until: momentOf(next, timeZone),
  });
  const days = new Map<number, LogDay>();
  const total = { ...zero };
  for (const row of rows) {
    const at = row.quarter * quarter;
    const { day } = calendarParts(at, timeZone);
    const known = days.get(day) ?? { at: momentOf({ year, month, day, hour: 12 }, timeZone), ...zero };
    days.set(day, known);
    add(known, row);
    add(total, row);
  }
  return {
    year,
    month,
    days: [...days.values()].toSorted((a, b) => b.at - a.at),
    total,
    rules: rulesOf(rows),
    hasLater: year !== now.year || month !== now.month,
    hasEarlier: year > firstYear,
  };
};

/** The same for readers: undefined while the publication keeps its log to itself. */
export const publicLogMonth = async (
  world: World,
  asked?: { year: number; month: number },
): Promise<LogMonth | undefined> =>
  dutySettings(await publicationOf(world)).isLogPublic ? logMonth(world, asked) : undefined;
