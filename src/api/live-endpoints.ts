/** Live blogs: their entries posted, edited, corrected, pinned, taken out; ended and gone on with. */
import * as v from 'valibot';
import {
  correctEntry,
  deleteEntry,
  editEntry,
  endLiveBlog,
  entriesForDesk,
  entryForDesk,
  liveBlogs,
  markKeyEntry,
  mayStory,
  pinEntry,
  postEntry,
  reopenLiveBlog,
  restoreEntry,
  type DeskEntry,
} from '../rooms/articles/articles.ts';
import { deskStory, readStoryMarkdown, storyMarkdown } from '../rooms/drafting/drafting.ts';
import { atPlace, placeText } from './at-place.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at, exampleMarkdown, exampleTree } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal, wrongField, type SaidNo } from './newsroom-refusals.ts';
import { count, flag, listOf, maybeTime, next, said, text } from './newsroom-schemas.ts';
import { isLost, refused, wrongPlace, type Refused } from './problems.ts';
import { id, line, moment, place } from './schemas.ts';
import { maybeMoment, momentText, urlOf } from './shown.tsx';

export const liveWriting = {
  access: 'live:write',
  group: 'Live blogs',
  problems: [...newsroomProblems, 'bad-query'],
} as const;
const reading = { ...liveWriting, access: 'stories:read' } as const;
const blogParams = { storyId: id };
const entryParams = { storyId: id, entryId: id };

export const liveNo = (done: SaidNo) =>
  newsroomRefusal(done, {
    'not-live': ['wrong-state', 'This story is no live blog.'],
    ended: ['wrong-state', 'The live blog has ended. Open it again first.'],
    'no-note': ['invalid', 'Say what was wrong.', '/note'],
    'too-many-pins': ['too-many', 'As many entries are pinned as can be.'],
    'changed-meanwhile': ['changed-meanwhile', 'Somebody has changed the entry since: look at it first.'],
    empty: ['invalid', 'There is nothing to read in it.', '/markdown'],
  });

const entrySchema = v.strictObject({
  id,
  at: moment,
  updatedAt: maybeTime,
  state: v.picklist(['published', 'scheduled', 'removed', 'deleted']),
  goesOutAt: maybeTime,
  headline: text,
  isKey: flag,
  isPinned: flag,
  version: count,
  body: v.unknown(),
  markdown: text,
});
const exampleEntry = {
  id: ids.comment,
  at,
  updatedAt: null,
  state: 'published' as const,
  goesOutAt: null,
  headline: 'The gauge is back',
  isKey: true,
  isPinned: false,
  version: 1,
  body: exampleTree,
  markdown: exampleMarkdown,
};
const shownEntry = (entry: DeskEntry): v.InferOutput<typeof entrySchema> => ({
  id: entry.id,
  at: momentText(entry.at),
  updatedAt: maybeMoment(entry.updatedAt),
  state: entry.state,
  goesOutAt: maybeMoment(entry.goesOutAt),
  headline: entry.headline ?? '',
  isKey: entry.isKey,
  isPinned: entry.isPinned,
  version: entry.version,
  body: entry.body,
  markdown: storyMarkdown(entry.body),
});

const entryEntries = {
  headline: v.optional(line(200)),
  markdown: v.optional(line(20_000)),
  body: v.optional(said(v.unknown(), 'The text as a tree, instead of `markdown`.')),
  authorId: v.optional(said(line(40), 'Whose name stands under it; yours unless told, nobody’s for an empty text.')),
  at: v.optional(said(moment, 'When it happened, if that was before.')),
  goesOutAt: v.optional(said(moment, 'It goes out by itself then.')),
  isKey: v.optional(flag),
};
type EntrySent = { body?: unknown; markdown?: string | undefined };

