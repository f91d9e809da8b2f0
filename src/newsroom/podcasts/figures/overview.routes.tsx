import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import {
  downloadsOf,
  heardCounts,
  recordingsOfShow,
  showsOf,
  utcDay,
  type EpisodeCounts,
  type Show,
} from '../../../rooms/audio/audio.ts';
import type { World } from '../../../world.ts';
import { AsCsv, Choose, figure, share } from '../../audience/audience-page.tsx';
import { sendCsv } from '../../audience/csv.ts';
import { Plot } from '../../audience/Plot.tsx';
import { Sums } from '../../audience/Sums.tsx';
import { podcastsPath, podcastStaff, showPodcasts, type Asking } from '../podcast-pages.tsx';
import { AppTable, Countries, dayBars, dayBefore, downloadSums, figuresPath, HowCounted } from './figures-page.tsx';

const onPage = 50;
const inCsv = 1_000;
const days = 30;
const dayLength = 86_400_000;

const dash = (value: number | undefined): string => (value === undefined ? '–' : figure(value));

const EpisodeTable = ({ episodes }: { episodes: readonly EpisodeCounts[] }): JSX.Element =>
  episodes.length === 0 ? (
    <p class="nothing">No episode is out yet.</p>
  ) : (
    <div class="staff-table" tabIndex={0} role="group" aria-label="Episodes">
      <table>
        <thead>
          <tr>
            <th scope="col">Episode</th>
            <th scope="col">Downloads</th>
            <th scope="col">First 7 days</th>
            <th scope="col">First 30 days</th>
            <th scope="col">Started here</th>
            <th scope="col">To the end</th>
          </tr>
        </thead>
        <tbody>
          {episodes.map(({ articleId, title, show, downloads, firstWeek, firstMonth, started, ended }) => (
            <tr key={articleId}>
              <th scope="row">
                <a href={`${figuresPath}/${articleId}`} dir="auto">
                  {title || 'An episode without a title'}
                </a>
                <br />
                <span class="meta">
                  <bdi>{show}</bdi>
                </span>
              </th>
              <td>{figure(downloads)}</td>
              <td>{dash(firstWeek)}</td>
              <td>{dash(firstMonth)}</td>
              <td>{figure(started)}</td>
              <td>{share(ended, started)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

const askedShow = (asking: Asking, shows: readonly Show[]): Show | undefined =>
  shows.find(({ id }) => id === (asking.request.query as { show?: unknown }).show);

const draw = async (world: World, shows: readonly Show[], show: Show | undefined): Promise<JSX.Element> => {
  const mediaIds = show && (await recordingsOfShow(world, show.id));
  const from = world.now() - (days - 1) * dayLength;
  const [sums, month, apps, countries, episodes] = await Promise.all([
    downloadSums(world, mediaIds),
    dayBars(world, mediaIds, { from, days }),
    downloadsOf(world, { mediaIds, from: dayBefore(world, days - 1), by: 'app' }),
    downloadsOf(world, { mediaIds, from: dayBefore(world, days - 1), by: 'country' }),
    heardCounts(world, { showId: show?.id, limit: onPage }),
  ]);
  return (
    <div class="audience podcast-figures">
      {shows.length < 2 ? null : (
        <Choose
          label="Show"
          path={figuresPath}
          name="show"
          value={show?.id ?? ''}
          choices={[{ value: '', label: 'All shows' }, ...shows.map(({ id, title }) => ({ value: id, label: title }))]}
        />
      )}
      <Sums sums={sums} hasEnds={false} />
      <Plot id="days" title="Downloads in 30 days" unit="downloads" bars={month.bars} feet={month.feet} />
      <section aria-labelledby="episodes">
        <h2 id="episodes">Episodes</h2>
        <EpisodeTable episodes={episodes} />
      </section>
      <section aria-labelledby="apps">
        <h2 id="apps">Apps in 30 days</h2>
        <AppTable apps={apps} />
      </section>
      <Countries counts={countries} title="Countries in 30 days" />
      <AsCsv what="Episodes" path={`${figuresPath}.csv`} fields={{ show: show?.id }} />
      <HowCounted />
    </div>
  );
};

/** The figures of all shows, or of one. */
export const figuresOverviewRoutes = (app: FastifyInstance, world: World): void => {
  app.get(figuresPath, async (request, reply) => {
    const account = await podcastStaff(world, { request, reply }, 'see-figures');
    if (!account) return;
    const shows = await showsOf(world);
    const children = await draw(world, shows, askedShow({ request, reply }, shows));
    const over = <a href={podcastsPath}>Podcasts</a>;
    await showPodcasts(reply, {
      account,
      title: 'How podcasts are heard',
      over,
      styles: ['audience.css', 'podcast-figures.css'],
      children,
    });
  });

  app.get(`${figuresPath}.csv`, async (request, reply) => {
    if (!(await podcastStaff(world, { request, reply }, 'see-figures'))) return;
    const show = askedShow({ request, reply }, await showsOf(world));
    const episodes = await heardCounts(world, { showId: show?.id, limit: inCsv });
    await sendCsv(reply, 'podcast-episodes', {
      head: ['id', 'show', 'title', 'published', 'downloads', 'first_7_days', 'first_30_days', 'started', 'to_the_end'],
      rows: episodes.map((one) => [
        one.articleId,
        one.show,
        one.title,
        one.publishedAt === null ? '' : utcDay(one.publishedAt),
        one.downloads,
        one.firstWeek ?? '',
        one.firstMonth ?? '',
        one.started,
        one.ended,
      ]),
    });
  });
};
