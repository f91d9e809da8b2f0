/** Beginnings of the months' names in the languages feeds are met in. */
const months: readonly (readonly string[])[] = [
  ['jan', 'ene', 'янв', 'gen'],
  ['feb', 'fév', 'fev', 'фев'],
  ['mar', 'mär', 'mrz', 'мар'],
  ['apr', 'abr', 'avr', 'апр'],
  ['may', 'mai', 'мая', 'май', 'mag'],
  ['jun', 'juin', 'июн', 'giu'],
  ['jul', 'juil', 'июл', 'lug'],
  ['aug', 'ago', 'aoû', 'aou', 'авг'],
  ['sep', 'set', 'сен'],
  ['oct', 'okt', 'out', 'окт', 'ott'],
  ['nov', 'ноя'],
  ['dec', 'dez', 'dic', 'déc', 'дек'],
];

/** Minutes from Greenwich of the zones that are written as letters. */
const zones: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
};

const monthOf = (name: string): number => {
  const small = name.toLowerCase();
  const long = months.findIndex((names) => names.some((start) => start.length > 3 && small.startsWith(start)));
  return long >= 0 ? long : months.findIndex((names) => names.some((start) => small.startsWith(start)));
};

const offsetOf = (zone: string): number | undefined => {
  const [, sign, hours, minutes] = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone) ?? [];
  if (hours === undefined) return Object.hasOwn(zones, zone.toLowerCase()) ? zones[zone.toLowerCase()] : undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
};

type Parts = { year: number; month: number; day: number; clock: string; zone: string };

const moment = ({ year, month, day, clock, zone }: Parts): number | undefined => {
  const [hours = 0, minutes = 0, seconds = 0] = clock === '' ? [] : clock.split(':').map(Number);
  const full = year < 70 ? 2000 + year : year < 100 ? 1900 + year : year;
  const at = Date.UTC(full, month, day, hours, minutes, seconds);
  const isDay = new Date(Date.UTC(full, month, day)).getUTCDate() === day && month >= 0 && month < 12;
  const isTime = hours < 25 && minutes < 60 && seconds < 62;
  return isDay && isTime ? at - (offsetOf(zone) ?? 0) * 60_000 : undefined;
};

const written =
  /^(?:[\p{L}.]+\s*,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?([\p{L}]{3,})\.?,?[\s-]+(?:de\s+)?(\d{2,4})(?:[\s,]+(\d{1,2}:\d{2}(?::\d{2})?))?(?:\.\d+)?\s*(\S*)/u;
const monthFirst =
  /^(?:[\p{L}.]+\s*,?\s+)?([\p{L}]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,]+(\d{1,2}:\d{2}(?::\d{2})?))?(?:\.\d+)?\s*(\S*)/u;
const numbers = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}:\d{2}(?::\d{2})?))?(?:\.\d+)?\s*(\S*)/i;

/** A date as feeds write it: RFC 2822 with its slips, ISO 8601, and months in other languages. Undefined when it is none. */
export const feedDate = (given: string): number | undefined => {
  const text = given
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const iso = numbers.exec(text);
  if (iso) {
    const [, year, month, day, clock = '', zone = ''] = iso;
    return moment({ year: Number(year), month: Number(month) - 1, day: Number(day), clock, zone });
  }
  const usual = written.exec(text);
  if (usual) {
    const [, day, month = '', year, clock = '', zone = ''] = usual;
    return moment({ year: Number(year), month: monthOf(month), day: Number(day), clock, zone });
  }
  const [, month = '', day, year, clock = '', zone = ''] = monthFirst.exec(text) ?? [];
  return year === undefined
    ? undefined
    : moment({ year: Number(year), month: monthOf(month), day: Number(day), clock, zone });
};

/** `12:34`, `1:02:03.5` or seconds; undefined when it is no time. */
export const clockSeconds = (text: string): number | undefined => {
  const given = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(given)) return Number(given);
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)$/.exec(given) ?? [];
  return minutes === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
};