export const liveBody = ({ body, markdown }: EntrySent): { body: unknown } | Refused<'invalid'> => {
  if (body !== undefined && markdown !== undefined) return wrongField('/markdown', 'Send either `body` or `markdown`.');
  if (body !== undefined) return { body };
  const read = readStoryMarkdown(markdown ?? '', []);
  const [fault] = read.faults;
  return fault === undefined ? { body: read.body } : wrongField('/markdown', fault);
};
const time = (sent: string | undefined): number | undefined => (sent === undefined ? undefined : Date.parse(sent));

const blogs = [
  endpoint({
    ...reading,
    id: 'listLiveBlogs',
    method: 'GET',
    path: '/live-blogs',
    summary: 'Live blogs, running ones first',
    answer: listOf(
      v.strictObject({
        id,
        headline: text,
        edition: text,
        url: text,
        isPublic: flag,
        isEnded: flag,
        lastEntryAt: maybeTime,
      }),
    ),
    example: {
      items: [
        {
          id: ids.story,
          headline: 'The night of the tide',
          edition: 'en',
          url: 'https://news.example/2026/11/20/the-night-of-the-tide',
          isPublic: true,
          isEnded: false,
          lastEntryAt: at,
        },
      ],
    },
    run: async ({ world }) => {
      const items = (await liveBlogs(world)).map(({ path, endedAt: _endedAt, lastEntryAt, ...blog }) => ({
        ...blog,
        url: urlOf(world, path),
        lastEntryAt: maybeMoment(lastEntryAt),
      }));
      return answered({ items });
    },
  }),
  endpoint({
    ...liveWriting,
    id: 'setLiveBlog',
    method: 'PUT',
    path: '/stories/{storyId}/live',
    summary: 'End a live blog, or go on with it',
    params: blogParams,
    body: v.strictObject({ isEnded: flag }),
    bodyExample: { isEnded: true },
    status: 204,
    run: async ({ world, account, params, body }) => {
      const turn = body.isEnded ? endLiveBlog : reopenLiveBlog;
      const done = await turn(world, { account, articleId: params.storyId });
      return done.ok ? answered(undefined) : liveNo(done);
    },
  }),
];

