import type { FastifyInstance } from 'fastify';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { sectionsOf, tagsOf } from '../../../rooms/articles/articles.ts';
import {
  deskPeople,
  liveStories,
  storiesForDesk,
  storyCounts,
  type StoryCounts,
} from '../../../rooms/drafting/drafting.ts';
import type { Publication } from '../../../rooms/publication/publication.ts';
import type { World } from '../../../world.ts';
import { readStoriesView, storiesPath, usualSort, type StoriesView } from './desk-address.ts';
import { placeOf, staffFor, storiesHead } from './staff-story.tsx';
import { StoriesPage } from './StoriesPage.tsx';
import { boardStates, type BoardColumn } from './StoryBoard.tsx';
import type { StoryChoices } from './StoryFilters.tsx';
import type { StoryScene } from './StoryLine.tsx';

const cardsInColumn = 20;
const mostTags = 500;

/** What can be chosen: where there are several editions, sections and tags say whose they are. */
export const storyChoices = async (
  world: World,
  { editions }: Publication,
  edition?: string,
): Promise<StoryChoices> => {
  const asked = editions.filter(({ code }) => edition === undefined || code === edition);
  const [people, sections, tags] = await Promise.all([
    deskPeople(world),
    Promise.all(asked.map(({ code }) => sectionsOf(world, code))),
    Promise.all(asked.map(({ code }) => tagsOf(world, code))),
  ]);
  const named = (one: { id: string; name: string; edition: string }) => ({
    value: one.id,
    label: asked.length > 1 ? `${one.name} (${one.edition})` : one.name,
  });
  return {
    sections: sections.flat().map(named),
    tags: tags.flat().slice(0, mostTags).map(named),
    authors: people.authors.map(({ id, name }) => ({ value: id, label: name })),
    staff: people.staff.map(({ id, name }) => ({ value: id, label: name })),
  };
};

const boardOf = (
  world: World,
  account: Account,
  { view, counts }: { view: StoriesView; counts: StoryCounts },
): Promise<BoardColumn[]> =>
  Promise.all(
    boardStates.map(async (state) => {
      const asked = { ...view.filter, account, state, limit: cardsInColumn, sort: usualSort(state) };
      return { state, count: counts[state], ...(await storiesForDesk(world, asked)) };
    }),
  );

/** The desk of stories as a list and as a board. */
export const storyListRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Record<string, unknown> }>(storiesPath, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'see-stories');
    if (!account) return;
    const { visit } = request;
    const view = readStoriesView(request.query);
    const { filter, state, sort, after } = view;
    const counts = await storyCounts(world, account, filter);
    const [list, board, choices, here] = await Promise.all([
      view.isBoard ? undefined : storiesForDesk(world, { ...filter, account, state, sort, after }),
      view.isBoard ? boardOf(world, account, { view, counts }) : undefined,
      storyChoices(world, visit.publication, filter.edition),
      liveStories(world),
    ]);
    const scene: StoryScene = { visit, place: placeOf(request), now: world.now(), here };
    const part = <StoriesPage {...{ account, visit, view, counts, list, board, choices, scene }} />;
    await reply.show(part, { head: storiesHead('Stories', true), topics: [], isPrivate: true });
  });
};
