/** Readers who ask for another look at a decision, and what somebody else makes of it. */
import * as v from 'valibot';
import { appealById, decideAppeal, openAppeals, type Appeal } from '../rooms/discussion/discussion.ts';
import { deskProblems, deskRefusal } from './desk-refusals.ts';
import { appealSchema, appealsSchema, decisionMadeSchema } from './desk-schemas.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { historyPlace, historyPlaceText } from './history-place.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { people } from './reader-desk-endpoints.ts';
import { id, line, place } from './schemas.ts';
import { maybeMoment, momentText } from './shown.tsx';

const at = '2026-11-20T08:20:00.000Z';

const shownAppeal = (one: Appeal) => ({
  id: one.id,
  kind: one.kind,
  commentId: one.commentId ?? null,
  restrictionId: one.restrictionId ?? null,
  decisionId: one.decisionId,
  words: one.words,
  state: one.state,
  at: momentText(one.at),
  dueAt: momentText(one.dueAt),
  handledAt: maybeMoment(one.handledAt),
  answer: one.answer,
});

const exampleAppeal = {
  id: ids.answer,
  kind: 'comment' as const,
  commentId: ids.comment,
  restrictionId: null,
  decisionId: ids.decision,
  words: 'I quoted the minister, that was not my own word.',
  state: 'open' as const,
  at,
  dueAt: '2026-11-27T08:20:00.000Z',
  handledAt: null,
  answer: '',
};

export const appealEndpoints = [
  endpoint({
    ...people,
    problems: [...deskProblems, 'bad-query'],
    id: 'listAppeals',
    method: 'GET',
    path: '/appeals',
    summary: 'Appeals nobody has decided yet, the most urgent first',
    query: { after: v.optional(place) },
    answer: appealsSchema,
    example: { items: [exampleAppeal], next: null },
    run: async ({ world, query }) => {
      const after = historyPlace(query.after);
      if (isLost(query.after, after)) return wrongPlace('after');
      const page = await openAppeals(world, { after });
      return answered({ items: page.appeals.map(shownAppeal), next: page.after ? historyPlaceText(page.after) : null });
    },
  }),
  endpoint({
    ...people,
    id: 'getAppeal',
    method: 'GET',
    path: '/appeals/{appealId}',
    summary: 'One appeal',
    params: { appealId: id },
    answer: appealSchema,
    example: exampleAppeal,
    run: async ({ world, params }) => {
      const appeal = await appealById(world, params.appealId);
      return appeal ? answered(shownAppeal(appeal)) : refused('not-found');
    },
  }),
  endpoint({
    ...people,
    id: 'decideAppeal',
    method: 'POST',
    path: '/appeals/{appealId}/decision',
    summary: 'Decide about an appeal; whoever appealed is mailed the answer',
    detail:
      '`overturned`: the comment comes back, the restriction ends. Who made the decision cannot decide about the appeal.',
    params: { appealId: id },
    body: v.strictObject({ verdict: v.picklist(['upheld', 'overturned']), answer: line(2_000) }),
    bodyExample: { verdict: 'overturned', answer: 'You are right, it was a quotation.' },
    answer: decisionMadeSchema,
    example: { decisionId: ids.decision },
    run: async ({ world, account, params, body }) => {
      const done = await decideAppeal(world, { account, ...params, ...body });
      return done.ok ? answered({ decisionId: done.value.decisionId }) : deskRefusal(done);
    },
  }),
];
