import { calendarParts, momentOf } from '../../common/dates.ts';

const minute = 60_000;
const day = 86_400_000;

/**
 * A moment told from the day of seeding: `-1d 08:15` (a day ago at that clock), `-3h`, `-1h 5m`, `-8m` (so long ago). A clock
 * that has not come yet today means yesterday's: the demo never tells the future. Undefined when it is something else.
 */
export const demoMoment = (text: string, now: number, timeZone: string): number | undefined => {
  const clock = /^-(\d+)d\s+(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (clock) {
    const { year, month, day: date } = calendarParts(now - Number(clock[1]) * day, timeZone);
    const at = momentOf({ year, month, day: date, hour: Number(clock[2]), minute: Number(clock[3]) }, timeZone);
    return at > now ? at - day : at;
  }
  const ago = /^-(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?$/.exec(text.trim());
  if (!ago || !(ago[1] || ago[2] || ago[3])) return undefined;
  return now - (Number(ago[1] ?? 0) * 24 * 60 + Number(ago[2] ?? 0) * 60 + Number(ago[3] ?? 0)) * minute;
};
