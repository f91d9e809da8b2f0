/** What the pages about podcasts have in common: who may open them, how they are drawn. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { mayShow, showById, type Show, type ShowAction } from '../../rooms/audio/audio.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { answerJson, wantsJson } from '../duties/duty-pages.tsx';
import { isId } from '../people/people-pages.tsx';
import { staffOnly } from '../staff-only.ts';
import { StaffBar } from '../views/StaffBar.tsx';

export const podcastsPath = '/newsroom/podcasts';
export const showPath = (id: string): string => `${podcastsPath}/${id}`;
export const episodePath = (articleId: string, end = ''): string => `/newsroom/episodes/${articleId}${end}`;

export type Asking = { request: FastifyRequest; reply: FastifyReply };

/** The member of staff who may do this; for all others the address is not there, and the answer has been sent. */
export const podcastStaff = async (
  world: World,
  { request, reply }: Asking,
  action: ShowAction,
): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || mayShow(account, action)) return account;
  if (wantsJson(request)) await answerJson(reply, { state: 'refused', refusal: 'forbidden' }, 403);
  else await reply.notFound();
  return undefined;
};

export type AtShow = { account: Account; show: Show };

/** The show of the address, and who opens its page. */
export const atShow = async (world: World, asking: Asking, action: ShowAction): Promise<AtShow | undefined> => {
  const account = await podcastStaff(world, asking, action);
  if (!account) return undefined;
  const { show: id = '' } = asking.request.params as { show?: string };
  const show = isId(id) ? await showById(world, id) : undefined;
  if (show) return { account, show };
  await asking.reply.notFound();
  return undefined;
};

export type PodcastPage = {
  account: Account;
  title: string;
  heading?: ComponentChildren;
  /** What stands over the title: where one came from. */
  over?: ComponentChildren;
  bar?: ComponentChildren;
  status?: number | undefined;
  said?: string | undefined;
  fault?: ComponentChildren;
  islands?: string[];
  styles?: string[];
  headers?: Record<string, string>;
  children: ComponentChildren;
};

/** One page about podcasts; never kept. */
export const showPodcasts = async (reply: FastifyReply, page: PodcastPage): Promise<void> => {
  const { account, title, heading, over, bar, status = 200, said, fault, islands = [], styles = [], children } = page;
  const part = (
    <div class="page staff podcast-staff">
      <StaffBar account={account} here="podcasts" />
      {bar}
      <div>
        {over ? <p class="meta">{over}</p> : null}
        <h1 dir="auto">{heading ?? title}</h1>
      </div>
      {fault ? (
        <Notice tone="alarm" title="Look at this again">
          {fault}
        </Notice>
      ) : null}
      {said ? (
        <p class="notice" role="status">
          {said}
        </p>
      ) : null}
      {children}
    </div>
  );
  await reply.show(part, {
    head: { title, kind: 'newsroom', styles: ['library.css', 'podcasts-desk.css', ...styles], islands },
    topics: [],
    status,
    isPrivate: true,
    ...(page.headers ? { headers: page.headers } : {}),
  });
};
