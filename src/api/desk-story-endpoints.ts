/** The desk of stories: its lists and counts, the calendar, whom a story can be given, how it goes from state to state. */
import * as v from 'valibot';
import {
  assignStory,
  calendarKinds,
  calendarOf,
  changeStories,
  deskCursorText,
  deskPeople,
  deskSorts,
  deskStory,
  deskStates,
  dueChoices,
  mostStoriesAtOnce,
  parseDeskCursor,
  saveWorkState,
  storiesForDesk,
  storyCounts,
  type BulkChange,
} from '../rooms/drafting/drafting.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at, exampleDeskStory, maren } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal, wrongField } from './newsroom-refusals.ts';
import { count, deskState, deskStorySchema, flag, pageOf, said, text, workState } from './newsroom-schemas.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { id, line, moment, place } from './schemas.ts';
import { momentText } from './shown.tsx';
import { shownDeskStory } from './story-draft.ts';

const reading = {
  access: 'stories:read',
  group: 'Stories at work',
  problems: [...newsroomProblems, 'bad-query'],
} as const;
const writing = { ...reading, access: 'stories:write' } as const;
const storyParams = { storyId: id };

const filter = {
  edition: v.optional(line(20)),
  sectionId: v.optional(id),
  kind: v.optional(line(20)),
  authorId: v.optional(id),
  assignee: v.optional(said(line(40), 'An account’s id, or `nobody`.')),
  mine: v.optional(said(v.picklist(['true']), 'What you began, write or are to do.')),
  due: v.optional(v.picklist(dueChoices)),
  q: v.optional(said(line(200), 'Words in it.')),
};
type Filter = { [Name in keyof typeof filter]?: string | undefined };

const filterOf = ({ mine, q, due, ...same }: Filter) => ({
  ...same,
  isMine: mine === 'true',
  words: q,
  due: dueChoices.find((one) => one === due),
});

const lists = [
  endpoint({
    ...reading,
    id: 'listDeskStories',
    method: 'GET',
    path: '/stories',
    summary: 'One of the desk’s lists, 50 at a time',
    detail: '`changed`: published stories whose draft says something else; `bin`: thrown away, kept for 30 days.',
    query: {
      state: v.optional(deskState, 'draft'),
      sort: v.optional(v.picklist(deskSorts), 'changed'),
      ...filter,
      after: v.optional(place),
    },
    answer: pageOf(deskStorySchema),
    example: { items: [exampleDeskStory], next: null },
    run: async ({ world, account, query: { state, sort, after: sent, ...rest } }) => {
      const after = parseDeskCursor(sent);
      if (isLost(sent, after)) return wrongPlace('after');
      const page = await storiesForDesk(world, { account, state, sort, after, ...filterOf(rest) });
      return answered({
        items: page.stories.map((story) => shownDeskStory(world, story)),
        next: page.next ? deskCursorText(page.next) : null,
      });
    },
  }),
  endpoint({
    ...reading,
    id: 'countStories',
    method: 'GET',
    path: '/stories/counts',
    summary: 'How many stories each list has, under the same filter; counted up to 1,001',
    query: filter,
    answer: v.strictObject(
      Object.fromEntries(deskStates.map((state) => [state, count])) as Record<
        (typeof deskStates)[number],
        typeof count
      >,
    ),
    example: {
      idea: 4,
      draft: 12,
      edit: 3,
      ready: 1,
      scheduled: 2,
      published: 1_001,
      changed: 1,
      unpublished: 0,
      bin: 5,
    },
    run: async ({ world, account, query }) => answered(await storyCounts(world, account, filterOf(query))),
  }),
  endpoint({
    ...reading,
    id: 'getStoryCalendar',
    method: 'GET',
    path: '/stories/calendar',
    summary: 'What is due, goes out, ends and came out in a span of at most 92 days',
    query: { from: moment, until: moment, edition: v.optional(line(20)), sectionId: v.optional(id) },
    answer: v.strictObject({
      items: v.array(
        v.strictObject({ kind: v.picklist(calendarKinds), at: moment, mayMove: flag, story: deskStorySchema }),
      ),
      isMore: said(flag, 'A kind had more than 300: ask for a shorter span.'),
    }),
    example: { items: [{ kind: 'due', at, mayMove: true, story: exampleDeskStory }], isMore: false },
    run: async ({ world, account, query: { from, until, ...rest } }) => {
      const span = { from: Date.parse(from), until: Date.parse(until) };
      if (!(span.until > span.from && span.until - span.from <= 92 * 86_400_000))
        return refused('bad-query', { errors: [{ parameter: 'until', detail: 'At most 92 days after `from`.' }] });
      const { items, isMore } = await calendarOf(world, { account, ...span, ...rest });
      const shown = items.map(({ kind, at: when, mayMove, story }) => ({
        kind,
        at: momentText(when),
        mayMove,
        story: shownDeskStory(world, story),
      }));
      return answered({ items: shown, isMore });
    },
  }),
  endpoint({
    ...reading,
    id: 'listStoryPeople',
    method: 'GET',
    path: '/stories/people',
    summary: 'Whom a story can be given to, and who is in bylines',
    answer: v.strictObject({
      staff: v.array(v.strictObject({ id, name: text, role: text })),
      authors: v.array(v.strictObject({ id, name: text })),
    }),
    example: { staff: [{ ...maren, role: 'editor' }], authors: [maren] },
    run: async ({ world }) => answered(await deskPeople(world)),
  }),
];

