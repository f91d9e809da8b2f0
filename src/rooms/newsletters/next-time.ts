import { calendarParts, momentOf } from '../../common/dates.ts';
import { isAutomatic, type Letter } from './letter.ts';

const day = 86_400_000;

/** When a letter is made next by itself: always later than `now`; never for those somebody sends. */
export const nextTime = (
  { kind, isOpen, settings }: Pick<Letter, 'kind' | 'isOpen' | 'settings'>,
  now: number,
  timeZone: string,
): number | undefined => {
  if (!isOpen || !isAutomatic({ kind }) || settings.weekdays.length === 0) return undefined;
  const hour = Math.floor(settings.minute / 60);
  const minute = settings.minute % 60;
  // A weekly letter has one day; the first of those that are ticked.
  const days = kind === 'weekly' ? settings.weekdays.slice(0, 1) : settings.weekdays;
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const { year, month, day: date } = calendarParts(now + ahead * day, timeZone);
    const at = momentOf({ year, month, day: date, hour, minute }, timeZone);
    if (at > now && days.includes(new Date(Date.UTC(year, month - 1, date)).getUTCDay())) return at;
  }
  return undefined;
};
