/** Writing, and what readers do with the comments of others. */
import * as v from 'valibot';
import {
  deleteComment,
  editComment,
  muteReader,
  postComment,
  recommend,
  reportComment,
  type Report,
} from '../rooms/discussion/discussion.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { refused } from './problems.ts';
import { ground, id, line, postedSchema, recommendationSchema, reportReason } from './schemas.ts';
import { written, writingProblems } from './write-comment.ts';
import type { Account } from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';

const typed = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(60_000),
  v.description('Markdown: emphasis, strong, quote, list, link, ||spoiler||, code.'),
);
const confirmed = v.optional(v.pipe(v.boolean(), v.description('Post it although a check asked to rephrase it.')));

const examplePosted = {
  id: ids.comment,
  rootId: ids.comment,
  articleId: ids.story,
  state: 'published' as const,
  reason: null,
  detail: null,
  url: `https://news.example/2026/11/20/the-tide?comment=${ids.comment}#comment-${ids.comment}`,
};

const recommending = async (world: World, account: Account, commentId: string, isOn: boolean) => {
  const done = await recommend(world, { account, commentId, isOn });
  if (!done.ok) return refused(done.refusal === 'no-comment' ? 'not-found' : done.refusal);
  const { isOn: isRecommended, count: recommendCount } = done.value;
  return answered({ commentId, isRecommended, recommendCount });
};

const muting = async (world: World, account: Account, commenterId: string, isOn: boolean) => {
  const done = await muteReader(world, { account, commenterId, isOn });
  if (!done.ok) return refused(done.refusal === 'no-commenter' ? 'not-found' : done.refusal);
  return answered(undefined);
};

const reportBody = v.strictObject({
  kind: v.optional(v.picklist(['report', 'illegal', 'error']), 'report'),
  reason: v.optional(v.pipe(reportReason, v.description('For a report.'))),
  ground: v.optional(v.pipe(ground, v.description('For a notice of illegal content.'))),
  text: v.optional(line(5_000), ''),
  name: v.optional(line(200)),
  email: v.optional(line(254)),
  place: v.optional(v.pipe(line(2_000), v.description('The exact address; that of the comment unless told.'))),
  isGoodFaith: v.optional(v.boolean(), false),
});

const faultPointers = {
  'no-reason': ['/reason', 'Say why: a reason for a report, a ground for a notice.'],
  'no-text': ['/text', 'Say what is wrong, in a few words more.'],
  'no-name': ['/name', 'A notice names who gives it.'],
  'no-email': ['/email', 'A notice has an e-mail address for the answer.'],
  'no-place': ['/place', 'Say where exactly it is.'],
  'no-good-faith': ['/isGoodFaith', 'Confirm that the notice is accurate and complete.'],
} as const;

const reporting = async (world: World, report: Report) => {
  const done = await reportComment(world, report);
  if (done.ok) return answered(undefined);
  if (done.refusal === 'no-comment') return refused('not-found');
  if (done.refusal === 'signed-out')
    return refused('not-signed-in', { headers: { 'WWW-Authenticate': 'Bearer realm="api"' } });
  const [pointer, detail] = faultPointers[done.refusal];
  return refused('invalid', { errors: [{ pointer, detail }] });
};

