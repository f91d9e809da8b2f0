import { calendarParts, momentOf } from '../../common/dates.ts';
import type { DigestFrequency } from './notification.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Before most people read their mail, by the publication's clock. */
const morning = 7;

const nextMorning = (now: number, timeZone: string): number => {
  for (let ahead = 0; ; ahead += 1) {
    const { year, month, day: date } = calendarParts(now + ahead * day, timeZone);
    const at = momentOf({ year, month, day: date, hour: morning }, timeZone);
    if (at > now) return at;
  }
};

const isMonday = (at: number, timeZone: string): boolean => {
  const { year, month, day: date } = calendarParts(at, timeZone);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() === 1;
};

/** When the next digest goes out: at the full hour, in the morning, on Monday morning. Always later than now. */
export const nextDigestAt = (frequency: DigestFrequency, now: number, timeZone: string): number => {
  if (frequency === 'hourly') return (Math.floor(now / hour) + 1) * hour;
  if (frequency === 'daily') return nextMorning(now, timeZone);
  let at = nextMorning(now, timeZone);
  while (!isMonday(at, timeZone)) at = nextMorning(at, timeZone);
  return at;
};
