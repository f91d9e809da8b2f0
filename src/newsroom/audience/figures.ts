/** Points as bars with the names of their days and hours. */
import { formatClock, formatDate, formatFullDate, formatShortDate, type Place } from '../../common/dates.ts';
import {
  dayText,
  daysOf,
  hourLength,
  hoursOf,
  startOfDay,
  type Point,
  type Subject,
} from '../../rooms/audience/audience.ts';
import type { World } from '../../world.ts';
import type { Bar } from './Plot.tsx';

const language = 'en-GB';

export type Days = { points: readonly Point[]; bars: Bar[]; feet: string[] };

const noonOf = (day: number, timeZone: string): number => startOfDay(day, timeZone) + 12 * hourLength;

/** Days up to today, each beside the one a week before. */
export const dayBars = async (
  world: World,
  subject: Subject,
  { days, timeZone }: { days: number; timeZone: string },
): Promise<Days> => {
  const points = await daysOf(world, subject, { days: days + 7 });
  const shown = points.slice(7);
  const place: Place = { language, timeZone };
  const foot = (point: Point | undefined): string => (point ? formatShortDate(noonOf(point.at, timeZone), place) : '');
  return {
    points,
    bars: shown.map(({ at, reads, ends }, i) => ({
      label: formatFullDate(noonOf(at, timeZone), place),
      reads,
      ends,
      before: points[i]?.reads ?? 0,
    })),
    feet: [foot(shown[0]), foot(shown[Math.floor(shown.length / 2)]), 'Today'],
  };
};

/** The hours of the last two days. */
export const hourBars = async (
  world: World,
  subject: Subject,
  timeZone: string,
): Promise<{ bars: Bar[]; feet: string[] }> => {
  const points = await hoursOf(world, subject);
  const place: Place = { language, timeZone };
  const named = (at: number): string => `${formatDate(at, place)}, ${formatClock(at, place)}`;
  const foot = (point: Point | undefined): string => (point ? formatClock(point.at * hourLength, place) : '');
  return {
    bars: points.map(({ at, reads, ends }) => ({ label: named(at * hourLength), reads, ends })),
    feet: [`${foot(points[0])}, two days ago`, `${foot(points[24])}, yesterday`, 'This hour'],
  };
};

const sumOf = (points: readonly Point[]): Point =>
  points.reduce((sum, { reads, ends }) => ({ at: sum.at, reads: sum.reads + reads, ends: sum.ends + ends }), {
    at: 0,
    reads: 0,
    ends: 0,
  });

export type Sum = { name: string; now: Point; before: number; against: string };

/** Today, yesterday, a week and 30 days, each with the same time before it. */
export const usualSums = async (world: World, subject: Subject): Promise<Sum[]> => {
  const points = await daysOf(world, subject, { days: 60 });
  const last = (count: number, skip = 0): Point =>
    sumOf(points.slice(points.length - skip - count, points.length - skip));
  return [
    { name: 'Today so far', now: last(1), before: last(1, 7).reads, against: 'the whole day a week before' },
    { name: 'Yesterday', now: last(1, 1), before: last(1, 8).reads, against: 'the day a week before' },
    { name: '7 days', now: last(7), before: last(7, 7).reads, against: 'the 7 days before' },
    { name: '30 days', now: last(30), before: last(30, 30).reads, against: 'the 30 days before' },
  ];
};

export const dayRows = (points: readonly Point[]): (string | number)[][] =>
  points.map(({ at, reads, ends }) => [dayText(at), reads, ends]);

export const hourRows = (points: readonly Point[]): (string | number)[][] =>
  points.map(({ at, reads, ends }) => [new Date(at * hourLength).toISOString(), reads, ends]);
