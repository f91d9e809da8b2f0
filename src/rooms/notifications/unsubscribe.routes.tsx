import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { notificationWords } from './notification-words.ts';
import { readToken, unsubscribe } from './unsubscribe.ts';
import { BadLinkPage, UnsubscribedPage, UnsubscribePage } from './views/UnsubscribePage.tsx';

type WithToken = { Params: { token: string } };

/** What a mail program may do without a page of ours: end mails by their signed address, and nothing else. */
export const isOneClick = (path: string): boolean => /^\/unsubscribe\/[^/]+$/.test(path);

const showBadLink = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { visit } = request;
  const words = wordsFor(notificationWords, visit.edition.language);
  await reply.show(<BadLinkPage visit={visit} words={words} />, {
    head: { title: words.badLink, kind: 'plain' },
    topics: [],
    status: 404,
    isPrivate: true,
  });
};

/** Ending mails by the link in them: without signing in, by one click (RFC 8058), never by a GET. */
export const unsubscribeRoutes = (app: FastifyInstance, world: World): void => {
  app.get<WithToken>('/unsubscribe/:token', async (request, reply) => {
    const { visit, params } = request;
    const words = wordsFor(notificationWords, visit.edition.language);
    const found = await readToken(world, params.token);
    if (!found) return showBadLink(request, reply);
    const action = visit.link(`/unsubscribe/${encodeURIComponent(params.token)}`);
    await reply.show(<UnsubscribePage visit={visit} words={words} what={found.what} action={action} />, {
      head: { title: words.unsubscribe, kind: 'plain' },
      topics: [],
      isPrivate: true,
      // The address is a key: no page it leads to is told of it.
      headers: { 'Referrer-Policy': 'no-referrer' },
    });
  });

  // Answered with a page, never with a redirect: mail programs do not follow one.
  app.post<WithToken>('/unsubscribe/:token', async (request, reply) => {
    const { visit, params } = request;
    const words = wordsFor(notificationWords, visit.edition.language);
    const found = await readToken(world, params.token);
    if (!found) return showBadLink(request, reply);
    await unsubscribe(world, found.accountId, found.what);
    await reply.show(<UnsubscribedPage visit={visit} words={words} what={found.what} />, {
      head: { title: words.unsubscribed, kind: 'plain' },
      topics: [],
      isPrivate: true,
    });
  });
};
