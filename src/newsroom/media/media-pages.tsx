/** What the library's pages have in common: who may open them, how they are drawn, what is read off an address. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { isStaff, signedInBy, type Account } from '../../rooms/accounts/accounts.ts';
import { mayStory, type StoryAction } from '../../rooms/articles/articles.ts';
import type { World } from '../../world.ts';
import { answerJson, wantsJson } from '../duties/duty-pages.tsx';
import { staffOnly } from '../staff-only.ts';
import { StaffBar } from '../views/StaffBar.tsx';

export type Asking = { world: World; request: FastifyRequest; reply: FastifyReply };

const notYours = { state: 'refused', refusal: 'not-allowed', words: 'Your role may not do this.' };
const signedOut = {
  state: 'refused',
  refusal: 'signed-out',
  words: 'You are signed out. Sign in again in another tab, then go on here.',
};

/** For those who may not, the address is not there, and the answer has been sent. */
export const refuseStaff = async ({ request, reply }: Omit<Asking, 'world'>): Promise<void> => {
  if (wantsJson(request)) await answerJson(reply, notYours, 403);
  else await reply.notFound();
};

/** The member of staff who may do this with media of their own at least; else the answer has been sent. */
export const mediaStaff = async (asking: Asking, action: StoryAction): Promise<Account | undefined> => {
  const account = await staffOnly(asking.world, asking.request, asking.reply);
  if (!account || mayStory(account, action, true)) return account;
  await refuseStaff(asking);
  return undefined;
};

/** The same for programs, which are told that a session has ended instead of being led to a page. */
export const mediaStaffOfScript = async (asking: Asking, action: StoryAction): Promise<Account | undefined> => {
  const { world, request, reply } = asking;
  const signedIn = await signedInBy(world, request);
  if (!signedIn || !isStaff(signedIn.account.role)) {
    await answerJson(reply, signedOut, 401);
    return undefined;
  }
  const account = await staffOnly(world, request, reply);
  if (!account || mayStory(account, action, true)) return account;
  await answerJson(reply, notYours, 403);
  return undefined;
};

type MediaPage = {
  account: Account;
  title: string;
  heading?: ComponentChildren;
  status?: number | undefined;
  islands?: string[];
  children: ComponentChildren;
};

/** One page of the library; never kept. */
export const showMedia = async (
  reply: FastifyReply,
  { account, title, heading, status = 200, islands = [], children }: MediaPage,
): Promise<void> => {
  const part = (
    <div class="page staff">
      <StaffBar account={account} here="media" />
      <h1>{heading ?? title}</h1>
      {children}
    </div>
  );
  await reply.show(part, {
    head: { title, kind: 'newsroom', styles: ['library.css'], islands },
    topics: [],
    status,
    isPrivate: true,
  });
};

/** `1700000000000-ID`: where a list goes on. */
export const placeText = (place: { at: number; id: string }): string => `${place.at}-${place.id}`;
