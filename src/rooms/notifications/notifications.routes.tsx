import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plural, wordsFor } from '../../common/words.ts';
import { contentPolicy } from '../../delivery/security-headers.ts';
import type { World } from '../../world.ts';
import { accountBy, accountHead, needAccount } from '../accounts/accounts.ts';
import { choicesOf, saveChoices } from './choices.ts';
import { mailChoices, notificationKinds, usualChoices, type Choices } from './notification.ts';
import { notificationWords } from './notification-words.ts';
import { pushKeys } from './push-keys.ts';
import { pushRoutes } from './push.routes.ts';
import { parsePlace, readNotifications, readUntil } from './read-notifications.ts';
import { shownCount, unreadCount } from './unread-count.ts';
import { unsubscribeRoutes } from './unsubscribe.routes.tsx';
import { NotificationsPage } from './views/NotificationsPage.tsx';

type Asked = { Querystring: { before?: unknown; saved?: unknown } };
type Posted = { Body: Record<string, unknown> | undefined };

const show = async (world: World, request: FastifyRequest<Asked>, reply: FastifyReply): Promise<void> => {
  const account = await needAccount(world, request, reply);
  if (!account) return;
  const { visit, query } = request;
  const words = wordsFor(notificationWords, visit.edition.language);
  const before = parsePlace(query.before);
  const { items, older } = await readNotifications(world, account.id, { before, edition: visit.edition.code });
  const page = (
    <NotificationsPage
      account={account}
      visit={visit}
      words={words}
      items={items}
      older={older}
      isFirst={before === undefined}
      choices={await choicesOf(world.db, account.id)}
      isSaved={query.saved !== undefined}
      pushKey={(await pushKeys(world)).publicKey}
    />
  );
  await reply.show(page, {
    head: accountHead(words.title, { styles: ['notifications.css'], islands: ['read-mark.js', 'push-tools.js'] }),
    topics: [],
    isPrivate: true,
    // The one page that starts a worker; its address is the only script address it may make.
    headers: {
      'Content-Security-Policy': contentPolicy(world.config.publicUrl, {
        'worker-src': "'self'",
        'trusted-types': 'push-worker',
      }),
    },
  });
};

const typedChoices = (form: Record<string, unknown>): Choices => {
  const choices = { ...usualChoices };
  for (const kind of notificationKinds)
    choices[kind] = {
      mail: mailChoices.find((known) => known === form[`mail-${kind}`]) ?? usualChoices[kind].mail,
      push: form[`push-${kind}`] !== undefined,
    };
  return choices;
};

const back = (reply: FastifyReply, path: string): FastifyReply =>
  reply.header('cache-control', 'private, no-store').redirect(path, 303);

export const notificationRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Asked>('/me/notifications', (request, reply) => show(world, request, reply));

  app.get('/me/notifications/count', async (request, reply) => {
    const account = await accountBy(world, request);
    reply.header('cache-control', 'private, no-store').type('application/json; charset=utf-8');
    if (!account) return reply.code(401).send({});
    const { language } = request.visit.edition;
    const words = wordsFor(notificationWords, language);
    const unread = await unreadCount(world, account.id);
    const said = unread > 0 ? plural(language, unread, words.unread) : words.title;
    return reply.send({ unread, shown: shownCount(unread, language), said });
  });

  app.post<Posted>('/me/notifications/read', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return undefined;
    const until = Number(request.body?.['until']);
    if (Number.isSafeInteger(until)) await readUntil(world, account.id, until);
    return back(reply, request.visit.link('/me/notifications'));
  });

  app.post<Posted>('/me/notifications/choices', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return undefined;
    await saveChoices(world, account.id, typedChoices(request.body ?? {}));
    return back(reply, `${request.visit.link('/me/notifications')}?saved=1#choices`);
  });

  unsubscribeRoutes(app, world);
  pushRoutes(app, world);
};
