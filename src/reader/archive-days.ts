import { calendarParts, momentOf } from '../common/dates.ts';
import { monthsWithArticles, whichHaveArticles } from '../rooms/articles/articles.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';

/** A year, a month of it, or a day of that; months and days count from 1. */
export type Period = { year: number; month?: number; day?: number };

const two = (value: number): string => String(value).padStart(2, '0');

/** `/archive/2026/11/23` */
export const archivePath = ({ year, month, day }: Period): string =>
  ['/archive', String(year), ...(month ? [two(month)] : []), ...(day ? [two(day)] : [])].join('/');

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The period an archive address names; undefined when the calendar has no such day. */
export const parsePeriod = ({
  year,
  month,
  day,
}: {
  year: string;
  month?: string;
  day?: string;
}): Period | undefined => {
  const isSpelled = /^\d{4}$/.test(year) && [month, day].every((part) => part === undefined || /^\d{2}$/.test(part));
  const period = {
    year: Number(year),
    ...(month ? { month: Number(month) } : {}),
    ...(day ? { day: Number(day) } : {}),
  };
  if (!isSpelled || period.year < 1600) return undefined;
  if (period.month !== undefined && (period.month < 1 || period.month > 12)) return undefined;
  if (period.day !== undefined && (period.day < 1 || period.day > daysIn(period.year, period.month ?? 1)))
    return undefined;
  return period;
};

/** From the first moment of the period until just before the one after it. */
export const spanOf = ({ year, month, day }: Period, timeZone: string): { from: number; until: number } => {
  const from = momentOf({ year, month: month ?? 1, day: day ?? 1 }, timeZone);
  if (!month) return { from, until: momentOf({ year: year + 1 }, timeZone) };
  // Date.UTC carries over: the 32nd of December is the 1st of January.
  const next = calendarParts(Date.UTC(year, day ? month - 1 : month, day ? day + 1 : 1), 'UTC');
  return { from, until: momentOf({ year: next.year, month: next.month, day: next.day }, timeZone) };
};

/** The days of a month on which something was published: one question, kept until a list changes. */
export const daysWithArticles = async (
  world: World,
  edition: string,
  { year, month }: { year: number; month: number },
): Promise<number[]> => {
  const months = await monthsWithArticles(world, edition);
  // Nothing is remembered of months without stories: addresses may name a hundred thousand of them.
  if (!months.some((known) => known.year === year && known.month === month)) return [];
  return world.memory.keep(`days:${edition}:${year}-${month}`, ['site', `list:${edition}`], async () => {
    const { timeZone } = (await publicationOf(world)).settings;
    const days = Array.from({ length: daysIn(year, month) }, (_, place) => place + 1);
    const spans = days.map((day) => spanOf({ year, month, day }, timeZone));
    const found = await whichHaveArticles(world, edition, spans);
    return days.filter((_, place) => found[place]);
  });
};