const writing = [
  endpoint({
    id: 'postComment',
    method: 'POST',
    path: '/comments',
    group: 'Comments',
    summary: 'Post a comment or an answer',
    detail: [
      'It is answered only when it is on disk. With the header `Idempotency-Key` the same comment sent again is posted once,',
      'and the answer is the one to the first. A comment may wait for a moderator (`state`), be refused with the reason, or be',
      'sent back once with the question whether it could be said otherwise.',
    ].join(' '),
    access: 'comment',
    body: v.strictObject({ articleId: id, parentId: v.optional(id), text: typed, confirmed }),
    bodyExample: { articleId: ids.story, text: 'The *second* gauge was moved in spring.' },
    status: 201,
    answer: postedSchema,
    example: examplePosted,
    problems: writingProblems,
    takesKey: true,
    run: async ({ world, visit, account, body, network, idempotencyKey: postKey }) =>
      written(world, visit, await postComment(world, { ...body, account, network, postKey })),
  }),
  endpoint({
    id: 'editComment',
    method: 'PATCH',
    path: '/comments/{commentId}',
    group: 'Comments',
    summary: 'Change your comment while there is time',
    access: 'comment',
    params: { commentId: id },
    body: v.strictObject({ text: typed, confirmed }),
    bodyExample: { text: 'The *second* gauge was moved in March.' },
    answer: postedSchema,
    example: examplePosted,
    problems: writingProblems,
    run: async ({ world, visit, account, body, network, params }) =>
      written(world, visit, await editComment(world, { ...body, ...params, account, network })),
  }),
  endpoint({
    id: 'deleteComment',
    method: 'DELETE',
    path: '/comments/{commentId}',
    group: 'Comments',
    summary: 'Delete your comment for good',
    access: 'comment',
    params: { commentId: id },
    status: 204,
    problems: ['not-yours'],
    run: async ({ world, account, params }) => {
      const done = await deleteComment(world, { account, ...params });
      return done.ok ? answered(undefined) : refused(done.refusal);
    },
  }),
];

const reacting = [
  endpoint({
    id: 'recommendComment',
    method: 'PUT',
    path: '/comments/{commentId}/recommendation',
    group: 'Comments',
    summary: 'Recommend a comment',
    access: 'comment',
    params: { commentId: id },
    answer: recommendationSchema,
    example: { commentId: ids.comment, isRecommended: true, recommendCount: 18 },
    problems: ['not-found', 'own', 'suspended'],
    run: ({ world, account, params }) => recommending(world, account, params.commentId, true),
  }),
  endpoint({
    id: 'unrecommendComment',
    method: 'DELETE',
    path: '/comments/{commentId}/recommendation',
    group: 'Comments',
    summary: 'Take a recommendation back',
    access: 'comment',
    params: { commentId: id },
    answer: recommendationSchema,
    example: { commentId: ids.comment, isRecommended: false, recommendCount: 17 },
    problems: ['not-found', 'own', 'suspended'],
    run: ({ world, account, params }) => recommending(world, account, params.commentId, false),
  }),
  endpoint({
    id: 'reportComment',
    method: 'POST',
    path: '/comments/{commentId}/reports',
    group: 'Comments',
    summary: 'Report a comment, give notice of illegal content, or tell the newsroom of an error',
    detail:
      'A notice (`kind` `illegal`) needs no account; it says on what ground, who gives it, where it is, and in good faith.',
    access: 'anyone',
    params: { commentId: id },
    body: reportBody,
    bodyExample: { kind: 'report', reason: 'insult', text: 'Second sentence.' },
    status: 204,
    quota: 'reports',
    problems: ['not-found', 'not-signed-in', 'invalid'],
    run: ({ world, visit, account, params, body }) => {
      const { kind, reason, text, name, email, isGoodFaith } = body;
      const place = body.place ?? `${world.config.publicUrl}/comments/${params.commentId}`;
      const notice = { name: name ?? account?.name ?? '', email: email ?? account?.email ?? '', place, isGoodFaith };
      const why = (kind === 'illegal' ? body.ground : reason) ?? '';
      const report = { account, kind, text, reason: why, edition: visit.edition.code, ...params };
      return reporting(world, { ...report, ...(kind === 'illegal' ? { notice } : {}) });
    },
  }),
  endpoint({
    id: 'muteReader',
    method: 'PUT',
    path: '/mutes/{readerId}',
    group: 'Readers',
    summary: 'Fold what somebody writes, for you alone',
    access: 'follow',
    params: { readerId: id },
    status: 204,
    problems: ['not-found', 'own', 'too-many'],
    run: ({ world, account, params }) => muting(world, account, params.readerId, true),
  }),
  endpoint({
    id: 'unmuteReader',
    method: 'DELETE',
    path: '/mutes/{readerId}',
    group: 'Readers',
    summary: 'Show again what somebody writes',
    access: 'follow',
    params: { readerId: id },
    status: 204,
    problems: ['not-found', 'own', 'too-many'],
    run: ({ world, account, params }) => muting(world, account, params.readerId, false),
  }),
];

export const commentEndpoints = [...writing, ...reacting];
