/** Versions of a story: listed, read, set side by side, kept, brought back; and its translations. */
import * as v from 'valibot';
import { mayStory } from '../rooms/articles/articles.ts';
import {
  accessTo,
  compareStories,
  compareTranslation,
  deskStory,
  markTranslated,
  restoreVersion,
  saveVersion,
  storyMarkdown,
  translateStory,
  translationsOfStory,
  versionOf,
  versionsOf,
  type BlockPair,
  type Version,
} from '../rooms/drafting/drafting.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at, exampleDeskStory, exampleFields, exampleMarkdown, versionNumber } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal } from './newsroom-refusals.ts';
import {
  comparisonSchema,
  count,
  deskStorySchema,
  flag,
  listOf,
  madeId,
  maybeText,
  next,
  savedDraft,
  text,
  versionKey,
  versionSchema,
  wholeVersion,
} from './newsroom-schemas.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { id, line, moment, place } from './schemas.ts';
import { momentText } from './shown.tsx';
import { shownDeskStory, shownFields } from './story-draft.ts';

const reading = {
  access: 'stories:read',
  group: 'Stories at work',
  problems: [...newsroomProblems, 'bad-query'],
} as const;
const writing = { ...reading, access: 'stories:write' } as const;
const storyParams = { storyId: id };
const versionParams = { storyId: id, version: versionKey };

const shownVersion = ({ key, kind, at: when, by, note, fields }: Version) => ({
  key,
  kind,
  at: momentText(when),
  by: by ?? null,
  note,
  headline: fields.headline,
});

const shownPair = (pair: BlockPair) => ({
  kind: pair.kind,
  name: pair.name,
  runs: pair.kind === 'changed' ? pair.runs : [{ kind: pair.kind, text: pair.text }],
  isMoved: 'isMoved' in pair ? pair.isMoved : false,
});

const exampleVersion = {
  key: 'v12',
  kind: 'kept' as const,
  at,
  by: 'Maren',
  note: 'draft → in edit',
  headline: 'The tide came twice',
};

const versions = [
  endpoint({
    ...reading,
    id: 'listVersions',
    method: 'GET',
    path: '/stories/{storyId}/versions',
    summary: 'All a story has ever said: the draft, what readers see and saw, what was kept of the draft',
    params: storyParams,
    query: { before: v.optional(place) },
    answer: v.strictObject({ items: v.array(versionSchema), next }),
    example: { items: [exampleVersion], next: null },
    run: async ({ world, account, params: { storyId }, query }) => {
      const before = /^\d{1,15}$/.test(query.before ?? '') ? Number(query.before) : undefined;
      if (isLost(query.before, before)) return wrongPlace('before');
      const access = await accessTo(world.db, account, storyId);
      const page = access === undefined || access === 'none' ? undefined : await versionsOf(world, storyId, before);
      if (!page) return refused('not-found');
      return answered({ items: page.versions.map(shownVersion), next: page.before?.toString() ?? null });
    },
  }),
  endpoint({
    ...reading,
    id: 'getVersion',
    method: 'GET',
    path: '/stories/{storyId}/versions/{version}',
    summary: 'One version with all it says',
    params: versionParams,
    answer: wholeVersion,
    example: { ...exampleVersion, fields: exampleFields, markdown: exampleMarkdown },
    run: async ({ world, account, params: { storyId, version } }) => {
      const access = await accessTo(world.db, account, storyId);
      const found = access === undefined || access === 'none' ? undefined : await versionOf(world, storyId, version);
      if (!found) return refused('not-found');
      const { fields } = found;
      return answered({ ...shownVersion(found), fields: shownFields(fields), markdown: storyMarkdown(fields.body) });
    },
  }),
  endpoint({
    ...reading,
    id: 'compareVersions',
    method: 'GET',
    path: '/stories/{storyId}/versions/{version}/changes',
    summary: 'What has become of a version: field by field, block by block, word by word',
    params: versionParams,
    query: { until: v.optional(versionKey, 'now') },
    answer: comparisonSchema,
    example: {
      added: 1,
      removed: 0,
      fields: [],
      blocks: [
        {
          kind: 'changed',
          name: 'Paragraph',
          runs: [
            { kind: 'same', text: 'The ' },
            { kind: 'added', text: 'second ' },
          ],
          isMoved: false,
        },
      ],
    },
    run: async ({ world, account, params: { storyId, version }, query }) => {
      const access = await accessTo(world.db, account, storyId);
      if (access === undefined || access === 'none') return refused('not-found');
      const [before, after] = [await versionOf(world, storyId, version), await versionOf(world, storyId, query.until)];
      if (!before || !after) return refused('not-found');
      const { fields, blocks, added, removed } = compareStories(before.fields, after.fields);
      return answered({ added, removed, fields, blocks: blocks.map(shownPair) });
    },
  }),
  endpoint({
    ...writing,
    id: 'saveVersion',
    method: 'POST',
    path: '/stories/{storyId}/versions',
    summary: 'Keep the draft as it is now, under a few words',
    params: storyParams,
    body: v.strictObject({ note: line(300) }),
    bodyExample: { note: 'Before the cuts' },
    answer: v.strictObject({ key: v.pipe(maybeText, v.description('Null when the last one says the same.')) }),
    example: { key: 'v13' },
    run: async ({ world, account, params, body }) => {
      const done = await saveVersion(world, { account, articleId: params.storyId, note: body.note });
      if (!done.ok) return newsroomRefusal(done);
      return answered({ key: done.value.number === undefined ? null : `v${done.value.number}` });
    },
  }),
  endpoint({
    ...writing,
    id: 'restoreVersion',
    method: 'POST',
    path: '/stories/{storyId}/versions/{version}/restore',
    summary: 'Make a former version the draft again; what is there now is kept as a version first',
    params: versionParams,
    answer: savedDraft,
    example: { storyId: ids.story, version: versionNumber },
    run: async ({ world, account, params: { storyId, version } }) => {
      const done = await restoreVersion(world, { account, articleId: storyId, key: version });
      return done.ok ? answered({ storyId, version: done.value.changedAt }) : newsroomRefusal(done);
    },
  }),
];

