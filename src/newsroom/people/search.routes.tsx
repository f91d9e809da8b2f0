import type { FastifyInstance } from 'fastify';
import { articlesByIds, sectionsOf } from '../../rooms/articles/articles.ts';
import { may } from '../../rooms/discussion/discussion.ts';
import { readerCard, savedViews, searchComments, type CommentsFound } from '../../rooms/moderation/moderation.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { staffWho } from '../duties/duty-pages.tsx';
import { isId, showPeople, textsIn } from './people-pages.tsx';
import { isAsked, questionOf, readSearch, searchPath, type SearchView } from './search-address.ts';
import { SearchPage, type SearchChoices } from './SearchPage.tsx';

type Asking = { world: World; account: Account; visit: Visit; view: SearchView };

const sections = async (world: World, visit: Visit): Promise<SearchChoices['sections']> => {
  const { editions } = visit.publication;
  const each = await Promise.all(
    editions.map(async ({ code, name }) =>
      (await sectionsOf(world, code)).map((section) => ({
        value: section.id,
        label: editions.length > 1 ? `${section.name} (${name})` : section.name,
      })),
    ),
  );
  return each.flat();
};

const choicesOf = async ({ world, account, visit, view }: Asking): Promise<SearchChoices> => {
  const [story] = view.thread && isId(view.thread) ? await articlesByIds(world, [view.thread]) : [];
  const reader = view.reader && isId(view.reader) ? await readerCard(world, account, view.reader) : undefined;
  return {
    sections: await sections(world, visit),
    thread: story?.headline,
    reader: reader?.ok ? reader.value.name : undefined,
  };
};

const foundBy = async ({ world, account, view }: Asking): Promise<CommentsFound | undefined> => {
  if (!isAsked(view)) return undefined;
  const found = await searchComments(world, account, questionOf(view, world.now()));
  return found.ok ? found.value : undefined;
};

/** Search over all comments: `/newsroom/discussion/search`. */
export const searchRoutes = (app: FastifyInstance, world: World): void => {
  app.get(searchPath, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'search');
    if (!account) return;
    const view = readSearch(textsIn(request));
    const asking = { world, account, visit: request.visit, view };
    const page = (
      <SearchPage
        view={view}
        visit={request.visit}
        choices={await choicesOf(asking)}
        views={await savedViews(world, account)}
        found={await foundBy(asking)}
        mayDecide={may(account, 'decide')}
        now={world.now()}
      />
    );
    const title = view.q === '' ? 'Search in comments' : `“${view.q}” in comments`;
    await showPeople(reply, { account, here: 'search', title, children: page });
  });
};
