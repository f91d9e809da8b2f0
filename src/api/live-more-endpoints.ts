/** Live entries moved, what is known so far, the history of a medium, and corrections of the whole site. */
import * as v from 'valibot';
import {
  articleById,
  correctionKinds,
  correctionsInEdition,
  cursorText,
  mayStory,
  moveEntry,
  parseCursor,
  saveLiveSummary,
} from '../rooms/articles/articles.ts';
import { deskStory, storyMarkdown } from '../rooms/drafting/drafting.ts';
import { historyOf, libraryItem } from '../rooms/media/media.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { liveBody, liveNo, liveWriting } from './live-endpoints.ts';
import { at, exampleMarkdown, exampleTree } from './newsroom-examples.ts';
import { newsroomProblems } from './newsroom-refusals.ts';
import { count, listOf, madeId, maybeText, pageOf, said, text } from './newsroom-schemas.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { id, line, moment, place } from './schemas.ts';
import { momentText, urlOf } from './shown.tsx';

const summaryParams = { storyId: id };
const revision = v.strictObject({ revision: count });

const live = [
  endpoint({
    ...liveWriting,
    id: 'moveLiveEntry',
    method: 'POST',
    path: '/stories/{storyId}/entries/{entryId}/move',
    summary: 'Move an entry to another live blog of the edition; a line leads there from its former place',
    params: { storyId: id, entryId: id },
    body: v.strictObject({ to: id }),
    bodyExample: { to: ids.decision },
    answer: madeId,
    example: { id: ids.comment },
    run: async ({ world, account, params: { storyId, entryId }, body }) => {
      const done = await moveEntry(world, { account, articleId: storyId, entryId, to: body.to });
      return done.ok ? answered(done.value) : liveNo(done);
    },
  }),
  endpoint({
    ...liveWriting,
    access: 'stories:read',
    id: 'getLiveSummary',
    method: 'GET',
    path: '/stories/{storyId}/summary',
    summary: 'What is known so far: the own text of a live blog',
    params: summaryParams,
    answer: v.strictObject({ revision: count, body: v.unknown(), markdown: text }),
    example: { revision: 4, body: exampleTree, markdown: exampleMarkdown },
    run: async ({ world, account, params: { storyId } }) => {
      const story = mayStory(account, 'see-stories') ? await deskStory(world, account, storyId) : undefined;
      const article = story?.kind === 'liveblog' ? await articleById(world, storyId) : undefined;
      if (!article) return refused('not-found');
      return answered({ revision: article.revision, body: article.body, markdown: storyMarkdown(article.body) });
    },
  }),
  endpoint({
    ...liveWriting,
    id: 'saveLiveSummary',
    method: 'PUT',
    path: '/stories/{storyId}/summary',
    summary: 'Say what is known so far; readers have it at once, and what it said is kept',
    params: summaryParams,
    body: v.strictObject({
      markdown: v.optional(line(20_000)),
      body: v.optional(said(v.unknown(), 'The text as a tree, instead of `markdown`.')),
      revision: v.optional(said(count, 'Which you have before your eyes.')),
    }),
    bodyExample: { markdown: exampleMarkdown, revision: 4 },
    answer: revision,
    example: { revision: 5 },
    run: async ({ world, account, params: { storyId }, body: { revision: seen, ...sent } }) => {
      const read = liveBody(sent);
      if ('ok' in read) return read;
      const done = await saveLiveSummary(world, { account, articleId: storyId, ...read, revision: seen });
      return done.ok ? answered(done.value) : liveNo(done);
    },
  }),
];

const mediaHistory = endpoint({
  access: 'stories:read',
  group: 'Media',
  problems: newsroomProblems,
  id: 'getMediumHistory',
  method: 'GET',
  path: '/media/{mediaId}/history',
  summary: 'Who did what with a medium, the latest first; up to 100',
  params: { mediaId: id },
  answer: listOf(
    v.strictObject({
      at: moment,
      by: maybeText,
      act: text,
      file: maybeText,
      changes: v.array(v.strictObject({ part: text, from: text, to: text })),
    }),
  ),
  example: {
    items: [{ at, by: ids.reader, act: 'changed', file: null, changes: [{ part: 'credit', from: '', to: 'Maren' }] }],
  },
  run: async ({ world, account, params: { mediaId } }) => {
    if (!mayStory(account, 'see-media')) return refused('not-allowed');
    if (!(await libraryItem(world, mediaId))) return refused('not-found');
    const items = (await historyOf(world, mediaId)).map((event) => ({
      at: momentText(event.at),
      by: event.accountId ?? null,
      act: event.act,
      file: event.file ?? null,
      changes: event.changes,
    }));
    return answered({ items });
  },
});

const corrections = endpoint({
  access: 'stories:read',
  group: 'Publishing',
  problems: [...newsroomProblems, 'bad-query'],
  id: 'listCorrections',
  method: 'GET',
  path: '/corrections',
  summary: 'What an edition has corrected and clarified, the latest first',
  query: { edition: line(20), before: v.optional(place) },
  answer: pageOf(
    v.strictObject({
      at: moment,
      kind: v.picklist(correctionKinds),
      text,
      storyId: id,
      headline: text,
      url: text,
    }),
  ),
  example: {
    items: [
      {
        at,
        kind: 'correction',
        text: 'There were two gauges.',
        storyId: ids.story,
        headline: 'The tide came twice',
        url: 'https://news.example/2026/11/20/the-tide',
      },
    ],
    next: null,
  },
  run: async ({ world, account, query }) => {
    if (!mayStory(account, 'see-stories')) return refused('not-allowed');
    const before = parseCursor(query.before);
    if (isLost(query.before, before)) return wrongPlace('before');
    const found = await correctionsInEdition(world, query.edition, before ? { before } : {});
    const items = found.items.map((one) => ({
      at: momentText(one.at),
      kind: one.kind,
      text: one.text,
      storyId: one.article.id,
      headline: one.article.headline,
      url: urlOf(world, one.article.path),
    }));
    return answered({ items, next: found.older ? cursorText(found.older) : null });
  },
});

export const liveMoreEndpoints = [...live, mediaHistory, corrections];
