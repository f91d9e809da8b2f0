import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { cursorText, parseCursor, targetOfPath } from '../articles/articles.ts';
import { mediaByIds } from '../media/media.ts';
import type { Visit } from '../publication/publication.ts';
import { audioWords } from './audio-words.ts';
import type { EpisodeView } from './episodes/episode-view.ts';
import { episodeCounts, episodeCursor, episodesOf, latestEpisodes, seasonsOf } from './episodes/read-episodes.ts';
import { embedRoutes } from './embed/embed.routes.tsx';
import { feedsOfShow, feedsOfShows } from './feeds/feed-paths.ts';
import { privateFeedRoutes } from './feeds/private-feeds.routes.tsx';
import { playables, type Playable } from './player/playable.ts';
import { playButtonAssets } from './player/PlayButton.tsx';
import { playerRoutes } from './player/player.routes.tsx';
import { placeRoutes } from './places/place.routes.ts';
import { listenedRoutes } from './counting/listened.routes.ts';
import { soundTextRoutes } from './serving/sound-texts.routes.ts';
import type { Show } from './show.ts';
import { publicShows, showBySlug } from './shows/read-shows.ts';
import { ShowPage } from './views/ShowPage.tsx';
import { ShowsPage } from './views/ShowsPage.tsx';

const latestShown = 12;
const episodesPerPage = 20;

const styles = ['audio.css', ...playButtonAssets.styles];

const playablesByStory = async (
  world: World,
  visit: Visit,
  episodes: readonly EpisodeView[],
): Promise<Map<string, Playable>> =>
  new Map((await playables(world, visit, episodes)).map((one) => [one.articleId, one]));

const mediaTopics = (episodes: readonly EpisodeView[], ids: readonly (string | undefined)[]): string[] => [
  ...new Set(
    [...ids, ...episodes.flatMap(({ mediaId, art }) => [mediaId, art?.id])].flatMap((id) =>
      id === undefined ? [] : [`media:${id}`],
    ),
  ),
];

const showsPage = async (world: World, { visit }: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { edition, publication } = visit;
  const words = wordsFor(audioWords, edition.language);
  const shows = await publicShows(world, edition.code);
  const arts = await mediaByIds(
    world,
    shows.flatMap(({ artId }) => artId ?? []),
  );
  const counts = await episodeCounts(world);
  const latest = await latestEpisodes(world, edition.code, latestShown);
  const cards = shows.map((show) => ({ show, art: arts.get(show.artId ?? ''), count: counts.get(show.id) ?? 0 }));
  const drawn = await playablesByStory(world, visit, latest);
  await reply.show(<ShowsPage visit={visit} shows={cards} latest={latest} playables={drawn} />, {
    head: {
      title: words.podcasts,
      description: words.about,
      canonical: publication.inEdition(edition, '/podcasts'),
      alternates: publication.editions.map((one) => ({
        language: one.language,
        path: publication.inEdition(one, '/podcasts'),
      })),
      feeds: await feedsOfShows(world, publication, edition),
      styles,
      islands: [...playButtonAssets.islands],
      kind: 'podcasts',
      about: { kind: 'list' },
    },
    topics: [
      `podcasts:${edition.code}`,
      ...mediaTopics(
        latest,
        shows.map(({ artId }) => artId),
      ),
    ],
  });
};

type Asked = { before?: string; after?: string; season?: string };

const query = (request: FastifyRequest): Asked => {
  const said = request.query as Record<string, unknown>;
  const text = (name: string): Record<string, string> => (typeof said[name] === 'string' ? { [name]: said[name] } : {});
  return { ...text('before'), ...text('after'), ...text('season') };
};

/** A page of a show's episodes: the newest first, of a serial show the first ones; and where it goes on. */
const pageOf = async (world: World, visit: Visit, show: Show, asked: Asked) => {
  const words = wordsFor(audioWords, visit.edition.language);
  const isFromStart = show.type === 'serial';
  const said = /^[1-9]\d{0,5}$/.test(asked.season ?? '') ? Number(asked.season) : undefined;
  const seasons = await seasonsOf(world, show.id);
  const season = seasons.some((one) => one.season === said) ? said : undefined;
  const before = parseCursor(isFromStart ? asked.after : asked.before);
  const found = await episodesOf(world, show.id, { before, limit: episodesPerPage + 1, season, isFromStart });
  const episodes = found.slice(0, episodesPerPage);
  const last = found.length > episodesPerPage ? episodes.at(-1) : undefined;
  const path = visit.stay(show.path);
  const withSeason = season === undefined ? '' : `season=${season}`;
  const href = (rest: string): string => {
    const all = [withSeason, rest].filter(Boolean).join('&');
    return all ? `${path}?${all}` : path;
  };
  const goesOn = last && `${isFromStart ? 'after' : 'before'}=${cursorText(episodeCursor(last))}`;
  return {
    episodes,
    seasons,
    season,
    isFirst: before === undefined,
    pager: {
      newer: before && { href: href(''), text: isFromStart ? words.first : words.newest },
      older: goesOn === undefined ? undefined : { href: href(goesOn), text: isFromStart ? words.newer : words.older },
    },
  };
};

/** A show that is called otherwise now leads to where it is. */
const formerShow = async (world: World, visit: Visit, reply: FastifyReply): Promise<boolean> => {
  const target = await targetOfPath(world, visit.publication.inEdition(visit.edition, visit.path));
  if (target?.kind !== 'path') return false;
  await reply.redirect(visit.stay(target.target), 301);
  return true;
};

const showPage = async (
  world: World,
  request: FastifyRequest<{ Params: { show: string } }>,
  reply: FastifyReply,
): Promise<void> => {
  const { visit } = request;
  const show = await showBySlug(world, visit.edition.code, request.params.show);
  if (!show) return (await formerShow(world, visit, reply)) ? undefined : reply.notFound();
  if (show.state === 'hidden') return reply.notFound();
  const page = await pageOf(world, visit, show, query(request));
  const pictureIds = show.people.flatMap(({ pictureId }) => pictureId ?? []);
  const pictures = await mediaByIds(world, [...(show.artId === undefined ? [] : [show.artId]), ...pictureIds]);
  const drawn = await playablesByStory(world, visit, page.episodes);
  const art = pictures.get(show.artId ?? '');
  await reply.show(<ShowPage visit={visit} show={show} art={art} portraits={pictures} playables={drawn} {...page} />, {
    head: {
      title: show.title,
      description: show.description,
      ...(page.isFirst && page.season === undefined ? { canonical: show.path } : {}),
      feeds: feedsOfShow(show),
      styles,
      islands: [...playButtonAssets.islands],
      kind: 'podcasts',
      about: { kind: 'show', value: { show, art, episodes: page.episodes } },
    },
    topics: [`show:${show.id}`, `podcasts:${show.edition}`, ...mediaTopics(page.episodes, [show.artId, ...pictureIds])],
  });
};

/** Pages of shows and what players ask; an episode's page is its story's. */
export const audioRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/podcasts', (request, reply) => showsPage(world, request, reply));
  app.get<{ Params: { show: string } }>('/podcasts/:show', (request, reply) => showPage(world, request, reply));
  embedRoutes(app, world);
  privateFeedRoutes(app, world);
  placeRoutes(app, world);
  soundTextRoutes(app, world);
  listenedRoutes(app, world);
  playerRoutes(app, world);
};
