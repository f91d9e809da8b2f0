/** The days of the calendar, on the publication's clock. Weeks begin on Monday. */
import { calendarParts, momentOf } from '../../../common/dates.ts';

export type CalendarDay = { year: number; month: number; day: number; from: number; until: number };
export type CalendarSpan = 'month' | 'week';

const dayMs = 86_400_000;

const dayAt = (date: Date, timeZone: string): CalendarDay => {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return {
    year,
    month,
    day,
    from: momentOf({ year, month, day }, timeZone),
    until: momentOf({ year, month, day: day + 1 }, timeZone),
  };
};

/** A date as the address has it: `2026-11-23`. */
export const dateText = ({ year, month, day }: Pick<CalendarDay, 'year' | 'month' | 'day'>): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The date in an address; today where there is none that we understand. */
export const dateIn = (text: unknown, now: number, timeZone: string): Date => {
  const found =
    typeof text === 'string' && /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (!Number.isNaN(found)) return new Date(found);
  const { year, month, day } = calendarParts(now, timeZone);
  return new Date(Date.UTC(year, month - 1, day));
};

const mondayOf = (date: Date): Date => new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * dayMs);

/** All days that are shown: a week, or the weeks a month touches. */
export const daysShown = (on: Date, span: CalendarSpan, timeZone: string): CalendarDay[] => {
  const first = span === 'week' ? on : new Date(Date.UTC(on.getUTCFullYear(), on.getUTCMonth(), 1));
  const last = span === 'week' ? on : new Date(Date.UTC(on.getUTCFullYear(), on.getUTCMonth() + 1, 0));
  const begin = mondayOf(first);
  const end = new Date(mondayOf(last).getTime() + 6 * dayMs);
  const count = Math.round((end.getTime() - begin.getTime()) / dayMs) + 1;
  return Array.from({ length: count }, (_, i) => dayAt(new Date(begin.getTime() + i * dayMs), timeZone));
};

/** The week or month before (-1) or after (1). */
export const stepFrom = (on: Date, span: CalendarSpan, by: 1 | -1): string => {
  const there =
    span === 'week'
      ? new Date(on.getTime() + by * 7 * dayMs)
      : new Date(Date.UTC(on.getUTCFullYear(), on.getUTCMonth() + by, 1));
  return there.toISOString().slice(0, 10);
};
