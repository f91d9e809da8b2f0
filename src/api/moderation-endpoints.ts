/** What moderators do. Every act is a decision that is kept, as when it is done on the page. */
import * as v from 'valibot';
import type { Account } from '../rooms/accounts/accounts.ts';
import {
  closeErrorReport,
  commentToMarkdown,
  decide,
  decisionActs,
  markSource,
  permalinkOf,
  pickComment,
  setThreadState,
} from '../rooms/discussion/discussion.ts';
import {
  deskAges,
  deskCounts,
  deskLists,
  deskOrders,
  deskPage,
  deskPlaceOf,
  deskPlaceText,
  type DeskItem,
} from '../rooms/moderation/moderation.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { exampleComment, ids } from './examples.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { decidedSchema, deskCountsSchema, deskSchema, id, line, place, ruleName, threadState } from './schemas.ts';
import { maybeMoment, momentText, urlOf } from './shown.tsx';

const moderation = { access: 'moderate', group: 'Moderation' } as const;

const picking = async (world: World, pick: { account: Account; commentId: string; isOn: boolean; why?: string }) => {
  const done = await pickComment(world, pick);
  if (done.ok) return answered(undefined);
  return refused(done.refusal === 'no-comment' ? 'not-found' : done.refusal);
};

const marking = async (world: World, account: Account, commenterId: string, isSource: boolean) => {
  const done = await markSource(world, { account, commenterId, isSource });
  if (done.ok) return answered(undefined);
  return refused(done.refusal === 'no-commenter' ? 'not-found' : done.refusal);
};

const shownFinding = ({ check, verdict, reason, judge }: DeskItem['findings'][number]) => ({
  check,
  verdict,
  reason,
  judge: judge
    ? { name: judge.name, said: judge.said, reason: judge.why, model: judge.model, score: judge.score ?? null }
    : null,
});

const shownItem = (world: World, item: DeskItem) => ({
  id: item.id,
  articleId: item.articleId,
  headline: item.headline,
  state: item.state,
  markdown: item.body ? commentToMarkdown(item.body) : null,
  createdAt: momentText(item.createdAt),
  editedAt: maybeMoment(item.editedAt),
  isPick: item.isPick,
  recommendCount: item.recommends,
  writer: {
    name: item.writer.name,
    badge: item.writer.badge ?? null,
    published: item.writer.published,
    removed: item.writer.removed,
  },
  findings: item.findings.map(shownFinding),
  reports: item.notes.map((note) => ({ id: note.id, reason: note.reason, text: note.text, at: momentText(note.at) })),
  url: urlOf(world, permalinkOf(item, item.path)),
});

const desk = [
  endpoint({
    ...moderation,
    id: 'getDesk',
    method: 'GET',
    path: '/moderation',
    summary: 'How much work there is in each list',
    detail: 'Counted up to 1,000.',
    answer: deskCountsSchema,
    example: { reported: 1, waiting: 4, new: 12, appeals: 1, illegal: 0, errors: 2, escalated: 0 },
    run: async ({ world }) => answered(await deskCounts(world)),
  }),
  endpoint({
    ...moderation,
    id: 'listDesk',
    method: 'GET',
    path: '/moderation/{list}',
    summary: 'Comments that wait, were reported, are new …',
    detail:
      'Narrowed by story, section, edition, reason (a check, a rule, or what a report says), age or writer; in the order `risk` what is most likely to do harm comes first.',
    params: { list: v.picklist(deskLists) },
    query: {
      after: v.optional(place),
      order: v.optional(v.picklist(deskOrders)),
      articleId: v.optional(id),
      sectionId: v.optional(id),
      edition: v.optional(line(20)),
      reason: v.optional(line(60)),
      age: v.optional(v.picklist(deskAges)),
      readerId: v.optional(id),
    },
    answer: deskSchema,
    example: {
      items: [
        {
          id: ids.comment,
          articleId: ids.story,
          headline: 'The tide came twice',
          state: 'waiting',
          markdown: exampleComment.markdown,
          createdAt: exampleComment.createdAt,
          editedAt: null,
          isPick: false,
          recommendCount: 0,
          writer: { name: 'Maren', badge: null, published: 0, removed: 0 },
          findings: [{ check: 'new-reader', verdict: 'hold', reason: 'first-comments', judge: null }],
          reports: [],
          url: exampleComment.url,
        },
      ],
      next: null,
    },
    problems: ['bad-query'],
    run: async ({ world, account, params, query }) => {
      const after = deskPlaceOf(query.after);
      if (isLost(query.after, after)) return wrongPlace('after');
      const { articleId: thread, sectionId: section, edition, reason, age, readerId: reader, order } = query;
      const filter = { thread, section, edition, reason, age, reader };
      const { items, next } = await deskPage(world, { list: params.list, after, order, filter, account });
      return answered({
        items: items.map((item) => shownItem(world, item)),
        next: next ? deskPlaceText(next) : null,
      });
    },
  }),
];

