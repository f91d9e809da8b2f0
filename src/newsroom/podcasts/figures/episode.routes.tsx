import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import {
  countsOfEpisode,
  downloadsOf,
  listensOf,
  measures,
  type EpisodeCounts,
  type Measure,
} from '../../../rooms/audio/audio.ts';
import { isStoryId } from '../../../rooms/drafting/drafting.ts';
import type { World } from '../../../world.ts';
import { AsCsv, figure } from '../../audience/audience-page.tsx';
import { sendCsv } from '../../audience/csv.ts';
import { Plot } from '../../audience/Plot.tsx';
import { Sums } from '../../audience/Sums.tsx';
import { episodePath, podcastStaff, showPodcasts } from '../podcast-pages.tsx';
import { AppTable, Countries, dayBars, downloadSums, figuresPath, HowCounted } from './figures-page.tsx';

type Params = { Params: { episode: string } };

const days = 30;
const dayLength = 86_400_000;
const measureNames: Record<Measure, string> = {
  started: 'Started',
  '25': 'A quarter',
  '50': 'Half',
  '75': 'Three quarters',
  ended: 'To the end',
};

const inDays = (count: number | undefined, length: string): string =>
  count === undefined ? '' : `, ${figure(count)} in the first ${length}`;

const plotted = async (world: World, { mediaId, publishedAt }: EpisodeCounts) => {
  const latest = world.now() - (days - 1) * dayLength;
  const isYoung = publishedAt === null || publishedAt > latest;
  const bars = await dayBars(world, [mediaId], { from: latest, days });
  const first =
    isYoung || publishedAt === null ? undefined : await dayBars(world, [mediaId], { from: publishedAt, days });
  return { bars, first };
};

const draw = async (world: World, episode: EpisodeCounts): Promise<JSX.Element> => {
  const mediaIds = [episode.mediaId];
  const [sums, apps, countries, heard, { bars, first }] = await Promise.all([
    downloadSums(world, mediaIds),
    downloadsOf(world, { mediaIds, by: 'app' }),
    downloadsOf(world, { mediaIds, by: 'country' }),
    listensOf(world, { mediaIds, by: 'measure' }),
    plotted(world, episode),
  ]);
  const heardOf = new Map(heard.map(({ name, count }) => [name, count]));
  return (
    <div class="audience podcast-figures">
      <p>
        {figure(episode.downloads)} downloads in all{inDays(episode.firstWeek, '7 days')}
        {inDays(episode.firstMonth, '30 days')}; started {figure(episode.started)} times on this site.
      </p>
      <Sums sums={sums} hasEnds={false} />
      <Plot id="days" title="Downloads in the last 30 days" unit="downloads" {...bars} />
      {first ? <Plot id="first" title="Downloads in its first 30 days" unit="downloads" {...first} /> : null}
      {episode.started === 0 ? null : (
        <Plot
          id="heard"
          title="How far it is listened to on this site"
          unit="listeners"
          bars={measures.map((measure) => ({ label: measureNames[measure], reads: heardOf.get(measure) ?? 0 }))}
          feet={['Started', 'Half', 'To the end']}
        />
      )}
      <section aria-labelledby="apps">
        <h2 id="apps">Apps</h2>
        <AppTable apps={apps} />
      </section>
      <Countries counts={countries} title="Countries" />
      <AsCsv what="All days" path={`${figuresPath}/${episode.articleId}/days.csv`} />
      <HowCounted />
    </div>
  );
};

const episodeAt = (world: World, id: string): Promise<EpisodeCounts | undefined> =>
  isStoryId(id) ? countsOfEpisode(world, id) : Promise.resolve(undefined);

/** The figures of one episode; for an address that is none the 404 page is sent. */
export const episodeFiguresRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>(`${figuresPath}/:episode`, async (request, reply) => {
    const account = await podcastStaff(world, { request, reply }, 'see-figures');
    if (!account) return;
    const episode = await episodeAt(world, request.params.episode);
    if (!episode) return reply.notFound();
    const title = episode.title || 'An episode without a title';
    const over = (
      <>
        <a href={figuresPath}>How podcasts are heard</a> ·{' '}
        <a href={episodePath(episode.articleId)}>The episode’s sound</a>
      </>
    );
    await showPodcasts(reply, {
      account,
      title,
      over,
      styles: ['audience.css', 'podcast-figures.css'],
      children: await draw(world, episode),
    });
  });

  app.get<Params>(`${figuresPath}/:episode/days.csv`, async (request, reply) => {
    if (!(await podcastStaff(world, { request, reply }, 'see-figures'))) return;
    const episode = await episodeAt(world, request.params.episode);
    if (!episode) return reply.notFound();
    const mediaIds = [episode.mediaId];
    const downloads = new Map((await downloadsOf(world, { mediaIds, by: 'day' })).map((one) => [one.name, one.count]));
    const started = await listensOf(world, { mediaIds, by: 'day', measure: 'started' });
    const ended = await listensOf(world, { mediaIds, by: 'day', measure: 'ended' });
    const [startedOf, endedOf] = [started, ended].map((counts) => new Map(counts.map((one) => [one.name, one.count])));
    const all = [
      ...new Set([...downloads.keys(), ...(startedOf?.keys() ?? []), ...(endedOf?.keys() ?? [])]),
    ].toSorted();
    await sendCsv(reply, `podcast-${episode.articleId}`, {
      head: ['day', 'downloads', 'started', 'to_the_end'],
      rows: all.map((day) => [day, downloads.get(day) ?? 0, startedOf?.get(day) ?? 0, endedOf?.get(day) ?? 0]),
    });
  });
};
