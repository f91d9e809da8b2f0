import type { FastifyInstance } from 'fastify';
import type { World } from '../world.ts';
import { homesIn, listFeeds } from './list-head.ts';
import { allStories, frontStories } from './front-stories.ts';
import { FrontPage } from './FrontPage.tsx';
import { picturesOf, topicsOfTeasers } from './story-pictures.ts';
import { secondsLeftToday } from './story-time.tsx';

export const frontRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/', async (request, reply) => {
    const { visit } = request;
    const { edition, publication } = visit;
    const now = world.now();
    const stories = await frontStories(world, edition.code);
    const shown = allStories(stories);
    const pictures = await picturesOf(world, shown);
    const home = publication.home(edition);
    await reply.show(<FrontPage stories={stories} visit={visit} pictures={pictures} now={now} />, {
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
      maxAge: secondsLeftToday(now, publication.settings.timeZone),
    });
  });
};
