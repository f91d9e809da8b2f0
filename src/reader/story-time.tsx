import type { JSX } from 'preact';
import { calendarParts, formatClock, formatShortDate, isoInZone, type Place } from '../common/dates.ts';
import type { Visit } from '../rooms/publication/publication.ts';

/** The language and time zone in which this visit reads dates. */
export const placeOf = (visit: Visit): Place => ({
  language: visit.edition.language,
  timeZone: visit.publication.settings.timeZone,
});

/** A moment's day, for readers and machines. */
export const ShortDate = ({ at, visit }: { at: number; visit: Visit }): JSX.Element => (
  <time datetime={isoInZone(at, placeOf(visit).timeZone)}>{formatShortDate(at, placeOf(visit))}</time>
);

/** The clock for what is of today, the day for everything else. Only for pages that expire at midnight. */
export const ClockOrDate = ({ at, today, visit }: { at: number; today: number; visit: Visit }): JSX.Element => {
  const place = placeOf(visit);
  return (
    <time datetime={isoInZone(at, place.timeZone)}>
      {isSameDay(at, today, place.timeZone) ? formatClock(at, place) : formatShortDate(at, place)}
    </time>
  );
};

const isSameDay = (a: number, b: number, timeZone: string): boolean => {
  const [one, other] = [calendarParts(a, timeZone), calendarParts(b, timeZone)];
  return one.year === other.year && one.month === other.month && one.day === other.day;
};

/** Seconds until the day ends in the publication's time zone. */
export const secondsLeftToday = (now: number, timeZone: string): number => {
  const { hour, minute, second } = calendarParts(now, timeZone);
  return Math.max(1, 86_400 - hour * 3600 - minute * 60 - second);
};
