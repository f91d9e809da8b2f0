/** What a reader is told, and how. */
import * as v from 'valibot';
import {
  choicesOf,
  notificationPath,
  notificationPlaceText,
  parseNotificationPlace,
  readNotifications,
  readUntil,
  saveChoices,
  unreadCount,
  type Described,
} from '../rooms/notifications/notifications.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { isLost, wrongPlace } from './problems.ts';
import { choicesSchema, moment, notificationsSchema, place, someChoicesSchema } from './schemas.ts';
import { momentText, urlOf } from './shown.tsx';

const exampleChoices = {
  reply: { mail: 'once' as const, push: true },
  thread: { mail: 'daily' as const, push: false },
  pick: { mail: 'once' as const, push: true },
  decision: { mail: 'once' as const, push: true },
  story: { mail: 'daily' as const, push: false },
};

const shownNotification = (world: World, told: Described) => {
  const path = notificationPath(told);
  const { decision } = told;
  return {
    id: told.id,
    kind: told.kind,
    at: momentText(told.at),
    isRead: told.isRead,
    count: told.count,
    articleId: told.details.articleId,
    headline: told.story?.headline ?? null,
    commentId: told.comment?.id ?? null,
    by: told.comment?.name ?? null,
    excerpt: told.comment?.text ?? '',
    decision: decision ? { act: decision.act, rule: decision.rule ?? null, words: decision.words } : null,
    because: told.because ?? null,
    url: path === undefined ? null : urlOf(world, path),
  };
};

export const notificationEndpoints = [
  endpoint({
    id: 'listNotifications',
    method: 'GET',
    path: '/notifications',
    group: 'Notifications',
    summary: 'What you have been told, the newest first',
    access: 'read',
    query: { before: v.optional(place) },
    answer: notificationsSchema,
    example: {
      items: [
        {
          id: '01963f32-55d1-7a0e-b8c4-3e92f7ad6015',
          kind: 'reply',
          at: '2026-11-20T08:15:02.001Z',
          isRead: false,
          count: 1,
          articleId: ids.story,
          headline: 'The tide came twice',
          commentId: ids.answer,
          by: 'Maren',
          excerpt: 'By whom?',
          decision: null,
          because: null,
          url: `https://news.example/2026/11/20/the-tide?comment=${ids.answer}#comment-${ids.answer}`,
        },
      ],
      unread: 1,
      next: null,
    },
    problems: ['bad-query'],
    run: async ({ world, visit, account, query }) => {
      const before = parseNotificationPlace(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      const { items, older } = await readNotifications(world, account.id, { before, edition: visit.edition.code });
      return answered({
        items: items.map((told) => shownNotification(world, told)),
        unread: await unreadCount(world, account.id),
        next: older ? notificationPlaceText(older) : null,
      });
    },
  }),
  endpoint({
    id: 'readNotifications',
    method: 'POST',
    path: '/notifications/read',
    group: 'Notifications',
    summary: 'Mark as read what came until a moment',
    access: 'notifications',
    body: v.strictObject({ until: moment }),
    bodyExample: { until: '2026-11-20T08:15:02.001Z' },
    status: 204,
    run: async ({ world, account, body }) => {
      await readUntil(world, account.id, Date.parse(body.until));
      return answered(undefined);
    },
  }),
  endpoint({
    id: 'getChoices',
    method: 'GET',
    path: '/notifications/choices',
    group: 'Notifications',
    summary: 'How you are told of what',
    access: 'read',
    answer: choicesSchema,
    example: exampleChoices,
    run: async ({ world, account }) => answered(await choicesOf(world.db, account.id)),
  }),
  endpoint({
    id: 'changeChoices',
    method: 'PATCH',
    path: '/notifications/choices',
    group: 'Notifications',
    summary: 'Choose how you are told; what is not named stays',
    access: 'notifications',
    body: someChoicesSchema,
    bodyExample: { story: { mail: 'weekly', push: false } },
    answer: choicesSchema,
    example: { ...exampleChoices, story: { mail: 'weekly', push: false } },
    run: async ({ world, account, body }) => {
      const chosen = Object.entries(body).filter(([, choice]) => choice !== undefined);
      await saveChoices(world, account.id, Object.fromEntries(chosen));
      return answered(await choicesOf(world.db, account.id));
    },
  }),
];
