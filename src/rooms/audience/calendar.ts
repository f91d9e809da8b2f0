import { calendarParts, momentOf } from '../../common/dates.ts';

export const hourLength = 3_600_000;
const dayLength = 86_400_000;

/** Hours are counted through since 1970; days too, by the publication's own calendar. */
export const hourOf = (at: number): number => Math.floor(at / hourLength);

export const dayOf = (at: number, timeZone: string): number => {
  const { year, month, day } = calendarParts(at, timeZone);
  return Date.UTC(year, month - 1, day) / dayLength;
};

/** The day as `2026-11-23`. */
export const dayText = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** The moment a day begins. */
export const startOfDay = (day: number, timeZone: string): number => {
  const date = new Date(day * dayLength);
  return momentOf({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }, timeZone);
};

/** The day so many months before. */
export const monthsBefore = (day: number, months: number): number => {
  const date = new Date(day * dayLength);
  return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, date.getUTCDate()) / dayLength);
};
