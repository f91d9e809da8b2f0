/** What the pages of figures about podcasts have in common: days as bars, sums, tables, and the sentence on how it is counted. */
import type { JSX } from 'preact';
import { formatFullDate, formatShortDate, type Place } from '../../../common/dates.ts';
import { downloadsOf, utcDay, type Count } from '../../../rooms/audio/audio.ts';
import type { World } from '../../../world.ts';
import { figure, share } from '../../audience/audience-page.tsx';
import type { Sum } from '../../audience/figures.ts';
import type { Bar } from '../../audience/Plot.tsx';
import { podcastsPath } from '../podcast-pages.tsx';

export const figuresPath = `${podcastsPath}/figures`;
const dayLength = 86_400_000;
const place: Place = { language: 'en-GB', timeZone: 'UTC' };

/** The day so many days before today, as `2026-11-23`. */
export const dayBefore = (world: World, days: number): string => utcDay(world.now() - days * dayLength);

type Days = { bars: Bar[]; feet: string[] };
type Ids = readonly string[] | undefined;

/** Downloads of each of so many days from a moment on; days that are still to come are left out. */
export const dayBars = async (
  world: World,
  mediaIds: Ids,
  { from, days }: { from: number; days: number },
): Promise<Days> => {
  const all = Array.from({ length: days }, (_, i) => from + i * dayLength).filter(
    (at) => utcDay(at) <= utcDay(world.now()),
  );
  const [first = world.now(), last = world.now()] = [all[0], all.at(-1)];
  const counts = await downloadsOf(world, { mediaIds, from: utcDay(first), to: utcDay(last), by: 'day' });
  const countOf = new Map(counts.map(({ name, count }) => [name, count]));
  const middle = all[Math.floor(all.length / 2)] ?? first;
  return {
    bars: all.map((at) => ({ label: formatFullDate(at, place), reads: countOf.get(utcDay(at)) ?? 0 })),
    feet: [...new Set([first, middle, last].map((at) => formatShortDate(at, place)))],
  };
};

/** Today, 7 and 30 days, each beside the time before it. */
export const downloadSums = async (world: World, mediaIds: Ids): Promise<Sum[]> => {
  const counts = await downloadsOf(world, { mediaIds, from: dayBefore(world, 60), by: 'day' });
  const sum = (days: number, skip = 0): number =>
    counts
      .filter(({ name }) => name > dayBefore(world, skip + days) && name <= dayBefore(world, skip))
      .reduce((all, { count }) => all + count, 0);
  const one = (name: string, days: number, against: string): Sum => ({
    name,
    now: { at: 0, reads: sum(days), ends: 0 },
    before: sum(days, days === 1 ? 7 : days),
    against,
  });
  return [
    one('Today so far', 1, 'the whole day a week before'),
    one('7 days', 7, 'the 7 days before'),
    one('30 days', 30, 'the 30 days before'),
  ];
};

/** Apps by downloads, with their share. */
export const AppTable = ({ apps }: { apps: readonly Count[] }): JSX.Element => {
  const total = apps.reduce((sum, { count }) => sum + count, 0);
  return total === 0 ? (
    <p class="nothing">Nothing has been downloaded in this time yet.</p>
  ) : (
    <div class="staff-table" tabIndex={0} role="group" aria-label="Apps">
      <table>
        <thead>
          <tr>
            <th scope="col">App</th>
            <th scope="col">Downloads</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {apps.slice(0, 30).map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name || 'Other'}</bdi>
              </th>
              <td>{figure(count)}</td>
              <td>{share(count, total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const regions = new Intl.DisplayNames('en', { type: 'region' });

/** Countries by downloads; nothing where no database tells them. */
export const Countries = ({ counts, title }: { counts: readonly Count[]; title: string }): JSX.Element | null => {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return counts.every(({ name }) => name === '') ? null : (
    <section aria-labelledby="countries">
      <h2 id="countries">{title}</h2>
      <div class="staff-table" tabIndex={0} role="group" aria-label="Countries">
        <table>
          <thead>
            <tr>
              <th scope="col">Country</th>
              <th scope="col">Downloads</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {counts.slice(0, 30).map(({ name, count }) => (
              <tr key={name}>
                <th scope="row">{name === '' ? 'Not known' : (regions.of(name) ?? name)}</th>
                <td>{figure(count)}</td>
                <td>{share(count, total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

/** What the figures are, in a few sentences. */
export const HowCounted = (): JSX.Element => (
  <p class="meta">
    A download is counted when one minute of sound was really sent to an app or browser (all of a shorter recording),
    once for each episode, network and app in 24 hours; programs are left out by the lists of opawg. Listening is what
    the player on this site tells, and is counted apart. Days are those of UTC. Only sums are kept: no addresses, no
    people.
  </p>
);
