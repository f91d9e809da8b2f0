import type { FastifyInstance } from 'fastify';
import { pathOfPost } from '../rooms/articles/articles.ts';
import { feedsOfShows } from '../rooms/audio/audio.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { frontPlace, publishedLayout } from '../rooms/fronts/fronts.ts';
import { homesIn, listFeeds } from './list-head.ts';
import { frontOf } from './front-of.tsx';
import { frontPreviewRoutes } from './front-preview.routes.tsx';

type ShortLink = { Querystring: { p?: unknown; page_id?: unknown } };

/** WordPress's short links (`/?p=123`) lead to the story that post has become, and others home. */
const shortLinkTarget = async (
  world: World,
  visit: Visit,
  query: ShortLink['Querystring'],
): Promise<string | undefined> => {
  const id = query.p ?? query.page_id;
  if (id === undefined) return undefined;
  const path = typeof id === 'string' && /^\d{1,12}$/.test(id) ? await pathOfPost(world, id) : undefined;
  return path === undefined ? visit.link('/') : visit.stay(path);
};

export const frontRoutes = (app: FastifyInstance, world: World): void => {
  app.get<ShortLink>('/', async (request, reply) => {
    const { visit } = request;
    const target = await shortLinkTarget(world, visit, request.query);
    if (target !== undefined)
      return void (await reply.redirect(encodeURI(target), target === visit.link('/') ? 302 : 301));
    const { edition, publication } = visit;
    const place = frontPlace(edition.code);
    const drawn = await frontOf(world, visit, { place, layout: await publishedLayout(world, place) });
    const home = publication.home(edition);
    await reply.show(drawn.part, {
      head: {
        title: edition.publicationName,
        description: edition.tagline || undefined,
        canonical: home,
        alternates: homesIn(publication),
        feeds: [
          ...listFeeds(publication.inEdition(edition, '/'), edition.publicationName),
          ...(await feedsOfShows(world, publication, edition)),
        ],
        kind: 'front',
        styles: drawn.styles,
        ...(drawn.islands ? { islands: drawn.islands } : {}),
        about: { kind: 'front', value: { articles: drawn.stories } },
      },
      topics: [...drawn.topics, `podcasts:${edition.code}`],
      maxAge: drawn.maxAge,
      noted: `place:front:${edition.code}`,
    });
  });
  frontPreviewRoutes(app, world);
};
