/** What moderators pass on: comments to colleagues, notes to the next shift, threats to life to editors and publishers. */
import * as v from 'valibot';
import {
  closeEscalation,
  closeHandedOver,
  escalate,
  escalations,
  handedTo,
  handOver,
  handOverNotes,
  writeHandOverNote,
} from '../rooms/moderation/moderation.ts';
import { acting, moderation } from './deciding-endpoints.ts';
import { deskRefusal } from './desk-refusals.ts';
import { decisionMadeSchema, escalationsSchema, handingsSchema, handOverNotesSchema } from './desk-schemas.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { refused } from './problems.ts';
import { id, line } from './schemas.ts';
import { maybeMoment, momentText } from './shown.tsx';

const at = '2026-11-20T08:20:00.000Z';

const passingOn = [
  endpoint({
    ...acting,
    id: 'handOver',
    method: 'POST',
    path: '/comments/{commentId}/handing',
    summary: 'Hand a comment to a colleague',
    detail: '`toId` null: to whoever comes next.',
    params: { commentId: id },
    body: v.strictObject({ toId: v.optional(v.nullable(id), null), words: v.optional(line(2_000), '') }),
    bodyExample: { toId: null, words: 'Please look at the figures in it.' },
    answer: decisionMadeSchema,
    example: { decisionId: ids.decision },
    run: async ({ world, account, params, body }) => {
      const done = await handOver(world, { account, ...params, toId: body.toId ?? '', words: body.words });
      return done.ok ? answered({ decisionId: done.value.decisionId }) : deskRefusal(done);
    },
  }),
  endpoint({
    ...moderation,
    id: 'listHandings',
    method: 'GET',
    path: '/handings',
    summary: 'What colleagues have handed to you',
    answer: handingsSchema,
    example: {
      items: [
        { id: ids.decision, commentId: ids.comment, from: 'Maren', isForAnyone: false, words: 'Please look.', at },
      ],
    },
    run: async ({ world, account }) => {
      const found = await handedTo(world, account);
      const items = found.map(({ fromId: _fromId, at: when, ...handing }) => ({ ...handing, at: momentText(when) }));
      return answered({ items });
    },
  }),
  endpoint({
    ...acting,
    id: 'closeHanding',
    method: 'DELETE',
    path: '/handings/{handingId}',
    summary: 'Take one off your desk without deciding',
    params: { handingId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await closeHandedOver(world, { account, ...params });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
  endpoint({
    ...moderation,
    id: 'listHandOverNotes',
    method: 'GET',
    path: '/hand-over-notes',
    summary: 'What one shift writes to the next, the newest first',
    answer: handOverNotesSchema,
    example: { items: [{ id: ids.decision, by: 'Maren', text: 'The harbour thread is lively.', at }] },
    run: async ({ world }) => {
      const notes = await handOverNotes(world);
      return answered({
        items: notes.map(({ id: noteId, by, text, at: when }) => ({ id: noteId, by, text, at: momentText(when) })),
      });
    },
  }),
  endpoint({
    ...acting,
    id: 'writeHandOverNote',
    method: 'POST',
    path: '/hand-over-notes',
    summary: 'Write to whoever comes next',
    body: v.strictObject({ text: line(5_000) }),
    bodyExample: { text: 'The harbour thread is lively.' },
    status: 204,
    run: async ({ world, account, body }) => {
      const done = await writeHandOverNote(world, { account, ...body });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
];

const escalating = [
  endpoint({
    ...acting,
    id: 'escalate',
    method: 'POST',
    path: '/comments/{commentId}/escalation',
    summary: 'Escalate a threat to life: the evidence is kept apart, editors and publishers are told',
    params: { commentId: id },
    body: v.strictObject({ words: line(2_000) }),
    bodyExample: { words: 'Names a school and a day.' },
    answer: decisionMadeSchema,
    example: { decisionId: ids.decision },
    run: async ({ world, account, params, body }) => {
      const done = await escalate(world, { account, ...params, ...body });
      return done.ok ? answered({ decisionId: done.value.decisionId }) : deskRefusal(done);
    },
  }),
  endpoint({
    ...acting,
    id: 'listEscalations',
    method: 'GET',
    path: '/escalations',
    summary: 'What was escalated',
    detail: 'For editors and publishers. The evidence is looked at in the newsroom, never here.',
    query: { state: v.optional(v.picklist(['open', 'closed']), 'open') },
    answer: escalationsSchema,
    example: {
      items: [
        {
          id: ids.decision,
          commentId: ids.comment,
          by: 'Maren',
          words: 'Names a school.',
          at,
          closedAt: null,
          outcome: '',
        },
      ],
    },
    run: async ({ world, account, query }) => {
      const found = await escalations(world, account, { isOpen: query.state === 'open' });
      if (!found) return refused('not-allowed');
      const items = found.map(({ id: one, commentId = null, by, words, at: when, closedAt, outcome }) => ({
        id: one,
        commentId,
        by,
        words,
        outcome,
        at: momentText(when),
        closedAt: maybeMoment(closedAt),
      }));
      return answered({ items });
    },
  }),
  endpoint({
    ...acting,
    id: 'closeEscalation',
    method: 'POST',
    path: '/escalations/{escalationId}/outcome',
    summary: 'Say what came of it',
    params: { escalationId: id },
    body: v.strictObject({ outcome: line(2_000) }),
    bodyExample: { outcome: 'Told the police, who were at the school.' },
    status: 204,
    run: async ({ world, account, params, body }) => {
      const done = await closeEscalation(world, { account, ...params, ...body });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
];

export const passingOnEndpoints = [...passingOn, ...escalating];
