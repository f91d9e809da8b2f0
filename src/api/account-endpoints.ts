/** What somebody may see and change of their own account. Ways of signing in, tokens and leaving stay with people. */
import * as v from 'valibot';
import { saveProfile, type Account } from '../rooms/accounts/accounts.ts';
import { articlesByIds } from '../rooms/articles/articles.ts';
import {
  askedFor,
  commenterIdsOf,
  mutedPeople,
  ownComments,
  ownInThread,
  sorts,
  threadPage,
} from '../rooms/discussion/discussion.ts';
import { unreadCount } from '../rooms/notifications/notifications.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { exampleComment, exampleThread, ids } from './examples.ts';
import { historyPlace, historyPlaceText } from './history-place.ts';
import { isLost, refused, wrongPlace, type Fault } from './problems.ts';
import { shownThread } from './read-thread.ts';
import { commentsSchema, id, line, meSchema, mutedSchema, ownInThreadSchema, place } from './schemas.ts';
import { maybeMoment, momentText, pictureUrl, shownComment } from './shown.tsx';
import { publicStory } from './story-endpoints.ts';
import { languages } from './thread-endpoints.ts';

const mostMutes = 2_000;

const exampleMe = {
  id: '01960c70-1d2e-7b3f-a4c5-d6e7f8091a2b',
  name: 'Maren',
  email: 'maren@example.org',
  role: 'reader',
  bio: '',
  picture: null,
  isPublic: true,
  edition: 'en',
  createdAt: '2026-02-03T10:00:00.000Z',
  suspendedUntil: null,
  commenterId: ids.reader,
  unread: 2,
  scopes: ['read', 'comment'],
};

const shownAccount = async (world: World, account: Account, scopes: readonly string[]) => {
  const [commenterId] = await commenterIdsOf(world.db, [account.id]);
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    role: account.role,
    bio: account.bio,
    picture: pictureUrl(world, account.picture),
    isPublic: account.isPublic,
    edition: account.edition ?? null,
    createdAt: momentText(account.createdAt),
    suspendedUntil: maybeMoment(account.suspendedUntil),
    commenterId: commenterId ?? null,
    unread: await unreadCount(world, account.id),
    scopes: [...scopes],
  };
};

const profileFaults = ({ name, bio }: NonNullable<Awaited<ReturnType<typeof saveProfile>>>): Fault[] => [
  ...(name === undefined ? [] : [{ pointer: '/name', detail: `This name is not possible: ${name}.` }]),
  ...(bio === undefined ? [] : [{ pointer: '/bio', detail: 'It is too long.' }]),
];

export const accountEndpoints = [
  endpoint({
    id: 'getMe',
    method: 'GET',
    path: '/me',
    group: 'Your account',
    summary: 'Who you are, and what this token may do',
    access: 'read',
    answer: meSchema,
    example: exampleMe,
    run: async ({ world, account, scopes }) => answered(await shownAccount(world, account, scopes)),
  }),
  endpoint({
    id: 'changeMe',
    method: 'PATCH',
    path: '/me',
    group: 'Your account',
    summary: 'Change your name and what others see of you',
    access: 'profile',
    body: v.strictObject({
      name: v.optional(line(200)),
      bio: v.optional(line(5_000)),
      isPublic: v.optional(v.boolean()),
      edition: v.optional(v.pipe(line(20), v.description('The language your mails are written in.'))),
    }),
    bodyExample: { bio: 'Keeps bees.' },
    status: 204,
    problems: ['invalid'],
    run: async ({ world, visit, account, body }) => {
      const { name = account.name, bio = account.bio, isPublic = account.isPublic, edition = account.edition } = body;
      if (edition !== undefined && !visit.publication.editionByCode(edition))
        return refused('invalid', { errors: [{ pointer: '/edition', detail: 'There is no such edition.' }] });
      const faults = await saveProfile(world, account, { name, bio, isPublic, edition });
      return faults ? refused('invalid', { errors: profileFaults(faults) }) : answered(undefined);
    },
  }),
  endpoint({
    id: 'listMyComments',
    method: 'GET',
    path: '/me/comments',
    group: 'Your account',
    summary: 'Everything you wrote, also what waits or was removed',
    access: 'read',
    query: { before: v.optional(place) },
    answer: commentsSchema,
    example: { items: [exampleComment], next: null },
    problems: ['bad-query'],
    run: async ({ world, account, query }) => {
      const before = historyPlace(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      const { comments, older } = await ownComments(world, account.id, { before });
      const stories = await articlesByIds(world, [...new Set(comments.map(({ articleId }) => articleId))]);
      const show = shownComment(world, new Map(stories.map((story) => [story.id, story.path])));
      return answered({ items: comments.map(show), next: older ? historyPlaceText(older) : null });
    },
  }),
  endpoint({
    id: 'getMyThread',
    method: 'GET',
    path: '/me/threads/{articleId}',
    group: 'Your account',
    summary: 'What you have to do with a discussion',
    detail: 'Your own comments in it (`mine`) or those since your last visit (`new`), and what you recommended.',
    access: 'read',
    params: { articleId: id },
    query: {
      filter: v.optional(v.picklist(['mine', 'new']), 'mine'),
      sort: v.optional(v.picklist(sorts)),
      languages,
      after: v.optional(place),
    },
    answer: ownInThreadSchema,
    example: {
      recommended: [ids.comment],
      waiting: null,
      newSince: '2026-11-19T20:00:00.000Z',
      thread: { ...exampleThread, filter: 'mine' },
    },
    problems: ['not-found', 'bad-query'],
    run: async ({ world, account, params, query }) => {
      const story = await publicStory(world, params.articleId);
      if (!story) return refused('not-found');
      const asked = askedFor((name) => query[name as keyof typeof query], story);
      if (isLost(query.after, asked.after)) return wrongPlace('after');
      const own = await ownInThread(world, account.id, story.id);
      const page = await threadPage(world, story, { ...asked, accountId: account.id });
      return answered({
        recommended: [...own.recommended],
        waiting: own.waiting[0]?.id ?? null,
        newSince: maybeMoment(own.newSince),
        thread: shownThread(world, page),
      });
    },
  }),
  endpoint({
    id: 'listMutes',
    method: 'GET',
    path: '/mutes',
    group: 'Readers',
    summary: 'Whom you have muted',
    access: 'read',
    answer: mutedSchema,
    example: { items: [{ id: ids.reader, name: 'Maren', mutedAt: '2026-11-01T09:30:00.000Z' }] },
    run: async ({ world, account }) => {
      const muted = await mutedPeople(world.db, account.id, mostMutes);
      return answered({
        items: muted.map(({ commenterId, name, at }) => ({ id: commenterId, name, mutedAt: momentText(at) })),
      });
    },
  }),
];
