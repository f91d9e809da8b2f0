/** What moderators do with comments beside deciding about one: many at once, taking back, moving. */
import * as v from 'valibot';
import {
  closeSubthread,
  decideMany,
  decisionActs,
  mostAtOnce,
  moveUnder,
  undoDecision,
  undoMinutes,
} from '../rooms/discussion/discussion.ts';
import { claim, likeDecisions, linkPrecedent, release, unlinkPrecedent } from '../rooms/moderation/moderation.ts';
import { deskProblems, deskRefusal } from './desk-refusals.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import {
  claimSchema,
  decisionMadeSchema,
  likeDecisionsSchema,
  manyDecidedSchema,
  undoneSchema,
} from './desk-schemas.ts';
import { id, line, ruleName } from './schemas.ts';
import { momentText } from './shown.tsx';

export const moderation = { access: 'moderate', group: 'Moderation' } as const;
export const acting = { ...moderation, problems: deskProblems } as const;
const at = '2026-11-20T08:20:00.000Z';

const decisions = [
  endpoint({
    ...acting,
    id: 'decideMany',
    method: 'POST',
    path: '/decisions',
    summary: `Decide about up to ${mostAtOnce} comments at once`,
    detail:
      'One transaction; each comment has a decision of its own. `gone` are those about which nothing was left to decide.',
    body: v.strictObject({
      commentIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(mostAtOnce)),
      act: v.picklist(decisionActs),
      rule: v.optional(ruleName),
      words: v.optional(line(2_000)),
    }),
    bodyExample: { commentIds: [ids.comment, ids.answer], act: 'approve' },
    answer: manyDecidedSchema,
    example: { done: [ids.comment], gone: [ids.answer], decisionIds: [ids.decision] },
    run: async ({ world, account, body }) => {
      const done = await decideMany(world, { account, ...body });
      return done.ok ? answered(done.value) : deskRefusal(done);
    },
  }),
  endpoint({
    ...acting,
    id: 'undoDecision',
    method: 'POST',
    path: '/decisions/{decisionId}/undo',
    summary: `Take one’s own decision back, within ${undoMinutes} minutes`,
    detail: 'Only while nothing else was decided about the comment since.',
    params: { decisionId: id },
    answer: undoneSchema,
    example: { commentId: ids.comment, articleId: ids.story, state: 'waiting', decisionId: ids.decision },
    run: async ({ world, account, params }) => {
      const done = await undoDecision(world, { account, ...params });
      return done.ok ? answered(done.value) : deskRefusal(done);
    },
  }),
  endpoint({
    ...acting,
    id: 'linkPrecedent',
    method: 'PUT',
    path: '/decisions/{decisionId}/precedents/{likeId}',
    summary: 'Say that two decisions are alike',
    params: { decisionId: id, likeId: id },
    body: v.strictObject({ note: v.optional(line(500), '') }),
    bodyExample: { note: 'Both quote the same leaflet.' },
    isBodyOptional: true,
    status: 204,
    run: async ({ world, account, params, body }) => {
      const done = await linkPrecedent(world, { account, ...params, note: body.note });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
  endpoint({
    ...acting,
    id: 'unlinkPrecedent',
    method: 'DELETE',
    path: '/decisions/{decisionId}/precedents/{likeId}',
    summary: 'Say no longer that two decisions are alike',
    params: { decisionId: id, likeId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await unlinkPrecedent(world, { account, ...params });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
  endpoint({
    ...moderation,
    id: 'listLikeDecisions',
    method: 'GET',
    path: '/comments/{commentId}/like-decisions',
    summary: 'How comments like this one were decided',
    params: { commentId: id },
    answer: likeDecisionsSchema,
    example: {
      items: [
        { decisionId: ids.decision, commentId: ids.answer, act: 'remove', rule: 'insult', words: '', by: 'Maren', at },
      ],
    },
    run: async ({ world, params }) => {
      const found = await likeDecisions(world, params.commentId);
      const items = found.map(({ decisionId, commentId, act, rule = null, words, by = null, at: when }) => ({
        decisionId,
        commentId,
        act,
        rule,
        words,
        by,
        at: momentText(when),
      }));
      return answered({ items });
    },
  }),
];

const placing = [
  endpoint({
    ...acting,
    id: 'moveComment',
    method: 'PUT',
    path: '/comments/{commentId}/parent',
    summary: 'Move a comment, with all that hangs on it, under another of the same story',
    params: { commentId: id },
    body: v.strictObject({ parentId: v.nullable(id) }),
    bodyExample: { parentId: ids.answer },
    answer: decisionMadeSchema,
    example: { decisionId: ids.decision },
    run: async ({ world, account, params, body }) => {
      const done = await moveUnder(world, { account, ...params, parentId: body.parentId ?? undefined });
      return done.ok ? answered({ decisionId: done.value.decisionId }) : deskRefusal(done);
    },
  }),
  ...([true, false] as const).map((isClosed) =>
    endpoint({
      ...acting,
      id: isClosed ? 'closeSubthread' : 'openSubthread',
      method: isClosed ? 'PUT' : 'DELETE',
      path: '/comments/{commentId}/closed',
      summary: isClosed ? 'Take no more answers below a comment' : 'Take answers below it again',
      params: { commentId: id },
      status: 204,
      run: async ({ world, account, params }) => {
        const done = await closeSubthread(world, { account, ...params, isClosed });
        return done.ok ? answered(undefined) : deskRefusal(done);
      },
    }),
  ),
  endpoint({
    ...acting,
    id: 'claimComment',
    method: 'PUT',
    path: '/comments/{commentId}/claim',
    summary: 'Say that you are looking at it, for three minutes',
    detail: '`isYours` is false when a colleague has it already.',
    params: { commentId: id },
    answer: claimSchema,
    example: { isYours: false, name: 'Maren' },
    run: async ({ world, account, params }) => {
      const held = await claim(world, { account, subject: `comment:${params.commentId}` });
      return answered({ isYours: held?.accountId === account.id, name: held?.name ?? account.name });
    },
  }),
  endpoint({
    ...acting,
    id: 'releaseComment',
    method: 'DELETE',
    path: '/comments/{commentId}/claim',
    summary: 'Let go of it',
    params: { commentId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      await release(world, { account, subject: `comment:${params.commentId}` });
      return answered(undefined);
    },
  }),
];

export const decidingEndpoints = [...decisions, ...placing];