const entries = [
  endpoint({
    ...reading,
    id: 'listLiveEntries',
    method: 'GET',
    path: '/stories/{storyId}/entries',
    summary: 'The entries of a live blog as its writers see them, newest first; those that wait for their moment apart',
    params: blogParams,
    query: { before: v.optional(place) },
    answer: v.strictObject({ items: v.array(entrySchema), scheduled: v.array(entrySchema), next }),
    example: { items: [exampleEntry], scheduled: [], next: null },
    run: async ({ world, account, params: { storyId }, query }) => {
      const before = atPlace(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      const story = await deskStory(world, account, storyId);
      if (!story || !mayStory(account, 'see-stories')) return refused('not-found');
      const found = await entriesForDesk(world, story, before);
      return answered({
        items: found.entries.map(shownEntry),
        scheduled: found.scheduled.map(shownEntry),
        next: placeText(found.older),
      });
    },
  }),
  endpoint({
    ...liveWriting,
    id: 'postLiveEntry',
    method: 'POST',
    path: '/stories/{storyId}/entries',
    summary: 'Post an entry; open pages of readers get it at once',
    detail: 'With an `id` of your own making, the same entry sent twice is there once.',
    takesKey: true,
    keepsAnswer: true,
    params: blogParams,
    body: v.strictObject({
      id: v.optional(id),
      ...entryEntries,
      isPinned: v.optional(flag),
      tells: v.optional(said(flag, 'Those who follow the story are told.')),
    }),
    bodyExample: { headline: 'The gauge is back', markdown: exampleMarkdown, isKey: true },
    status: 201,
    answer: v.strictObject({ id, state: v.picklist(['published', 'scheduled']), isSame: flag }),
    example: { id: ids.comment, state: 'published', isSame: false },
    run: async ({ world, account, params, body: { at: when, goesOutAt, markdown, body, ...rest } }) => {
      const read = liveBody({ body, markdown });
      if ('ok' in read) return read;
      const times = { at: time(when), goesOutAt: time(goesOutAt) };
      const done = await postEntry(world, { account, articleId: params.storyId, ...rest, ...times, ...read });
      return done.ok ? answered(done.value) : liveNo(done);
    },
  }),
  endpoint({
    ...liveWriting,
    id: 'changeLiveEntry',
    method: 'PATCH',
    path: '/stories/{storyId}/entries/{entryId}',
    summary: 'Change an entry; with a `note`, readers are told what was wrong',
    params: entryParams,
    body: v.strictObject({
      ...entryEntries,
      version: v.optional(said(count, 'Which you have before your eyes: whoever changed it since is not overwritten.')),
      note: v.optional(said(line(1_000), 'What was wrong.')),
    }),
    bodyExample: { markdown: exampleMarkdown, version: 1, note: 'It was the second gauge.' },
    status: 204,
    run: async ({ world, account, params: { storyId, entryId }, body }) => {
      const story = await deskStory(world, account, storyId);
      const before = story && (await entryForDesk(world, story, entryId));
      if (!before) return refused('not-found');
      const { at: when, goesOutAt, markdown, body: tree, note, headline = before.headline, ...rest } = body;
      const read =
        markdown === undefined && tree === undefined ? { body: before.body } : liveBody({ body: tree, markdown });
      if ('ok' in read) return read;
      const times = { at: time(when), goesOutAt: time(goesOutAt) };
      const edit = { account, articleId: storyId, entryId, headline, ...rest, ...times, ...read };
      const done = await (note === undefined ? editEntry(world, edit) : correctEntry(world, { ...edit, note }));
      return done.ok ? answered(undefined) : liveNo(done);
    },
  }),
  endpoint({
    ...liveWriting,
    id: 'markLiveEntry',
    method: 'PUT',
    path: '/stories/{storyId}/entries/{entryId}/marks',
    summary: 'Pin an entry, make it a key point, or neither',
    params: entryParams,
    body: v.strictObject({ isPinned: v.optional(flag), isKey: v.optional(flag) }),
    bodyExample: { isPinned: true },
    status: 204,
    run: async ({ world, account, params: { storyId, entryId }, body: { isPinned, isKey } }) => {
      const acting = { account, articleId: storyId, entryId };
      const pinned = isPinned === undefined ? undefined : await pinEntry(world, { ...acting, isPinned });
      if (pinned && !pinned.ok) return liveNo(pinned);
      const marked = isKey === undefined ? undefined : await markKeyEntry(world, { ...acting, isKey });
      return marked && !marked.ok ? liveNo(marked) : answered(undefined);
    },
  }),
  endpoint({
    ...liveWriting,
    id: 'removeLiveEntry',
    method: 'DELETE',
    path: '/stories/{storyId}/entries/{entryId}',
    summary: 'Take an entry out; a line can stay in its place, for what others have linked to',
    params: entryParams,
    query: { why: v.optional(line(500), ''), leavesLine: v.optional(v.picklist(['true'])) },
    status: 204,
    run: async ({ world, account, params: { storyId, entryId }, query }) => {
      const leavesLine = query.leavesLine === 'true';
      const done = await deleteEntry(world, { account, articleId: storyId, entryId, why: query.why, leavesLine });
      return done.ok ? answered(undefined) : liveNo(done);
    },
  }),
  endpoint({
    ...liveWriting,
    id: 'restoreLiveEntry',
    method: 'POST',
    path: '/stories/{storyId}/entries/{entryId}/restore',
    summary: 'Put an entry back that was taken out',
    params: entryParams,
    status: 204,
    run: async ({ world, account, params: { storyId, entryId } }) => {
      const done = await restoreEntry(world, { account, articleId: storyId, entryId });
      return done.ok ? answered(undefined) : liveNo(done);
    },
  }),
];

export const liveEndpoints = [...blogs, ...entries];
