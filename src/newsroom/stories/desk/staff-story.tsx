/** What the routes of the desk of stories have in common. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import type { Place } from '../../../common/dates.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { mayStory, type StoryAction } from '../../../rooms/articles/articles.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { World } from '../../../world.ts';
import { answerJson, fieldOf, wantsJson } from '../../duties/duty-pages.tsx';
import { staffOnly } from '../../staff-only.ts';
import { backToStories } from './desk-address.ts';
import { StoriesFrame, type StoriesPlace } from './StoriesFrame.tsx';
import { saidOf } from './story-words.ts';

export type Asking = { request: FastifyRequest; reply: FastifyReply };
export type StaffAsking = Asking & { account: Account };

/** The member of staff who may do this with some story at least; for all others the address is not there. */
export const staffFor = async (
  world: World,
  { request, reply }: Asking,
  action: StoryAction,
): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || mayStory(account, action, true)) return account;
  if (wantsJson(request)) await answerJson(reply, { state: 'refused', refusal: 'forbidden' }, 403);
  else await reply.notFound();
  return undefined;
};

/** The newsroom is in English, its clock is the publication's. */
export const placeOf = ({ visit }: FastifyRequest): Place => ({
  language: 'en-GB',
  timeZone: visit.publication.settings.timeZone,
});

type Page = {
  title: string;
  here: StoriesPlace | undefined;
  status?: number;
  island?: boolean;
  children: ComponentChildren;
};

/** One page of the desk; never kept. */
export const showStories = async (
  { request, reply, account }: StaffAsking,
  { title, here, status = 200, island = false, children }: Page,
): Promise<void> => {
  const part: JSX.Element = (
    <StoriesFrame account={account} visit={request.visit} here={here}>
      {children}
    </StoriesFrame>
  );
  await reply.show(part, { head: storiesHead(title, island), topics: [], status, isPrivate: true });
};

export const storiesHead = (title: string, hasIsland: boolean) => ({
  title,
  kind: 'newsroom',
  styles: ['story-desk.css'],
  islands: hasIsland ? ['story-desk.js'] : [],
});

export const statusOf = (refusal: string): number =>
  ({ 'not-found': 404, forbidden: 403, 'changed-meanwhile': 409 })[refusal] ?? 422;

/** Says what was not done, and why, and leads back. */
export const showRefusal = async (asking: StaffAsking, refusal: string, detail?: string): Promise<void> => {
  const { request, reply } = asking;
  const words = saidOf(refusal);
  if (wantsJson(request)) return answerJson(reply, { state: 'refused', refusal, words, detail }, statusOf(refusal));
  return showStories(asking, {
    title: 'Not done',
    here: undefined,
    status: statusOf(refusal),
    children: (
      <>
        <h1>Not done</h1>
        <Notice tone="alarm">
          <p>{words}</p>
          {detail ? <p>{detail}</p> : null}
        </Notice>
        <p>
          <a class="button" href={backToStories(fieldOf(request, 'back'))}>
            Back
          </a>
        </p>
      </>
    ),
  });
};

/** Back to where the form was, or to `usual`. */
export const goBack = async ({ request, reply }: Asking, usual: string): Promise<void> => {
  const asked = fieldOf(request, 'back');
  const to = asked ? backToStories(asked) : request.visit.link(usual);
  if (wantsJson(request)) return answerJson(reply, { state: 'done' });
  await reply.redirect(to, 303);
};
