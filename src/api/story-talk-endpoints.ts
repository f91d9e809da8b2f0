/** What colleagues say under a story, and who did what with it. */
import * as v from 'valibot';
import { addStoryNote, deskStory, storyEvents, storyNotes } from '../rooms/drafting/drafting.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at, maren } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal } from './newsroom-refusals.ts';
import { eventSchema, madeId, noteSchema, pageOf } from './newsroom-schemas.ts';
import { atPlace, placeText } from './at-place.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { id, line, place } from './schemas.ts';
import { momentText } from './shown.tsx';

const reading = {
  access: 'stories:read',
  group: 'Stories at work',
  problems: [...newsroomProblems, 'bad-query'],
} as const;
const writing = { ...reading, access: 'stories:write' } as const;
const storyParams = { storyId: id };

export const storyTalkEndpoints = [
  endpoint({
    ...reading,
    id: 'listStoryNotes',
    method: 'GET',
    path: '/stories/{storyId}/notes',
    summary: 'What colleagues have said under a story, the latest first',
    params: storyParams,
    query: { before: v.optional(place) },
    answer: pageOf(noteSchema),
    example: { items: [{ id: ids.comment, at, by: maren, text: 'The pilots call back at four.' }], next: null },
    run: async ({ world, account, params: { storyId }, query }) => {
      const before = atPlace(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      if (!(await deskStory(world, account, storyId))) return refused('not-found');
      const { notes, older } = await storyNotes(world, storyId, { before });
      const items = notes.map((note) => ({ ...note, at: momentText(note.at), by: note.by ?? null }));
      return answered({ items, next: placeText(older) });
    },
  }),
  endpoint({
    ...writing,
    id: 'addStoryNote',
    method: 'POST',
    path: '/stories/{storyId}/notes',
    summary: 'Say something to colleagues under a story; readers never see it',
    takesKey: true,
    keepsAnswer: true,
    params: storyParams,
    body: v.strictObject({ text: line(4_000) }),
    bodyExample: { text: 'The pilots call back at four.' },
    status: 201,
    answer: madeId,
    example: { id: ids.comment },
    run: async ({ world, account, params, body }) => {
      const done = await addStoryNote(world, { account, articleId: params.storyId, text: body.text });
      return done.ok ? answered(done.value) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...reading,
    id: 'getStoryHistory',
    method: 'GET',
    path: '/stories/{storyId}/history',
    summary: 'Who did what with a story, the latest first',
    params: storyParams,
    query: { before: v.optional(place) },
    answer: pageOf(eventSchema),
    example: {
      items: [{ id: ids.decision, at, act: 'state', by: maren, details: { from: 'draft', to: 'edit' } }],
      next: null,
    },
    run: async ({ world, account, params: { storyId }, query }) => {
      const before = atPlace(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      if (!(await deskStory(world, account, storyId))) return refused('not-found');
      const { events, older } = await storyEvents(world, storyId, { before });
      const items = events.map((event) => ({ ...event, at: momentText(event.at), by: event.by ?? null }));
      return answered({ items, next: placeText(older) });
    },
  }),
];
