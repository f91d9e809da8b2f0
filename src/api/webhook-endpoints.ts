/** Who is told what happens: webhooks, for editors and publishers. */
import * as v from 'valibot';
import { may } from '../rooms/discussion/discussion.ts';
import {
  addWebhook,
  changeWebhook,
  deliveryLog,
  listWebhooks,
  removeWebhook,
  resendDelivery,
  rotateWebhookSecret,
  testWebhook,
  webhookById,
  type Delivery,
  type Webhook,
} from '../rooms/signals/signals.ts';
import { deskProblems, deskRefusal } from './desk-refusals.ts';
import { deliveriesSchema, reachedSchema, secretSchema, webhookBody, webhooksSchema } from './signal-schemas.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { id, place } from './schemas.ts';
import { maybeMoment, momentText } from './shown.tsx';

export const signals = { access: 'moderate', group: 'Signals and judges', problems: deskProblems } as const;
const at = '2026-11-20T08:20:00.000Z';
export const exampleSecret = { id: ids.decision, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };

const exampleHook = {
  url: 'https://archive.example/hook',
  format: 'json' as const,
  events: ['comment.waiting' as const, 'comment.reported' as const],
  withText: false,
  isOn: true,
  note: 'The archive',
};

const shownHook = ({ createdBy: _by, createdAt, failingSince, events, ...hook }: Webhook) => ({
  ...hook,
  events: [...events],
  createdAt: momentText(createdAt),
  failingSince: maybeMoment(failingSince),
});

const shownDelivery = ({ code, createdAt, dueAt, triedAt, ...one }: Delivery) => ({
  ...one,
  code: code ?? null,
  createdAt: momentText(createdAt),
  dueAt: maybeMoment(dueAt),
  triedAt: maybeMoment(triedAt),
});

const webhooks = [
  endpoint({
    ...signals,
    id: 'listWebhooks',
    method: 'GET',
    path: '/webhooks',
    summary: 'All webhooks; never with their secrets',
    answer: webhooksSchema,
    example: { items: [{ id: ids.decision, ...exampleHook, createdAt: at, failingSince: null }] },
    run: async ({ world, account }) => {
      if (!may(account, 'edit-signals')) return refused('not-allowed');
      return answered({ items: (await listWebhooks(world)).map(shownHook) });
    },
  }),
  endpoint({
    ...signals,
    id: 'addWebhook',
    method: 'POST',
    path: '/webhooks',
    summary: 'Add a webhook; its secret is told this one time',
    body: webhookBody,
    bodyExample: exampleHook,
    status: 201,
    answer: secretSchema,
    example: exampleSecret,
    run: async ({ world, account, body }) => {
      const done = await addWebhook(world, { account, ...body });
      return done.ok ? answered(done.value) : deskRefusal(done);
    },
  }),
  endpoint({
    ...signals,
    id: 'changeWebhook',
    method: 'PUT',
    path: '/webhooks/{webhookId}',
    summary: 'Change a webhook, or switch it on or off',
    params: { webhookId: id },
    body: webhookBody,
    bodyExample: exampleHook,
    status: 204,
    run: async ({ world, account, params, body }) => {
      const done = await changeWebhook(world, { account, id: params.webhookId, ...body });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
  endpoint({
    ...signals,
    id: 'removeWebhook',
    method: 'DELETE',
    path: '/webhooks/{webhookId}',
    summary: 'Remove a webhook with its log',
    params: { webhookId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await removeWebhook(world, { account, id: params.webhookId });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
  endpoint({
    ...signals,
    id: 'rotateWebhookSecret',
    method: 'POST',
    path: '/webhooks/{webhookId}/secret',
    summary: 'Make a webhook a new secret; for a day the old one signs as well',
    params: { webhookId: id },
    answer: secretSchema,
    example: exampleSecret,
    run: async ({ world, account, params }) => {
      const done = await rotateWebhookSecret(world, { account, id: params.webhookId });
      return done.ok ? answered({ id: params.webhookId, ...done.value }) : deskRefusal(done);
    },
  }),
  endpoint({
    ...signals,
    id: 'testWebhook',
    method: 'POST',
    path: '/webhooks/{webhookId}/test',
    summary: 'Send a test message at once and say what came of it',
    params: { webhookId: id },
    answer: reachedSchema,
    example: { isTaken: true, code: 204, error: '' },
    run: async ({ world, account, params }) => {
      const done = await testWebhook(world, { account, id: params.webhookId });
      if (!done.ok) return deskRefusal(done);
      const { value } = done;
      return answered({ isTaken: value.ok, code: value.code ?? null, error: value.ok ? '' : value.error });
    },
  }),
];

const placeOf = (text: string | undefined): { at: number; id: string } | undefined => {
  const found = /^(\d{1,15})-(msg_[\w-]{1,60})$/.exec(text ?? '');
  return found ? { at: Number(found[1]), id: found[2] ?? '' } : undefined;
};

const deliveries = [
  endpoint({
    ...signals,
    problems: [...deskProblems, 'bad-query'],
    id: 'listDeliveries',
    method: 'GET',
    path: '/webhooks/{webhookId}/deliveries',
    summary: 'What was sent in the last 30 days, the newest first',
    params: { webhookId: id },
    query: { before: v.optional(place) },
    answer: deliveriesSchema,
    example: {
      items: [
        {
          id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
          event: 'comment.waiting',
          state: 'delivered',
          attempts: 1,
          code: 204,
          error: '',
          createdAt: at,
          dueAt: null,
          triedAt: at,
        },
      ],
      next: null,
    },
    run: async ({ world, account, params, query }) => {
      if (!may(account, 'edit-signals')) return refused('not-allowed');
      const before = placeOf(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      if (!(await webhookById(world, params.webhookId))) return refused('not-found');
      const { deliveries: found, next } = await deliveryLog(world, params.webhookId, before);
      return answered({ items: found.map(shownDelivery), next: next ? `${next.at}-${next.id}` : null });
    },
  }),
  endpoint({
    ...signals,
    id: 'resendDelivery',
    method: 'POST',
    path: '/webhooks/{webhookId}/deliveries/{deliveryId}',
    summary: 'Send a message again, under the same id',
    params: { webhookId: id, deliveryId: v.pipe(v.string(), v.maxLength(80)) },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await resendDelivery(world, { account, webhookId: params.webhookId, id: params.deliveryId });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
];

export const webhookEndpoints = [...webhooks, ...deliveries];
