/** Who is asked before a comment appears: external judges, for editors and publishers. */
import * as v from 'valibot';
import {
  addJudge,
  agreementOf,
  changeJudge,
  listJudges,
  may,
  removeJudge,
  rotateJudgeSecret,
  tryJudge,
  type ShownJudge,
} from '../rooms/discussion/discussion.ts';
import { deskRefusal } from './desk-refusals.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { refused } from './problems.ts';
import { id, line } from './schemas.ts';
import { maybeMoment } from './shown.tsx';
import { agreementSchema, judgeBody, judgedSchema, judgesSchema, secretSchema } from './signal-schemas.ts';
import { exampleSecret, signals } from './webhook-endpoints.ts';

const at = '2026-11-20T08:20:00.000Z';

const exampleJudge = {
  name: 'Tone',
  url: 'https://judge.example/vote',
  timeoutMs: 800,
  editions: ['en'],
  sections: [],
  mayRefuse: false,
  whenAway: 'risk' as const,
  isOn: true,
};

const shownJudge = ({ scope, createdAt: _at, okAt, faultAt, leftAloneUntil, ...judge }: ShownJudge) => ({
  ...judge,
  ...scope,
  okAt: maybeMoment(okAt),
  faultAt: maybeMoment(faultAt),
  leftAloneUntil: maybeMoment(leftAloneUntil),
});

const draftOf = ({ editions, sections, mayRefuse, ...rest }: v.InferOutput<typeof judgeBody>) => ({
  ...rest,
  scope: { editions, sections, mayRefuse },
});

export const judgeEndpoints = [
  endpoint({
    ...signals,
    id: 'listJudges',
    method: 'GET',
    path: '/judges',
    summary: 'All external judges and how they fare',
    answer: judgesSchema,
    example: {
      items: [{ id: ids.decision, ...exampleJudge, okAt: at, faultAt: null, fault: '', leftAloneUntil: null }],
    },
    run: async ({ world, account }) => {
      if (!may(account, 'edit-judges')) return refused('not-allowed');
      return answered({ items: (await listJudges(world)).map(shownJudge) });
    },
  }),
  endpoint({
    ...signals,
    id: 'addJudge',
    method: 'POST',
    path: '/judges',
    summary: 'Add a judge; its secret is told this one time',
    body: judgeBody,
    bodyExample: exampleJudge,
    status: 201,
    answer: secretSchema,
    example: exampleSecret,
    run: async ({ world, account, body }) => {
      const done = await addJudge(world, { account, ...draftOf(body) });
      return done.ok ? answered(done.value) : deskRefusal(done);
    },
  }),
  endpoint({
    ...signals,
    id: 'changeJudge',
    method: 'PUT',
    path: '/judges/{judgeId}',
    summary: 'Change a judge, or switch it on or off',
    params: { judgeId: id },
    body: judgeBody,
    bodyExample: exampleJudge,
    status: 204,
    run: async ({ world, account, params, body }) => {
      const done = await changeJudge(world, { account, id: params.judgeId, ...draftOf(body) });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
  endpoint({
    ...signals,
    id: 'removeJudge',
    method: 'DELETE',
    path: '/judges/{judgeId}',
    summary: 'Remove a judge with its votes',
    params: { judgeId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await removeJudge(world, { account, id: params.judgeId });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
  endpoint({
    ...signals,
    id: 'rotateJudgeSecret',
    method: 'POST',
    path: '/judges/{judgeId}/secret',
    summary: 'Make a judge a new secret; for a day the old one signs as well',
    params: { judgeId: id },
    answer: secretSchema,
    example: exampleSecret,
    run: async ({ world, account, params }) => {
      const done = await rotateJudgeSecret(world, { account, id: params.judgeId });
      return done.ok ? answered({ id: params.judgeId, ...done.value }) : deskRefusal(done);
    },
  }),
  endpoint({
    ...signals,
    id: 'tryJudge',
    method: 'POST',
    path: '/judges/{judgeId}/test',
    summary: 'Ask a judge about a text; nothing is kept',
    params: { judgeId: id },
    body: v.strictObject({ text: line(5_000) }),
    bodyExample: { text: 'Is this in order?' },
    answer: judgedSchema,
    example: { said: 'hold', reason: 'tone', score: 0.8, model: 'tone-3' },
    run: async ({ world, account, params, body }) => {
      const done = await tryJudge(world, { account, id: params.judgeId, ...body });
      if (!done.ok) return deskRefusal(done);
      const { said, reason, score = null, model } = done.value;
      return answered({ said, reason, score, model });
    },
  }),
  endpoint({
    ...signals,
    id: 'getAgreement',
    method: 'GET',
    path: '/judges/{judgeId}/agreement',
    summary: 'Its votes of the last 90 days beside what moderators decided',
    params: { judgeId: id },
    answer: agreementSchema,
    example: { items: [{ verdict: 'hold', votes: 40, approved: 9, removed: 25 }] },
    run: async ({ world, account, params }) => {
      if (!may(account, 'edit-judges')) return refused('not-allowed');
      return answered({ items: await agreementOf(world, params.judgeId) });
    },
  }),
];
