import type { FastifyInstance } from 'fastify';
import { secondIn } from '../../../common/clock-time.ts';
import { wordsFor } from '../../../common/words.ts';
import type { World } from '../../../world.ts';
import { articleById } from '../../articles/articles.ts';
import type { Visit } from '../../publication/publication.ts';
import { episodeOf } from '../episodes/read-episodes.ts';
import { storySoundOf } from '../episodes/story-sound.ts';
import { playable, type Playable } from './playable.ts';
import { Player, playerAssets } from './Player.tsx';
import { PlayerBar } from './PlayerBar.tsx';
import { playerWords } from './player-words.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** What a public story sounds like: the episode it is, or the sound it may be heard as. */
const heardAt = async (world: World, visit: Visit, id: string): Promise<Playable | undefined> => {
  const article = uuid.test(id) ? await articleById(world, id) : undefined;
  if (article?.status !== 'published' || article.edition !== visit.edition.code) return undefined;
  if (article.kind !== 'episode') return storySoundOf(world, visit, article);
  const episode = await episodeOf(world, id);
  return episode && playable(world, visit, episode);
};

/**
 * `/podcasts/player/<story>`: the bar of an episode, which the island takes into whatever page one is on. As a page of its own it is a
 * player in a window of its own, with or without scripts.
 */
export const playerRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { story: string } }>('/podcasts/player/:story', async (request, reply) => {
    const { visit } = request;
    const { story } = request.params;
    const found = await heardAt(world, visit, story);
    if (!found) return reply.notFound();
    const words = wordsFor(playerWords, visit.edition.language);
    const title = words.player.replace('#', found.title);
    return reply.show(
      <div class="page">
        <h1 class="page-title">
          <a href={visit.stay(found.path)}>{found.title}</a>
        </h1>
        {visit.textOnly ? <Player visit={visit} playable={found} /> : <PlayerBar visit={visit} playable={found} />}
      </div>,
      {
        head: { title, kind: 'player', styles: [...playerAssets.styles], islands: [...playerAssets.islands] },
        topics: [`article:${story}`, 'shows', `media:${found.mediaId}`],
      },
    );
  });
};

/** Where `?t=` of an address begins; for pages that draw a player. */
export const beginIn = (query: unknown): number | undefined => {
  const asked = (query as Record<string, unknown> | undefined)?.['t'];
  return typeof asked === 'string' ? secondIn(asked) : undefined;
};
