import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressFaultWords } from '../../common/outside-address.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import {
  addWebhook,
  changeWebhook,
  deliveryLog,
  faultWords,
  listWebhooks,
  removeWebhook,
  resendDelivery,
  rotateWebhookSecret,
  shownAddress,
  testWebhook,
  webhookById,
  webhookEvents,
  webhookFormats,
  type WebhookDraft,
  type WebhookRefusal,
} from '../../rooms/signals/signals.ts';
import type { World } from '../../world.ts';
import { deskStaff, formOf, showDeskPage } from './signal-page.tsx';
import { WebhookList, WebhookPage } from './WebhookPages.tsx';

const path = '/newsroom/signals';

const refusalWords: Record<WebhookRefusal, string> = {
  ...addressFaultWords,
  'not-allowed': 'Only editors and publishers may do that.',
  'no-webhook': 'This webhook is not there any more.',
  'no-events': 'Choose at least one thing it should be told.',
  'too-many': 'There are as many webhooks as there can be.',
};

const draftOf = (body: unknown): WebhookDraft => {
  const form = formOf(body);
  const events = form.list('events');
  return {
    url: form.text('url'),
    note: form.text('note'),
    format: webhookFormats.find((one) => one === form.text('format')) ?? 'json',
    events: webhookEvents.filter((event) => events.includes(event)),
    withText: form.has('with-text'),
    isOn: form.has('is-on'),
  };
};

const placeOf = (text: unknown): { at: number; id: string } | undefined => {
  const found = typeof text === 'string' ? /^(\d{1,15})-(msg_[\w-]{1,60})$/.exec(text) : null;
  return found ? { at: Number(found[1]), id: found[2] ?? '' } : undefined;
};

type Shown = { secret?: string; said?: string; fault?: string; status?: number; before?: unknown };

const showOne = async (
  world: World,
  reply: FastifyReply,
  { account, id, ...shown }: Shown & { account: Account; id: string },
): Promise<void> => {
  const hook = await webhookById(world, id);
  if (!hook) return reply.notFound();
  const { deliveries, next } = await deliveryLog(world, id, placeOf(shown.before));
  const { timeZone } = (await publicationOf(world)).settings;
  await showDeskPage(reply, {
    account,
    here: 'signals',
    title: hook.note || shownAddress(hook.url),
    status: shown.status ?? 200,
    children: (
      <WebhookPage
        hook={hook}
        deliveries={deliveries}
        next={next ? `${next.at}-${next.id}` : undefined}
        timeZone={timeZone}
        secret={shown.secret}
        said={shown.said}
        fault={shown.fault}
      />
    ),
  });
};

const showAll = async (
  world: World,
  reply: FastifyReply,
  { account, draft, fault }: { account: Account; draft?: WebhookDraft; fault?: string },
): Promise<void> => {
  const { timeZone } = (await publicationOf(world)).settings;
  const webhooks = await listWebhooks(world);
  await showDeskPage(reply, {
    account,
    here: 'signals',
    title: 'Webhooks and chats',
    status: fault ? 422 : 200,
    children: <WebhookList webhooks={webhooks} timeZone={timeZone} draft={draft} fault={fault} />,
  });
};

type WithId = { Params: { id: string }; Querystring: Record<string, unknown> };

/** What can be done with one webhook: each by a form on its page. */
const actingRoutes = (app: FastifyInstance, world: World): void => {
  const staff = (request: FastifyRequest, reply: FastifyReply) => deskStaff(world, request, reply, 'edit-signals');

  app.post<WithId>(`${path}/:id/test`, async (request, reply) => {
    const account = await staff(request, reply);
    if (!account) return;
    const { id } = request.params;
    const tried = await testWebhook(world, { account, id });
    if (!tried.ok) return reply.notFound();
    const { value } = tried;
    const code = value.code === undefined ? '' : ` (code ${value.code})`;
    const told = value.ok
      ? { said: `The test message has arrived${code}.` }
      : { fault: `The test message has not arrived: ${faultWords[value.error] ?? value.error}${code}.` };
    await showOne(world, reply, { account, id, ...told });
  });

  app.post<WithId>(`${path}/:id/secret`, async (request, reply) => {
    const account = await staff(request, reply);
    if (!account) return;
    const { id } = request.params;
    const made = await rotateWebhookSecret(world, { account, id });
    if (!made.ok) return reply.notFound();
    const said = 'For a day messages are signed with the old secret as well.';
    await showOne(world, reply, { account, id, secret: made.value.secret, said });
  });

  app.post<WithId>(`${path}/:id/remove`, async (request, reply) => {
    const account = await staff(request, reply);
    if (!account) return;
    await removeWebhook(world, { account, id: request.params.id });
    await reply.redirect(path, 303);
  });

  app.post<{ Params: { id: string; delivery: string } }>(`${path}/:id/deliveries/:delivery`, async (request, reply) => {
    const account = await staff(request, reply);
    if (!account) return;
    const { id, delivery } = request.params;
    const sent = await resendDelivery(world, { account, webhookId: id, id: delivery });
    if (!sent.ok && sent.refusal !== 'is-off') return reply.notFound();
    const fault = 'This webhook is off. Switch it on first.';
    await showOne(world, reply, { account, id, ...(sent.ok ? { said: 'It is sent again.' } : { fault, status: 409 }) });
  });
};

/** `/newsroom/signals`: to whom is told what happens in the discussions. */
export const webhookRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-signals');
    if (account) await showAll(world, reply, { account });
  });

  app.post(path, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-signals');
    if (!account) return;
    const draft = draftOf(request.body);
    const added = await addWebhook(world, { account, ...draft });
    if (!added.ok) return showAll(world, reply, { account, draft, fault: refusalWords[added.refusal] });
    const { id, secret } = added.value;
    // A chat does not look at signatures: a secret would only puzzle.
    await showOne(world, reply, { account, id, ...(draft.format === 'json' ? { secret } : {}), said: 'Added.' });
  });

  app.get<WithId>(`${path}/:id`, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-signals');
    if (account) await showOne(world, reply, { account, id: request.params.id, before: request.query['before'] });
  });

  app.post<WithId>(`${path}/:id`, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'edit-signals');
    if (!account) return;
    const { id } = request.params;
    const saved = await changeWebhook(world, { account, id, ...draftOf(request.body) });
    if (!saved.ok && saved.refusal === 'no-webhook') return reply.notFound();
    const told = saved.ok ? { said: 'Saved.' } : { fault: refusalWords[saved.refusal], status: 422 };
    await showOne(world, reply, { account, id, ...told });
  });

  actingRoutes(app, world);
};
