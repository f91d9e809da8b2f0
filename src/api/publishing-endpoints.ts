/** Stories go out, are corrected and taken back. */
import * as v from 'valibot';
import {
  checkStory,
  correctStory,
  deskStory,
  keepChangesBack,
  planOf,
  planStory,
  publishStory,
  scheduleStory,
  sendOutChanges,
  unpublishStory,
  unscheduleStory,
} from '../rooms/drafting/drafting.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { versionNumber } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal } from './newsroom-refusals.ts';
import {
  checkSchema,
  correctionNote,
  flag,
  listOf,
  madeId,
  maybeTime,
  said,
  text,
  version,
} from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line, moment } from './schemas.ts';
import { maybeMoment, momentText } from './shown.tsx';

const reading = { access: 'stories:read', group: 'Publishing', problems: newsroomProblems } as const;
const publishing = { ...reading, access: 'stories:publish' } as const;
const storyParams = { storyId: id };

const telling = {
  followers: v.optional(said(flag, 'Readers who follow its section, topics or authors are told.')),
  hubs: v.optional(said(flag, 'Hubs of WebSub are told.')),
  letters: v.optional(said(flag, 'It may stand in letters.')),
};
const sayWhy = said(line(500), 'Why an embargo that is not over is set aside.');
const goneEntries = v.strictObject({
  words: said(line(500), 'What readers meet at its address; empty: our own words.'),
  to: v.optional(said(id, 'Another story they are led to instead.')),
});

/** What was said, without what was not. */
const known = <Values extends object>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };

const before = [
  endpoint({
    ...reading,
    id: 'getChecklist',
    method: 'GET',
    path: '/stories/{storyId}/checklist',
    summary: 'What is looked at before a story goes out; what `blocks` must be put right first',
    params: storyParams,
    answer: listOf(checkSchema),
    example: {
      items: [{ key: 'lead', level: 'advice', words: 'There is no picture over the story.', where: 'lead' }],
    },
    run: async ({ world, account, params: { storyId } }) => {
      if (!(await deskStory(world, account, storyId))) return refused('not-found');
      const items = await checkStory(world, storyId);
      return answered({ items: items.map((item) => ({ ...item, where: item.where ?? null })) });
    },
  }),
  endpoint({
    ...reading,
    id: 'getStoryPlan',
    method: 'GET',
    path: '/stories/{storyId}/plan',
    summary: 'What is settled beside the text: when it goes out and is taken back, who is told',
    params: storyParams,
    answer: v.strictObject({
      scheduledAt: maybeTime,
      goesOutAt: said(maybeTime, 'Changes to what is published.'),
      embargoUntil: maybeTime,
      unpublishAt: maybeTime,
      telling: v.strictObject({ followers: flag, hubs: flag, letters: flag }),
      gone: v.nullable(goneEntries),
    }),
    example: {
      scheduledAt: '2026-11-21T05:00:00.000Z',
      goesOutAt: null,
      embargoUntil: null,
      unpublishAt: null,
      telling: { followers: true, hubs: true, letters: true },
      gone: null,
    },
    run: async ({ world, account, params: { storyId } }) => {
      const story = await deskStory(world, account, storyId);
      if (!story) return refused('not-found');
      const plan = await planOf(world.db, storyId);
      const { followers, hubs, letters } = plan.telling;
      return answered({
        scheduledAt: maybeMoment(story.scheduledAt),
        goesOutAt: maybeMoment(story.goesOutAt),
        embargoUntil: maybeMoment(story.embargoUntil),
        unpublishAt: maybeMoment(story.unpublishAt),
        telling: { followers, hubs, letters },
        gone: plan.gone ?? null,
      });
    },
  }),
  endpoint({
    ...publishing,
    id: 'planStory',
    method: 'PATCH',
    path: '/stories/{storyId}/plan',
    summary:
      'Settle embargo, when it is taken back, who is told, that the legal check was done; null takes a time away',
    params: storyParams,
    body: v.strictObject({
      embargoUntil: v.optional(v.nullable(moment)),
      unpublishAt: v.optional(v.nullable(moment)),
      gone: v.optional(goneEntries),
      telling: v.optional(v.strictObject(telling)),
      isLegal: v.optional(said(v.literal(true), 'You have done the legal check on the text as it is now.')),
    }),
    bodyExample: { embargoUntil: '2026-11-21T05:00:00.000Z', telling: { followers: false } },
    status: 204,
    run: async ({ world, account, params, body: { embargoUntil, unpublishAt, gone, isLegal, ...rest } }) => {
      const at = (when: string | null | undefined) => (when == null ? when : Date.parse(when));
      const [embargo, end] = [at(embargoUntil), at(unpublishAt)];
      const done = await planStory(world, {
        account,
        articleId: params.storyId,
        ...(embargo === undefined ? {} : { embargoUntil: embargo }),
        ...(end === undefined ? {} : { unpublishAt: end }),
        ...(gone ? { gone: { words: gone.words, ...(gone.to ? { to: gone.to } : {}) } } : {}),
        ...(rest.telling ? { telling: known(rest.telling) } : {}),
        ...(isLegal ? { isLegal } : {}),
      });
      return done.ok
        ? answered(undefined)
        : newsroomRefusal(done, { past: ['invalid', 'It is past.', '/unpublishAt'] });
    },
  }),
];

