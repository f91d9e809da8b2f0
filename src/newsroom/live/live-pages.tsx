/** What the pages for writing live blogs have in common: who may open them, how they are drawn. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { articleById, mayStory, type Article } from '../../rooms/articles/articles.ts';
import type { World } from '../../world.ts';
import { answerJson, wantsJson } from '../duties/duty-pages.tsx';
import { isId } from '../people/people-pages.tsx';
import { staffOnly } from '../staff-only.ts';
import { StaffBar } from '../views/StaffBar.tsx';
import { refusalWords } from './live-words.ts';

export type Asking = { request: FastifyRequest; reply: FastifyReply };
export type AtBlog = { account: Account; article: Article };

/** Whoever may write in live blogs; for all others the address is not there, and the answer has been sent. */
export const liveWriter = async (world: World, { request, reply }: Asking): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || mayStory(account, 'write-live')) return account;
  if (wantsJson(request))
    await answerJson(reply, { state: 'refused', refusal: 'forbidden', words: refusalWords.forbidden }, 403);
  else await reply.notFound();
  return undefined;
};

/** The live blog of the address, and who writes in it. */
export const atBlog = async (world: World, asking: Asking): Promise<AtBlog | undefined> => {
  const account = await liveWriter(world, asking);
  if (!account) return undefined;
  const { id } = asking.request.params as { id: string };
  const article = isId(id) ? await articleById(world, id) : undefined;
  if (article?.kind === 'liveblog' && article.status !== 'trashed') return { account, article };
  await asking.reply.notFound();
  return undefined;
};

type Drawn = { account: Account; title: string; status?: number; children: ComponentChildren };

/** One page; never kept. */
export const showLive = async (
  reply: FastifyReply,
  { account, title, status = 200, children }: Drawn,
): Promise<void> => {
  const part = (
    <div class="page staff live-staff">
      <StaffBar account={account} here="live" />
      <h1 dir="auto">{title}</h1>
      {children}
    </div>
  );
  await reply.show(part, {
    head: { title, kind: 'newsroom', styles: ['live-desk.css'], islands: ['live-desk.js'] },
    topics: [],
    status,
    isPrivate: true,
  });
};

export const entriesPath = (id: string): string => `/newsroom/stories/${id}/entries`;
