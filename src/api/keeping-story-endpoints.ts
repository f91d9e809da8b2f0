/** The bin, private links and addresses of stories. */
import * as v from 'valibot';
import {
  changeAddress,
  deleteForGood,
  deskStory,
  dropAddress,
  formerAddresses,
  makePreviewLink,
  previewLinksOf,
  restoreStory,
  revokePreviewLink,
  trashStory,
  type PreviewLink,
} from '../rooms/drafting/drafting.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal } from './newsroom-refusals.ts';
import { count, flag, listOf, maybeText, maybeTime, said, text } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line, moment } from './schemas.ts';
import { maybeMoment, momentText, urlOf } from './shown.tsx';

const writing = { access: 'stories:write', group: 'Publishing', problems: [...newsroomProblems, 'bad-query'] } as const;
const reading = { ...writing, access: 'stories:read' } as const;
const publishing = { ...writing, access: 'stories:publish' } as const;
const storyParams = { storyId: id };

const bin = [
  endpoint({
    ...writing,
    id: 'trashStory',
    method: 'POST',
    path: '/stories/{storyId}/trash',
    summary: 'Throw a story away; it can be had back for 30 days',
    params: storyParams,
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await trashStory(world, { account, articleId: params.storyId });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...writing,
    id: 'restoreStory',
    method: 'POST',
    path: '/stories/{storyId}/restore',
    summary: 'Take a story out of the bin; it is not public until somebody publishes it',
    params: storyParams,
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await restoreStory(world, { account, articleId: params.storyId });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...writing,
    id: 'deleteStory',
    method: 'DELETE',
    path: '/stories/{storyId}',
    summary: 'Delete a story in the bin for good, with all that hangs on it',
    params: storyParams,
    query: { withComments: v.optional(said(v.picklist(['true']), 'With what readers have written under it.')) },
    status: 204,
    run: async ({ world, account, params, query }) => {
      const withComments = query.withComments === 'true';
      const done = await deleteForGood(world, { account, articleId: params.storyId, withComments });
      return done.ok ? answered(undefined) : newsroomRefusal({ refusal: done.refusal });
    },
  }),
];

const linkSchema = v.strictObject({
  id,
  forWhom: text,
  by: maybeText,
  createdAt: moment,
  expiresAt: moment,
  revokedAt: maybeTime,
  uses: count,
  lastUsedAt: maybeTime,
  isGood: flag,
});
const shownLink = (link: PreviewLink) => ({
  ...link,
  by: link.by ?? null,
  createdAt: momentText(link.createdAt),
  expiresAt: momentText(link.expiresAt),
  revokedAt: maybeMoment(link.revokedAt),
  lastUsedAt: maybeMoment(link.lastUsedAt),
});

const links = [
  endpoint({
    ...reading,
    id: 'listPreviewLinks',
    method: 'GET',
    path: '/stories/{storyId}/links',
    summary: 'A story’s private links, good and ended; never with their secrets',
    params: storyParams,
    answer: listOf(linkSchema),
    example: {
      items: [
        {
          id: ids.decision,
          forWhom: 'The pilots’ union',
          by: 'Maren',
          createdAt: at,
          expiresAt: '2026-11-27T08:20:00.000Z',
          revokedAt: null,
          uses: 2,
          lastUsedAt: at,
          isGood: true,
        },
      ],
    },
    run: async ({ world, account, params: { storyId } }) => {
      if (!(await deskStory(world, account, storyId))) return refused('not-found');
      return answered({ items: (await previewLinksOf(world, storyId)).map(shownLink) });
    },
  }),
  endpoint({
    ...writing,
    id: 'makePreviewLink',
    method: 'POST',
    path: '/stories/{storyId}/links',
    summary: 'Make a link by which people without an account read the draft; it is told this one time',
    params: storyParams,
    body: v.strictObject({
      days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
      forWhom: v.optional(line(120), ''),
    }),
    bodyExample: { days: 7, forWhom: 'The pilots’ union' },
    status: 201,
    answer: v.strictObject({ id, url: text, expiresAt: moment }),
    example: {
      id: ids.decision,
      url: 'https://news.example/preview/MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYq',
      expiresAt: '2026-11-27T08:20:00.000Z',
    },
    run: async ({ world, account, params, body }) => {
      const done = await makePreviewLink(world, { account, articleId: params.storyId, ...body });
      if (!done.ok) return newsroomRefusal(done);
      const { id: linkId, path, expiresAt } = done.value;
      return answered({ id: linkId, url: urlOf(world, path), expiresAt: momentText(expiresAt) });
    },
  }),
  endpoint({
    ...writing,
    id: 'revokePreviewLink',
    method: 'DELETE',
    path: '/stories/{storyId}/links/{linkId}',
    summary: 'End a private link at once',
    params: { storyId: id, linkId: id },
    status: 204,
    run: async ({ world, account, params: { storyId, linkId } }) => {
      const done = await revokePreviewLink(world, { account, articleId: storyId, linkId });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
];

const addresses = [
  endpoint({
    ...reading,
    id: 'listStoryAddresses',
    method: 'GET',
    path: '/stories/{storyId}/addresses',
    summary: 'A story’s address, and former ones that lead to it',
    params: storyParams,
    answer: v.strictObject({ path: text, former: v.array(v.strictObject({ path: text, since: moment })) }),
    example: { path: '/2026/11/20/the-tide', former: [{ path: '/2026/11/20/the-tides', since: at }] },
    run: async ({ world, account, params: { storyId } }) => {
      const story = await deskStory(world, account, storyId);
      if (!story) return refused('not-found');
      const former = (await formerAddresses(world, storyId)).map(({ path, since }) => ({
        path,
        since: momentText(since),
      }));
      return answered({ path: story.path, former });
    },
  }),
  endpoint({
    ...publishing,
    id: 'changeStoryAddress',
    method: 'PUT',
    path: '/stories/{storyId}/addresses',
    summary: 'Give a story that is or was public another end of its address; the former one leads there',
    params: storyParams,
    body: v.strictObject({ slug: line(200) }),
    bodyExample: { slug: 'the-second-gauge' },
    answer: v.strictObject({ path: text }),
    example: { path: '/2026/11/20/the-second-gauge' },
    run: async ({ world, account, params, body }) => {
      const done = await changeAddress(world, { account, articleId: params.storyId, slug: body.slug });
      return done.ok ? answered(done.value) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...publishing,
    id: 'dropStoryAddress',
    method: 'DELETE',
    path: '/stories/{storyId}/addresses',
    summary: 'A former address leads nowhere any more, and may be given to another story',
    params: storyParams,
    query: { path: line(500) },
    status: 204,
    run: async ({ world, account, params, query }) => {
      const done = await dropAddress(world, { account, articleId: params.storyId, path: query.path });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
];

export const keepingStoryEndpoints = [...bin, ...links, ...addresses];
