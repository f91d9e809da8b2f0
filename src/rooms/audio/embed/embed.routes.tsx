/** `/embed/episode/<story>`: the player of an episode in a frame on another site. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { wordsFor } from '../../../common/words.ts';
import { contentPolicy } from '../../../delivery/security-headers.ts';
import type { World } from '../../../world.ts';
import type { Edition, Publication, Visit } from '../../publication/publication.ts';
import { episodeOf } from '../episodes/read-episodes.ts';
import { podcastFeedWords } from '../feeds/podcast-feed-words.ts';
import { playable } from '../player/playable.ts';
import { beginIn } from '../player/player.routes.tsx';
import { EmbedPage } from './EmbedPage.tsx';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Stored path of the page with an episode's player for other sites. */
export const embedPath = (publication: Publication, edition: Edition, articleId: string): string =>
  publication.inEdition(edition, `/embed/episode/${articleId}`);

/** Any site may frame this page, and no other page of ours. It sets no cookie, and nothing on it can be done in a reader's name. */
const headersOf = (world: World): Record<string, string> => ({
  'Content-Security-Policy': contentPolicy(world.config.publicUrl, {
    'frame-ancestors': '*',
    'form-action': "'none'",
    'frame-src': "'none'",
  }),
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Robots-Tag': 'noindex',
});

/** Where frames show the page as it was kept: as it looks by itself, whatever the reader has chosen for our own pages. */
const plainVisit = (visit: Visit): Visit => {
  const { appearance, ...plain } = visit;
  return appearance === undefined && !visit.textOnly ? visit : { ...plain, textOnly: false };
};

const gone = (world: World, request: FastifyRequest, reply: FastifyReply, id: string): Promise<void> => {
  const { language, direction } = request.visit.edition;
  const { embedMissing } = wordsFor(podcastFeedWords, language);
  return reply.page({
    body: `<!doctype html>\n<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>${embedMissing}</title></head><body><p>${embedMissing}</p></body></html>\n`,
    type: 'text/html; charset=utf-8',
    topics: [`article:${id}`, 'shows'],
    status: 404,
    maxAge: 60,
    headers: headersOf(world),
  });
};

export const embedRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { story: string } }>('/embed/episode/:story', async (request, reply) => {
    const { visit } = request;
    const { story } = request.params;
    const episode = uuid.test(story) ? await episodeOf(world, story) : undefined;
    const isPublic = episode?.status === 'published' && episode.publishedAt !== undefined;
    if (!episode || !isPublic) return gone(world, request, reply, story);
    const edition = visit.publication.editionByCode(episode.edition);
    if (edition && edition.code !== visit.edition.code)
      return reply.redirect(embedPath(visit.publication, edition, story), 301);
    const found = await playable(world, plainVisit(visit), episode);
    if (!found) return gone(world, request, reply, story);
    const page = <EmbedPage visit={plainVisit(visit)} playable={found} at={beginIn(request.query)} />;
    return reply.page({
      body: `<!doctype html>\n${renderToString(page)}\n`,
      type: 'text/html; charset=utf-8',
      topics: [`article:${story}`, `show:${episode.showId}`, 'shows', 'site', `media:${found.mediaId}`],
      headers: headersOf(world),
    });
  });
};