/** One shape for all acts: what an act needs beside its name is checked here. */
const bulkBody = v.strictObject({
  ids: v.array(id),
  do: v.picklist(['state', 'assign', 'due', 'section', 'tag', 'untag', 'bin', 'restore']),
  to: v.optional(v.nullable(said(line(40), 'The state, or the account; null: nobody.'))),
  at: v.optional(v.nullable(moment)),
  sectionId: v.optional(id),
  tagId: v.optional(id),
  note: v.optional(line(4_000)),
});

const bulkChange = (body: v.InferOutput<typeof bulkBody>): BulkChange | undefined => {
  const { to, at: when, sectionId, tagId, note } = body;
  const state = v.safeParse(workState, to);
  switch (body.do) {
    case 'state':
      return state.success ? { do: 'state', to: state.output, note } : undefined;
    case 'assign':
      return to === undefined ? undefined : { do: 'assign', to };
    case 'due':
      return when === undefined ? undefined : { do: 'due', at: when === null ? null : Date.parse(when) };
    case 'section':
      return sectionId === undefined ? undefined : { do: 'section', sectionId };
    case 'tag':
    case 'untag':
      return tagId === undefined ? undefined : { do: body.do, tagId };
    default:
      return { do: body.do };
  }
};

const work = [
  endpoint({
    ...writing,
    id: 'changeStories',
    method: 'POST',
    path: '/stories/bulk',
    summary: 'Do the same with up to 500 stories; what was not done is told with its reason',
    detail:
      '`state` and `assign` need `to`, `due` needs `at`, `section` needs `sectionId`, `tag` and `untag` need `tagId`.',
    body: bulkBody,
    bodyExample: { ids: [ids.story], do: 'state', to: 'ready' },
    answer: v.strictObject({
      done: v.array(v.strictObject({ id, from: v.nullable(text) })),
      notDone: v.array(v.strictObject({ id, why: text })),
    }),
    example: { done: [{ id: ids.story, from: 'edit' }], notDone: [] },
    run: async ({ world, account, body }) => {
      const change = bulkChange(body);
      if (!change) return wrongField('/do', 'What it needs beside its name is missing, or is not of its kind.');
      if (body.ids.length > mostStoriesAtOnce) return wrongField('/ids', `At most ${mostStoriesAtOnce}.`);
      const report = await changeStories(world, { account, ids: body.ids, change });
      return answered({
        done: report.done.map((one) => ({ id: one.id, from: one.from ?? null })),
        notDone: report.notDone.map((one) => ({ id: one.id, why: one.refusal })),
      });
    },
  }),
  endpoint({
    ...reading,
    id: 'getDeskStory',
    method: 'GET',
    path: '/stories/{storyId}',
    summary: 'How a story stands',
    params: storyParams,
    answer: deskStorySchema,
    example: exampleDeskStory,
    run: async ({ world, account, params }) => {
      const story = await deskStory(world, account, params.storyId);
      return story ? answered(shownDeskStory(world, story)) : refused('not-found');
    },
  }),
  endpoint({
    ...writing,
    id: 'setStoryState',
    method: 'PUT',
    path: '/stories/{storyId}/state',
    summary: 'Bring a story that is not out to another state',
    params: storyParams,
    body: v.strictObject({
      to: workState,
      from: v.optional(said(workState, 'The state it was seen in: when it has moved on since, nothing is done.')),
      note: v.optional(said(line(4_000), 'Why; mailed to whose story it is when it is sent back.')),
    }),
    bodyExample: { to: 'ready', from: 'edit' },
    answer: v.strictObject({ from: workState, to: workState }),
    example: { from: 'edit', to: 'ready' },
    run: async ({ world, account, params, body }) => {
      const done = await saveWorkState(world, { account, articleId: params.storyId, ...body });
      return done.ok ? answered(done.value) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...writing,
    id: 'assignStory',
    method: 'PUT',
    path: '/stories/{storyId}/assignment',
    summary: 'Say who is to do a story, and by when; whoever it is given to is mailed',
    params: storyParams,
    body: v.strictObject({
      to: v.optional(v.nullable(said(id, 'An account; null: nobody.'))),
      dueAt: v.optional(v.nullable(moment)),
      words: v.optional(said(line(4_000), 'What is to be done.')),
    }),
    bodyExample: { to: ids.reader, dueAt: '2026-11-20T16:00:00.000Z', words: 'Two quotes from the pilots, please.' },
    status: 204,
    run: async ({ world, account, params, body: { to, dueAt, words } }) => {
      const due = dueAt == null ? dueAt : Date.parse(dueAt);
      const done = await assignStory(world, { account, articleId: params.storyId, to, dueAt: due, words });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
];

export const deskStoryEndpoints = [...lists, ...work];
