import type { FastifyInstance } from 'fastify';
import { pathOfPost } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { homesIn, listFeeds } from './list-head.ts';
import { allStories, frontStories } from './front-stories.ts';
import { mostDiscussedBlock } from './most-discussed.tsx';
import { FrontPage } from './FrontPage.tsx';
import { countsHold, picturesOf, topicsOfTeasers } from './story-pictures.ts';
import { secondsLeftToday } from './story-time.tsx';

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
    const now = world.now();
    const stories = await frontStories(world, edition.code);
    const shown = allStories(stories);
    const pictures = await picturesOf(world, shown);
    const discussed = await mostDiscussedBlock(world, visit);
    const home = publication.home(edition);
    await reply.show(
      <FrontPage stories={stories} visit={visit} pictures={pictures} now={now} discussed={discussed} />,
      {
        head: {
          title: edition.publicationName,
          description: edition.tagline || undefined,
          canonical: home,
          alternates: homesIn(publication),
          feeds: listFeeds(publication.inEdition(edition, '/'), edition.publicationName),
          kind: 'front',
          about: { kind: 'front', value: { articles: shown } },
        },
        topics: [`list:${edition.code}`, ...topicsOfTeasers(shown)],
        // The date in the masthead and the clock beside the newest stories are of today.
        maxAge: Math.min(countsHold, secondsLeftToday(now, publication.settings.timeZone)),
      },
    );
  });
};
