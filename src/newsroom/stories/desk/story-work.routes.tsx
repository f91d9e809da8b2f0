import type { FastifyInstance } from 'fastify';
import { deskPeople, deskStory, isStoryId, liveStories, storyNotes } from '../../../rooms/drafting/drafting.ts';
import type { World } from '../../../world.ts';
import { placeIn } from '../../duties/duty-pages.tsx';
import { storiesPath } from './desk-address.ts';
import { placeOf, showStories, staffFor } from './staff-story.tsx';
import { StoryWork } from './StoryWorkPage.tsx';

/** One story on the desk. */
export const storyWorkRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { id: string }; Querystring: { before?: string } }>(
    `${storiesPath}/:id/work`,
    async (request, reply) => {
      const account = await staffFor(world, { request, reply }, 'see-stories');
      if (!account) return;
      const { id } = request.params;
      const story = isStoryId(id) ? await deskStory(world, account, id) : undefined;
      if (!story) return reply.notFound();
      const { visit } = request;
      const [people, { notes, older }, here] = await Promise.all([
        deskPeople(world),
        storyNotes(world, id, { before: placeIn(request.query.before) }),
        liveStories(world),
      ]);
      const children = (
        <StoryWork
          {...{ account, visit, story, notes }}
          staff={people.staff.map((one) => ({ value: one.id, label: `${one.name}, ${one.role}` }))}
          olderNotes={older ? visit.link(`${storiesPath}/${id}/work?before=${older.at}-${older.id}#notes`) : undefined}
          scene={{ visit, place: placeOf(request), now: world.now(), here }}
        />
      );
      await showStories({ request, reply, account }, { title: story.headline, here: undefined, children });
    },
  );
};