const going = [
  endpoint({
    ...publishing,
    id: 'publishStory',
    method: 'POST',
    path: '/stories/{storyId}/publish',
    summary: 'Make a story public now; refused while something blocks it',
    params: storyParams,
    body: v.strictObject({
      version: v.optional(version),
      telling: v.optional(v.strictObject(telling)),
      liftEmbargo: v.optional(sayWhy),
      isFresh: v.optional(said(flag, 'A story that was public before counts as new.')),
    }),
    bodyExample: { version: versionNumber },
    isBodyOptional: true,
    answer: v.strictObject({ path: text }),
    example: { path: '/2026/11/20/the-tide-came-twice' },
    run: async ({ world, account, params, body }) => {
      const done = await publishStory(world, { account, articleId: params.storyId, ...body });
      return done.ok ? answered(done.value) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...publishing,
    id: 'scheduleStory',
    method: 'PUT',
    path: '/stories/{storyId}/schedule',
    summary: 'Plan a story for a moment; what is written until then goes out with it',
    params: storyParams,
    body: v.strictObject({
      at: moment,
      version: v.optional(version),
      telling: v.optional(v.strictObject(telling)),
      liftEmbargo: v.optional(sayWhy),
      despiteBlocks: v.optional(
        said(flag, 'Though something blocks it now; it goes out only when nothing does any more.'),
      ),
    }),
    bodyExample: { at: '2026-11-21T05:00:00.000Z' },
    answer: v.strictObject({ at: moment, blockers: v.array(text) }),
    example: { at: '2026-11-21T05:00:00.000Z', blockers: [] },
    run: async ({ world, account, params, body: { at, ...rest } }) => {
      const done = await scheduleStory(world, { account, articleId: params.storyId, at: Date.parse(at), ...rest });
      if (!done.ok) return newsroomRefusal(done);
      return answered({ at: momentText(done.value.at), blockers: done.value.blockers });
    },
  }),
  endpoint({
    ...publishing,
    id: 'unscheduleStory',
    method: 'DELETE',
    path: '/stories/{storyId}/schedule',
    summary: 'A planned story is not to go out after all',
    params: storyParams,
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await unscheduleStory(world, { account, articleId: params.storyId });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...publishing,
    id: 'unpublishStory',
    method: 'POST',
    path: '/stories/{storyId}/unpublish',
    summary: 'Take a public story back; at its address readers find your words, or another story',
    params: storyParams,
    body: v.strictObject({ gone: goneEntries, words: v.optional(said(line(500), 'Why, for colleagues.')) }),
    bodyExample: { gone: { words: 'We have taken this story back: its main figure was wrong.' } },
    status: 204,
    run: async ({ world, account, params, body: { gone, words } }) => {
      const done = await unpublishStory(world, {
        account,
        articleId: params.storyId,
        gone: { words: gone.words, ...(gone.to ? { to: gone.to } : {}) },
        ...(words === undefined ? {} : { words }),
      });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
];

const changing = [
  endpoint({
    ...publishing,
    id: 'sendOutChanges',
    method: 'POST',
    path: '/stories/{storyId}/changes',
    summary: 'Send the changes to a public story out, now or at a moment',
    detail:
      'When its text has changed, readers are told why by `note`, or `typoOnly` says what slip of the pen it was.',
    params: storyParams,
    body: v.strictObject({
      note: v.optional(correctionNote),
      typoOnly: v.optional(line(300)),
      at: v.optional(moment),
      version: v.optional(version),
      hubs: v.optional(flag),
    }),
    bodyExample: {
      note: { kind: 'correction', text: 'An earlier version said the first gauge was moved. It was the second.' },
    },
    answer: v.strictObject({ at: said(maybeTime, 'Null: they are out.') }),
    example: { at: null },
    run: async ({ world, account, params, body: { at, note, typoOnly, version: seen, hubs } }) => {
      const done = await sendOutChanges(world, {
        account,
        articleId: params.storyId,
        version: seen,
        hubs,
        at: at === undefined ? undefined : Date.parse(at),
        ...(note ? { note } : {}),
        ...(typoOnly === undefined ? {} : { typoOnly }),
      });
      return done.ok ? answered({ at: maybeMoment(done.value.at) }) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...publishing,
    id: 'keepChangesBack',
    method: 'DELETE',
    path: '/stories/{storyId}/changes',
    summary: 'Changes that were to go out at a moment wait again; they are not lost',
    params: storyParams,
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await keepChangesBack(world, { account, articleId: params.storyId });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...publishing,
    id: 'correctStory',
    method: 'POST',
    path: '/stories/{storyId}/corrections',
    summary: 'Add a dated note for readers under a public story whose text stays as it is',
    takesKey: true,
    keepsAnswer: true,
    params: storyParams,
    body: correctionNote,
    bodyExample: { kind: 'clarification', text: 'The figures are those of the night to Friday.' },
    status: 201,
    answer: madeId,
    example: { id: ids.decision },
    run: async ({ world, account, params, body }) => {
      const done = await correctStory(world, { account, articleId: params.storyId, ...body });
      return done.ok ? answered(done.value) : newsroomRefusal(done);
    },
  }),
];

export const publishingEndpoints = [...before, ...going, ...changing];
