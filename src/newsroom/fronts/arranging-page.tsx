import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { articlesByIds, mayStory } from '../../rooms/articles/articles.ts';
import { arrangementOf, arriveAt, othersAt, placeOf, type Place } from '../../rooms/fronts/fronts.ts';
import type { World } from '../../world.ts';
import { answerJson, wantsJson } from '../duties/duty-pages.tsx';
import { staffOnly } from '../staff-only.ts';
import { StaffBar } from '../views/StaffBar.tsx';
import { ArrangePage, type Conflict } from './ArrangePage.tsx';
import { findStories, groundsOf } from './front-grounds.ts';
import { frontsPath, placeName } from './FrontsPages.tsx';

export type Asking = { request: FastifyRequest; reply: FastifyReply };
export type AtPlace = { account: Account; place: Place };

/** Whoever may arrange pages; for all others the address is not there, and the answer has been sent. */
export const arranger = async (world: World, { request, reply }: Asking): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || mayStory(account, 'edit-fronts')) return account;
  if (wantsJson(request)) await answerJson(reply, { state: 'refused', refusal: 'not-allowed' }, 403);
  else await reply.notFound();
  return undefined;
};

/** The place of the address, and who arranges it. */
export const atPlace = async (world: World, { request, reply }: Asking): Promise<AtPlace | undefined> => {
  const account = await arranger(world, { request, reply });
  if (!account) return undefined;
  const place = await placeOf(world, (request.params as { place: string }).place);
  if (place) return { account, place };
  await reply.notFound();
  return undefined;
};

export const titleFor = ({ visit }: FastifyRequest, place: Place): string => {
  const { editions } = visit.publication;
  const name = placeName(place);
  return editions.length > 1
    ? `${name}, ${editions.find(({ code }) => code === place.edition)?.name ?? place.edition}`
    : name;
};

type Drawn = { account: Account; title: string; children: ComponentChildren; status?: number };

/** One page of the newsroom about fronts; never kept. */
export const show = async (reply: FastifyReply, { account, title, children, status = 200 }: Drawn): Promise<void> => {
  const part = (
    <div class="page staff">
      <StaffBar account={account} here="fronts" />
      <h1 dir="auto">{title}</h1>
      {children}
    </div>
  );
  await reply.show(part, {
    head: {
      title,
      kind: 'newsroom',
      styles: ['arrange.css', 'pick-picture.css'],
      islands: ['arrange-front.js', 'pick-picture.js'],
    },
    topics: [],
    status,
    isPrivate: true,
  });
};

export type Telling = { conflict?: Conflict; fault?: string | undefined; said?: string | undefined; status?: number };

/** The arranging page of a place as it stands now, with what there is to tell. */
export const showArranging = async (
  world: World,
  { request, reply }: Asking,
  { account, place }: AtPlace,
  { status = 200, ...telling }: Telling & { query?: string } = {},
): Promise<void> => {
  await arriveAt(world, { account, place });
  const arrangement = await arrangementOf(world, place);
  const { query = '' } = telling;
  const [grounds, others, found] = await Promise.all([
    groundsOf(world, place, arrangement),
    othersAt(world, place, account.id),
    findStories(world, place, query),
  ]);
  // Stories that only one of the two arrangements has are named too.
  const told = (telling.conflict?.differences ?? []).flatMap((one) => ('story' in one ? [one.story] : []));
  const named = (await articlesByIds(world, told)).map((story) => [story.id, story] as const);
  const children = (
    <ArrangePage
      {...grounds}
      {...telling}
      stories={new Map([...grounds.stories, ...named])}
      arrangement={arrangement}
      base={`${frontsPath}/${place.key}`}
      others={others}
      found={{ query, stories: found }}
    />
  );
  await show(reply, { account, title: titleFor(request, place), children, status });
};
