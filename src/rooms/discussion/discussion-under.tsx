import type { FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { accountBy } from '../accounts/accounts.ts';
import type { Article, StoryAround } from '../articles/articles.ts';
import { ThreadLink } from './views/ThreadLink.tsx';
import { soundsUnder } from './moments/moments.store.ts';
import { threadPage } from './read-thread.ts';
import { askedFor, isCommentId } from './thread-place.ts';
import { noteVisit } from './thread-visit.ts';
import { lastChange } from './thread.store.ts';
import { Thread } from './views/Thread.tsx';
import { threadScene, timeHolds, type Replying } from './views/thread-scene.ts';

/** A query value as a reader typed it: the first one when it is there several times. */
const queryOf =
  (request: FastifyRequest) =>
  (name: string): string | undefined => {
    const value = (request.query as Record<string, unknown>)[name];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first : undefined;
  };

const replyingIn = (query: (name: string) => string | undefined): Replying | undefined => {
  const to = query('reply');
  return isCommentId(to) ? { to, isQuote: query('quote') === '1' } : undefined;
};

/** The discussion under a story, as the address asks for it; undefined where there is none. */
export const discussionUnder = async (
  world: World,
  request: FastifyRequest,
  article: Article,
): Promise<StoryAround | undefined> => {
  const query = queryOf(request);
  const asked = askedFor(query, article);
  const isForSomebody = asked.filter === 'mine' || asked.filter === 'new';
  const account = isForSomebody ? await accountBy(world, request) : undefined;
  const page = await threadPage(world, article, { ...asked, accountId: account?.id });
  // The page is drawn for this reader alone: what is new to them on it is known, and the visit can be noted.
  if (account) await noteVisit(world, account.id, article.id);
  const { thread, branches, stories } = page;
  const articleIds = stories.map(({ id }) => id);
  const threads = articleIds.map((id) => `thread:${id}`);
  if (thread.state === 'hidden') return { topics: threads };
  const sounds = await soundsUnder(world.db, articleIds);
  const topics = [...threads, ...[...sounds.values()].map(({ mediaId }) => `media:${mediaId}`)];
  const now = world.now();
  const changedAt = await lastChange(world.db, asked.languages === 'all' ? articleIds : [article.id]);
  const scene = threadScene({
    page,
    article,
    visit: request.visit,
    now,
    replying: replyingIn(query),
    changedAt: changedAt || now,
    sounds,
  });
  const newest = Math.max(
    0,
    ...branches.flatMap(({ root, answers }) => [root, ...answers]).map(({ createdAt }) => createdAt),
  );
  return {
    head: <ThreadLink scene={scene} />,
    below: <Thread scene={scene} />,
    topics,
    styles: ['discussion.css'],
    islands: thread.isSealed ? [] : ['live-thread.js'],
    ...(thread.isSealed ? {} : { maxAge: timeHolds(newest || undefined, now) }),
  };
};
