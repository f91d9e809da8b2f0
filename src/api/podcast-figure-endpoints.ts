/** How often episodes were downloaded, and how far they were listened to on the site: sums, nobody known. */
import * as v from 'valibot';
import type { Account } from '../rooms/accounts/accounts.ts';
import { downloadsOf, episodeOf, episodesOf, listensOf, mayShow, showById } from '../rooms/audio/audio.ts';
import { accessTo } from '../rooms/drafting/drafting.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { newsroomProblems } from './newsroom-refusals.ts';
import { count, said, text } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id } from './schemas.ts';

const figures = { access: 'audience:read', group: 'Podcasts', problems: [...newsroomProblems, 'bad-query'] } as const;

const dayText = v.pipe(text, v.regex(/^\d{4}-\d\d-\d\d$/));
const span = {
  from: v.optional(said(dayText, 'A day in UTC, included; left out: since it is counted.')),
  to: v.optional(said(dayText, 'Included.')),
};
const sums = v.array(v.strictObject({ name: text, count }));

const figuresSchema = v.strictObject({
  downloads: said(count, 'By the guidelines for counting downloads; see docs/podcasts.md.'),
  byDay: said(sums, 'Downloads on days that had any.'),
  byApp: sums,
  byCountry: said(sums, 'Empty where no database of networks is given.'),
  byRecording: said(sums, 'By media id, the most downloaded first.'),
  listened: said(sums, 'On the site: `started`, `25`, `50`, `75`, `ended`; counted apart.'),
});

const example = {
  downloads: 1_204,
  byDay: [{ name: '2026-11-20', count: 1_204 }],
  byApp: [{ name: 'Apple Podcasts', count: 700 }],
  byCountry: [],
  byRecording: [{ name: '01963f40-7e21-7a9d-95b6-1b8fd3c0a64e', count: 1_204 }],
  listened: [{ name: 'started', count: 310 }],
};

/** Of a show so many episodes, the newest. */
const mostEpisodes = 1_000;

type Span = { from?: string | undefined; to?: string | undefined };

const figuresOf = async (world: World, mediaIds: readonly string[], { from, to }: Span) => {
  const asked = { mediaIds, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const [byDay, byApp, byCountry, byRecording, listened] = await Promise.all([
    downloadsOf(world, { ...asked, by: 'day' }),
    downloadsOf(world, { ...asked, by: 'app' }),
    downloadsOf(world, { ...asked, by: 'country' }),
    downloadsOf(world, { ...asked, by: 'recording' }),
    listensOf(world, { ...asked, by: 'measure' }),
  ]);
  return {
    downloads: byDay.reduce((sum, one) => sum + one.count, 0),
    byDay,
    byApp,
    byCountry: byCountry.filter(({ name }) => name !== ''),
    byRecording,
    listened,
  };
};

const episodeMedia = async (world: World, account: Account, storyId: string): Promise<string[] | undefined> => {
  const access = await accessTo(world.db, account, storyId);
  const episode = access === undefined || access === 'none' ? undefined : await episodeOf(world, storyId);
  return episode && (episode.mediaId === undefined ? [] : [episode.mediaId]);
};

export const podcastFigureEndpoints = [
  endpoint({
    ...figures,
    id: 'getShowFigures',
    method: 'GET',
    path: '/shows/{showId}/figures',
    summary: 'How often a show’s episodes were downloaded and listened to, by day, app, country and recording',
    params: { showId: id },
    query: span,
    answer: figuresSchema,
    example,
    run: async ({ world, account, params: { showId }, query }) => {
      if (!mayShow(account, 'see-figures')) return refused('not-allowed');
      if (!(await showById(world, showId))) return refused('not-found');
      const episodes = await episodesOf(world, showId, { limit: mostEpisodes, onlyPublished: false });
      const mediaIds = episodes.flatMap(({ mediaId }) => mediaId ?? []);
      return answered(await figuresOf(world, mediaIds, query));
    },
  }),
  endpoint({
    ...figures,
    id: 'getEpisodeFigures',
    method: 'GET',
    path: '/episodes/{storyId}/figures',
    summary: 'The same of one episode',
    params: { storyId: id },
    query: span,
    answer: figuresSchema,
    example,
    run: async ({ world, account, params: { storyId }, query }) => {
      if (!mayShow(account, 'see-figures')) return refused('not-allowed');
      const mediaIds = await episodeMedia(world, account, storyId);
      return mediaIds ? answered(await figuresOf(world, mediaIds, query)) : refused('not-found');
    },
  }),
];