const translationSchema = v.strictObject({
  edition: text,
  story: v.nullable(deskStorySchema),
  source: v.nullable(v.strictObject({ id, edition: text, at: moment, changes: count })),
  mayStart: flag,
});

const pieceText = (piece: { text: string } | undefined): string | null => piece?.text ?? null;

const translations = [
  endpoint({
    ...reading,
    id: 'listStoryTranslations',
    method: 'GET',
    path: '/stories/{storyId}/translations',
    summary: 'A story in every edition: which there are, and how far behind each is',
    params: storyParams,
    answer: listOf(translationSchema),
    example: {
      items: [
        {
          edition: 'es',
          story: { ...exampleDeskStory, id: ids.answer, edition: 'es' },
          source: { id: ids.story, edition: 'en', at, changes: 2 },
          mayStart: false,
        },
      ],
    },
    run: async ({ world, account, params }) => {
      const found = await translationsOfStory(world, account, params.storyId);
      if (!found) return refused('not-found');
      const items = found.editions.map(({ edition, story, source, mayStart }) => ({
        edition: edition.code,
        story: story ? shownDeskStory(world, story) : null,
        source: source ? { ...source, at: momentText(source.at) } : null,
        mayStart,
      }));
      return answered({ items });
    },
  }),
  endpoint({
    ...writing,
    id: 'translateStory',
    method: 'POST',
    path: '/stories/{storyId}/translations',
    summary:
      'Begin a story’s version for another edition: its structure and pictures, in the counterpart of its section',
    takesKey: true,
    keepsAnswer: true,
    params: storyParams,
    body: v.strictObject({ edition: line(20), text: v.optional(v.picklist(['copy', 'empty']), 'copy') }),
    bodyExample: { edition: 'es', text: 'copy' },
    status: 201,
    answer: madeId,
    example: { id: ids.answer },
    run: async ({ world, account, params, body }) => {
      const done = await translateStory(world, { account, articleId: params.storyId, ...body });
      return done.ok ? answered({ id: done.value.articleId }) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...reading,
    id: 'compareTranslation',
    method: 'GET',
    path: '/stories/{storyId}/source',
    summary: 'A translation beside its source, with what has changed there since',
    params: storyParams,
    answer: v.strictObject({
      sourceId: id,
      since: moment,
      changes: count,
      rows: v.array(
        v.strictObject({
          is: v.picklist(['same', 'changed', 'new', 'gone']),
          source: maybeText,
          words: v.array(v.strictObject({ text, is: v.picklist(['same', 'new', 'gone']) })),
          translation: maybeText,
        }),
      ),
    }),
    example: {
      sourceId: ids.story,
      since: at,
      changes: 0,
      rows: [{ is: 'same', source: 'The tide came twice', words: [], translation: 'La marea vino dos veces' }],
    },
    run: async ({ world, account, params: { storyId } }) => {
      if (!(await deskStory(world, account, storyId))) return refused('not-found');
      const found = await compareTranslation(world, account, storyId);
      if (!found) return refused('not-found', { detail: 'It was not translated from another story.' });
      const rows = found.rows.map(({ is, source, words, target }) => ({
        is,
        source: pieceText(source),
        words,
        translation: pieceText(target),
      }));
      return answered({ sourceId: found.source.id, since: momentText(found.since), changes: found.changes, rows });
    },
  }),
  endpoint({
    ...writing,
    id: 'markTranslated',
    method: 'PUT',
    path: '/stories/{storyId}/source',
    summary: 'Say that the translation says what its source says now',
    params: storyParams,
    status: 204,
    run: async ({ world, account, params }) => {
      if (!mayStory(account, 'see-stories')) return refused('not-allowed');
      const done = await markTranslated(world, { account, articleId: params.storyId });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
];

export const versionEndpoints = [...versions, ...translations];
