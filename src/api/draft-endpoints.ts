/** Stories are begun and written: drafts as fields with a tree or Markdown, and what stories begin with. */
import * as v from 'valibot';
import { mayStory } from '../rooms/articles/articles.ts';
import {
  accessTo,
  createStory,
  draftOf,
  removeStoryTemplate,
  replaceDraft,
  saveStoryTemplate,
  storyAtHand,
  storyTemplate,
  storyTemplates,
  templateBody,
  type Draft,
} from '../rooms/drafting/drafting.ts';
import type { Account } from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { exampleDraft, exampleMarkdown, versionNumber } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal, wrongField } from './newsroom-refusals.ts';
import {
  begunStory,
  draftBody,
  draftSchema,
  kind,
  listOf,
  madeId,
  newStoryBody,
  savedDraft,
  text,
} from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line } from './schemas.ts';
import { fieldsSent, shownDraft, shownFields } from './story-draft.ts';

const reading = { access: 'stories:read', group: 'Stories at work', problems: newsroomProblems } as const;
const writing = { ...reading, access: 'stories:write', bodyLimit: 4 * 1024 * 1024 } as const;
const storyParams = { storyId: id };

/** The draft, for somebody who may look into it. */
export const draftFor = async (world: World, account: Account, storyId: string): Promise<Draft | undefined> => {
  const access = await accessTo(world.db, account, storyId);
  return access === undefined || access === 'none' ? undefined : draftOf(world, storyId);
};

const drafts = [
  endpoint({
    ...writing,
    id: 'createStory',
    method: 'POST',
    path: '/stories',
    summary: 'Begin a story: a draft that nobody but the newsroom sees',
    detail: 'Its author is whoever begins it, where they are one, unless `authorIds` says who.',
    takesKey: true,
    keepsAnswer: true,
    body: newStoryBody,
    bodyExample: { edition: 'en', kind: 'news', headline: 'The tide came twice', markdown: exampleMarkdown },
    status: 201,
    answer: begunStory,
    example: { id: ids.story, path: '/2026/11/20/the-tide-came-twice', version: versionNumber },
    run: async ({ world, account, body: { edition, workState, templateId, ...given } }) => {
      if (!mayStory(account, 'create-story', true)) return refused('not-allowed');
      const template = templateId === undefined ? undefined : await storyTemplate(world, templateId);
      if (templateId !== undefined && !template) return wrongField('/templateId', 'There is no such template.');
      const sent = await fieldsSent(world, given, { edition, before: undefined });
      if ('ok' in sent) return sent;
      const fields = template && !sent.body ? { ...sent, body: templateBody(template) } : sent;
      const { sectionId } = fields;
      const begun = await createStory(world, {
        account,
        edition,
        kind: given.kind,
        fields,
        ...(sectionId === undefined ? {} : { sectionId }),
        ...(workState ? { workState } : {}),
      });
      if (!begun.ok) return newsroomRefusal(begun);
      const { articleId, path } = begun.value;
      const draft = await draftOf(world, articleId);
      return answered({ id: articleId, path, version: draft?.changedAt ?? 0 });
    },
  }),
  endpoint({
    ...reading,
    id: 'getDraft',
    method: 'GET',
    path: '/stories/{storyId}/draft',
    summary: 'What a story says while it is written, with what was typed until now',
    params: storyParams,
    answer: draftSchema,
    example: exampleDraft,
    run: async ({ world, account, params }) => {
      const draft = await draftFor(world, account, params.storyId);
      return draft ? answered(shownDraft(draft)) : refused('not-found');
    },
  }),
  endpoint({
    ...writing,
    id: 'changeDraft',
    method: 'PATCH',
    path: '/stories/{storyId}/draft',
    summary: 'Change fields or the text of a draft; whoever has it open sees it at once',
    detail:
      'It is written as the smallest change, beside what others write meanwhile. With `since`, nothing is written over what they have changed in the same fields: the problem has what stands there (`now`) and what was sent (`sent`). Of a published story this is a draft of its own, until it is sent out.',
    params: storyParams,
    body: draftBody,
    bodyExample: { since: versionNumber, headline: 'The tide came twice', markdown: exampleMarkdown },
    answer: savedDraft,
    example: { storyId: ids.story, version: versionNumber + 900 },
    run: async ({ world, account, params: { storyId }, body: { since, ...given } }) => {
      const before = await draftFor(world, account, storyId);
      const story = before && (await storyAtHand(world.db, storyId));
      if (!story) return refused('not-found');
      const fields = await fieldsSent(world, given, { edition: story.row.edition, before: before.fields });
      if ('ok' in fields) return fields;
      const saved = await replaceDraft(world, {
        account,
        articleId: storyId,
        fields,
        ...(since === undefined ? {} : { since }),
      });
      if (saved.ok) return answered({ storyId, version: saved.value.changedAt });
      if (saved.refusal !== 'changed-meanwhile') return newsroomRefusal(saved);
      const now = await draftOf(world, storyId);
      const sent = shownFields({ ...before.fields, ...fields });
      return refused('changed-meanwhile', { more: { now: now ? shownDraft(now) : null, sent } });
    },
  }),
];

const exampleTemplate = {
  id: ids.tag,
  name: 'Match report',
  kind: 'news' as const,
  edition: 'en',
  text: '## The first half\n\n## The second half\n',
};
const templateEntries = { name: line(80), kind, edition: line(20), text: line(20_000) };
const settings = { ...writing, access: 'settings:write' } as const;

const templates = [
  endpoint({
    ...reading,
    id: 'listStoryTemplates',
    method: 'GET',
    path: '/story-templates',
    summary: 'What stories can begin with',
    answer: listOf(v.strictObject({ id, name: text, kind, edition: text, text })),
    example: { items: [exampleTemplate] },
    run: async ({ world }) => answered({ items: await storyTemplates(world) }),
  }),
  endpoint({
    ...settings,
    id: 'addStoryTemplate',
    method: 'POST',
    path: '/story-templates',
    summary: 'Add a template; its text is Markdown, its edition empty for all',
    takesKey: true,
    keepsAnswer: true,
    body: v.strictObject(templateEntries),
    bodyExample: { name: 'Match report', kind: 'news', edition: 'en', text: exampleTemplate.text },
    status: 201,
    answer: madeId,
    example: { id: ids.tag },
    run: async ({ world, account, body }) => {
      const done = await saveStoryTemplate(world, account, body);
      return done.ok ? answered(done.value) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...settings,
    id: 'changeStoryTemplate',
    method: 'PUT',
    path: '/story-templates/{templateId}',
    summary: 'Change a template',
    params: { templateId: id },
    body: v.strictObject(templateEntries),
    bodyExample: { name: 'Match report', kind: 'news', edition: '', text: exampleTemplate.text },
    status: 204,
    run: async ({ world, account, params, body }) => {
      const done = await saveStoryTemplate(world, account, { id: params.templateId, ...body });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...settings,
    id: 'removeStoryTemplate',
    method: 'DELETE',
    path: '/story-templates/{templateId}',
    summary: 'Remove a template; stories begun with it stay',
    params: { templateId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await removeStoryTemplate(world, account, params.templateId);
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
];

export const draftEndpoints = [...drafts, ...templates];