const deciding = [
  endpoint({
    ...moderation,
    id: 'decide',
    method: 'POST',
    path: '/comments/{commentId}/decision',
    summary: 'Approve, remove or restore a comment',
    detail: 'Removing names a rule; `words` are told to the writer beside it.',
    params: { commentId: id },
    body: v.strictObject({ act: v.picklist(decisionActs), rule: v.optional(ruleName), words: v.optional(line(2_000)) }),
    bodyExample: { act: 'remove', rule: 'insult', words: 'Please argue with the text, not with its writer.' },
    answer: decidedSchema,
    example: { decisionId: ids.decision, articleId: ids.story, state: 'removed' },
    problems: ['not-allowed', 'not-found', 'gone', 'invalid'],
    run: async ({ world, account, params, body }) => {
      const done = await decide(world, { account, ...params, ...body });
      if (done.ok) return answered(done.value);
      if (done.refusal === 'no-rule')
        return refused('invalid', { errors: [{ pointer: '/rule', detail: 'Say under which rule it is removed.' }] });
      return refused(done.refusal === 'no-comment' ? 'not-found' : done.refusal);
    },
  }),
  endpoint({
    ...moderation,
    id: 'pick',
    method: 'PUT',
    path: '/comments/{commentId}/pick',
    summary: 'Put a comment among the picks, and say why',
    params: { commentId: id },
    body: v.strictObject({ why: v.optional(line(1_000), '') }),
    bodyExample: { why: 'Knows the gauges.' },
    isBodyOptional: true,
    status: 204,
    problems: ['not-allowed', 'not-found'],
    run: ({ world, account, params, body }) => picking(world, { account, ...params, isOn: true, why: body.why }),
  }),
  endpoint({
    ...moderation,
    id: 'unpick',
    method: 'DELETE',
    path: '/comments/{commentId}/pick',
    summary: 'Take it out of the picks',
    params: { commentId: id },
    status: 204,
    problems: ['not-allowed', 'not-found'],
    run: ({ world, account, params }) => picking(world, { account, ...params, isOn: false }),
  }),
  endpoint({
    ...moderation,
    id: 'setThread',
    method: 'PUT',
    path: '/articles/{articleId}/thread',
    summary: 'Open, hold, close or hide a discussion, or put a text above it',
    detail:
      'What is not named stays. `state` null: as section, age and publication say. `preset` is the key of a preset, which then says the state.',
    params: { articleId: id },
    body: v.strictObject({
      state: v.optional(v.nullable(threadState)),
      announcement: v.optional(line(10_000)),
      preset: v.optional(v.nullable(line(40))),
    }),
    bodyExample: { state: 'held', announcement: 'Comments are read before they appear.' },
    status: 204,
    problems: ['not-allowed', 'not-found'],
    run: async ({ world, account, params, body }) => {
      const done = await setThreadState(world, { account, ...params, ...body });
      if (done.ok) return answered(undefined);
      return refused(done.refusal === 'no-story' ? 'not-found' : done.refusal);
    },
  }),
  endpoint({
    ...moderation,
    id: 'closeErrorReport',
    method: 'POST',
    path: '/reports/{reportId}/decision',
    summary: 'Say that a reported error in a story was dealt with',
    params: { reportId: id },
    body: v.strictObject({ isUpheld: v.pipe(v.boolean(), v.description('There was an error.')) }),
    bodyExample: { isUpheld: true },
    status: 204,
    problems: ['not-allowed', 'not-found'],
    run: async ({ world, account, params, body }) => {
      const done = await closeErrorReport(world, { account, ...params, ...body });
      if (done.ok) return answered(undefined);
      return refused(done.refusal === 'no-report' ? 'not-found' : done.refusal);
    },
  }),
  endpoint({
    ...moderation,
    id: 'markSource',
    method: 'PUT',
    path: '/readers/{readerId}/source',
    summary: 'Say beside a name that this reader is a source',
    params: { readerId: id },
    status: 204,
    problems: ['not-allowed', 'not-found'],
    run: ({ world, account, params }) => marking(world, account, params.readerId, true),
  }),
  endpoint({
    ...moderation,
    id: 'unmarkSource',
    method: 'DELETE',
    path: '/readers/{readerId}/source',
    summary: 'Say no longer that a reader is a source',
    params: { readerId: id },
    status: 204,
    problems: ['not-allowed', 'not-found'],
    run: ({ world, account, params }) => marking(world, account, params.readerId, false),
  }),
];

export const moderationEndpoints = [...desk, ...deciding];
