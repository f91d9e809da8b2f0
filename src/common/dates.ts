/** Times are kept as milliseconds since 1970 in UTC and shown in the publication's time zone and the edition's language. */
const formats = new Map<string, Intl.DateTimeFormat>();

const format = (language: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language}|${timeZone}|${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (!known) {
    // English without a country is written day first, with 24 hours; an `en-US` edition has it the American way.
    known = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone });
    formats.set(key, known);
  }
  return known;
};

export type Place = { language: string; timeZone: string };

/** Day and clock: “23 November 2026 at 04:15”. */
export const formatDateTime = (at: number, { language, timeZone }: Place): string =>
  format(language, timeZone, { dateStyle: 'long', timeStyle: 'short' }).format(at);

/** The day alone: “23 November 2026”. */
export const formatDate = (at: number, { language, timeZone }: Place): string =>
  format(language, timeZone, { dateStyle: 'long' }).format(at);

/** The day with a short month: “23 Nov 2026”. */
export const formatShortDate = (at: number, { language, timeZone }: Place): string =>
  format(language, timeZone, { year: 'numeric', month: 'short', day: 'numeric' }).format(at);

/** Day with its weekday: “Monday 23 November 2026”. */
export const formatFullDate = (at: number, { language, timeZone }: Place): string =>
  format(language, timeZone, { dateStyle: 'full' }).format(at);

/** The clock alone: “04:15”. */
export const formatClock = (at: number, { language, timeZone }: Place): string =>
  format(language, timeZone, { timeStyle: 'short' }).format(at);

/** Month and year: “November 2026”. */
export const formatMonth = (at: number, { language, timeZone }: Place): string =>
  format(language, timeZone, { year: 'numeric', month: 'long' }).format(at);

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** The calendar's view of a moment in a time zone; month and day count from 1. */
export const calendarParts = (at: number, timeZone: string): Parts => {
  const parts = Object.fromEntries(
    format('en-u-ca-gregory-nu-latn', timeZone, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return parts as unknown as Parts;
};

/** The moment at which the wall clock in a time zone shows the given parts (the earlier one where clocks go back). */
export const momentOf = (wall: Partial<Parts> & { year: number }, timeZone: string): number => {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall;
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second);
  const offset = (at: number): number => {
    const seen = calendarParts(at, timeZone);
    return Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute, seen.second) - at;
  };
  const guess = wanted - offset(wanted);
  return wanted - offset(guess);
};

/** ISO 8601 with the time zone's offset: `2026-11-23T04:15:00+01:00`, for machines. */
export const isoInZone = (at: number, timeZone: string): string => {
  const { year, month, day, hour, minute, second } = calendarParts(at, timeZone);
  const whole = Math.floor(at / 1000) * 1000;
  const offset = Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - whole) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const zone =
    offset === 0
      ? 'Z'
      : `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone}`;
};
