/** `/me/podcast-feeds`: addresses of one's own for podcast apps. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import type { World } from '../../../world.ts';
import { accountHead, needAccount, type Account } from '../../accounts/accounts.ts';
import { publicShows, showsOf } from '../shows/read-shows.ts';
import { podcastFeedWords } from './podcast-feed-words.ts';
import { makePrivateFeed, privateFeedPath, privateFeedsOf, revokePrivateFeed } from './private-feeds.ts';
import { MadePrivateFeed, PrivateFeeds, type PrivateFeedsProps } from './PrivateFeeds.tsx';

const here = '/me/podcast-feeds';

type Form = Record<string, unknown>;

const show = async (request: FastifyRequest, reply: FastifyReply, part: JSX.Element, status = 200): Promise<void> => {
  const { title } = wordsFor(podcastFeedWords, request.visit.edition.language);
  await reply.show(part, {
    head: accountHead(title, { islands: ['copy-field.js'] }),
    topics: [],
    isPrivate: true,
    status,
  });
};

const listOf = async (
  world: World,
  request: FastifyRequest,
  account: Account,
): Promise<Omit<PrivateFeedsProps, 'isRevoked'>> => ({
  visit: request.visit,
  account,
  feeds: await privateFeedsOf(world, account.id),
  offered: await publicShows(world, request.visit.edition.code),
  shows: await showsOf(world),
});

const textIn = (form: Form, name: string): string => (typeof form[name] === 'string' ? form[name] : '');

export const privateFeedRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Form }>(here, async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const list = await listOf(world, request, account);
    await show(request, reply, <PrivateFeeds {...list} isRevoked={request.query['revoked'] !== undefined} />);
  });

  app.post<{ Body: Form | undefined }>(here, async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const { visit } = request;
    const form = request.body ?? {};
    const typed = { name: textIn(form, 'name'), showId: textIn(form, 'show') || undefined };
    const made = await makePrivateFeed(world, account, { ...typed, edition: visit.edition.code });
    if (made.ok) {
      const { secret, feed } = made.value;
      const edition = visit.publication.editionByCode(feed.edition) ?? visit.edition;
      const url = new URL(visit.publication.inEdition(edition, privateFeedPath(secret)), world.config.publicUrl).href;
      return show(request, reply, <MadePrivateFeed {...{ visit, account, url, feed }} />);
    }
    const list = await listOf(world, request, account);
    return show(request, reply, <PrivateFeeds {...list} {...{ typed }} fault={made.refusal} isRevoked={false} />, 422);
  });

  app.post<{ Params: { id: string } }>(`${here}/:id/revoke`, async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    await revokePrivateFeed(world, account.id, request.params.id);
    await reply.redirect(request.visit.link(`${here}?revoked=1`), 303);
  });
};
