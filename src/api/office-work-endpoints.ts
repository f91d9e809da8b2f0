/** Settings by name, the checklist, sections, tags and authors as stories need them, and how often stories are read. */
import * as v from 'valibot';
import { listStaff } from '../rooms/accounts/accounts.ts';
import { authorsOf, mayStory, sectionsOf, tagsOf } from '../rooms/articles/articles.ts';
import { dayText, daysOf, readsOf, sourcesIn, startOfDay, topStoriesIn } from '../rooms/audience/audience.ts';
import { checkKeys, checkLevels, checklistSettings, saveChecklistSettings } from '../rooms/drafting/drafting.ts';
import { changeSettings, defaultSettings, publicationOf } from '../rooms/publication/publication.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { maren } from './newsroom-examples.ts';
import { newsroomProblems, wrongField } from './newsroom-refusals.ts';
import { count, listOf, said, text } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line } from './schemas.ts';

const reading = { access: 'stories:read', group: 'Sections, tags, authors', problems: newsroomProblems } as const;
const ofEdition = { edition: line(20) };

const names = [
  endpoint({
    ...reading,
    id: 'listSections',
    method: 'GET',
    path: '/sections',
    summary: 'An edition’s sections, in the order of its navigation',
    query: ofEdition,
    answer: listOf(v.strictObject({ id, key: text, slug: text, name: text, description: text })),
    example: { items: [{ id: ids.tag, key: 'harbour', slug: 'harbour', name: 'Harbour', description: '' }] },
    run: async ({ world, query }) => {
      const sections = await sectionsOf(world, query.edition);
      const items = sections.map(({ id: own, key, slug, name, description }) => ({
        id: own,
        key,
        slug,
        name,
        description,
      }));
      return answered({ items });
    },
  }),
  endpoint({
    ...reading,
    id: 'listTags',
    method: 'GET',
    path: '/tags',
    summary: 'An edition’s tags by slug, at most 2,000',
    query: ofEdition,
    answer: listOf(v.strictObject({ id, key: text, slug: text, name: text })),
    example: { items: [{ id: ids.tag, key: 'tides', slug: 'tides', name: 'Tides' }] },
    run: async ({ world, query }) => {
      const tags = await tagsOf(world, query.edition);
      return answered({ items: tags.map(({ id: own, key, slug, name }) => ({ id: own, key, slug, name })) });
    },
  }),
  endpoint({
    ...reading,
    id: 'listAuthors',
    method: 'GET',
    path: '/authors',
    summary: 'Authors by slug, as an edition writes them, at most 2,000',
    query: ofEdition,
    answer: listOf(v.strictObject({ id, slug: text, name: text, role: text })),
    example: { items: [{ ...maren, slug: 'maren', role: 'Reporter' }] },
    run: async ({ world, query }) => {
      const authors = await authorsOf(world, query.edition);
      return answered({ items: authors.map(({ id: own, slug, name, role }) => ({ id: own, slug, name, role })) });
    },
  }),
];

const settings = { access: 'settings:write', group: 'Settings', problems: newsroomProblems } as const;
const values = said(v.record(text, v.unknown()), 'By name: `timeZone`, `share`, `crawlersRefused`, `chrome` …');
const exampleSettings = { timeZone: 'Europe/Copenhagen', share: ['bluesky', 'mastodon'] };
/** Other rooms keep settings under the same roof, and some of them are secrets: only these are told. */
const toldNames = Object.keys(defaultSettings).filter((name) => name !== 'lookPictures' && name !== 'setup');
const level = v.picklist(checkLevels);
const checklist = v.strictObject({
  levels: v.record(text, level),
  legalSections: said(v.array(line(200)), 'Keys of sections whose stories need a legal check.'),
});

const own = [
  endpoint({
    ...settings,
    id: 'getSettings',
    method: 'GET',
    path: '/settings',
    summary: 'The publication’s settings by name',
    answer: v.strictObject({ settings: values }),
    example: { settings: exampleSettings },
    run: async ({ world, account }) => {
      if (!mayStory(account, 'edit-settings')) return refused('not-allowed');
      const all = Object.entries((await publicationOf(world)).settings);
      return answered({ settings: Object.fromEntries(all.filter(([name]) => toldNames.includes(name))) });
    },
  }),
  endpoint({
    ...settings,
    id: 'changeSettings',
    method: 'PATCH',
    path: '/settings',
    summary: 'Change settings: all that are given, or none',
    detail: 'Publishers only. What is wrong is told field by field.',
    body: v.strictObject({ settings: values }),
    bodyExample: { settings: exampleSettings },
    status: 204,
    run: async ({ world, account, body }) => {
      if (!mayStory(account, 'edit-publication')) return refused('not-allowed');
      const done = await changeSettings(world, body.settings);
      if (done.ok) return answered(undefined);
      const errors = (done.detail ?? '').split('\n').map((wrong) => {
        const [path = '', ...words] = wrong.split(': ');
        return { pointer: `/settings/${path.replaceAll('.', '/')}`, detail: words.join(': ') };
      });
      return refused('invalid', { errors });
    },
  }),
  endpoint({
    ...settings,
    id: 'getChecklistSettings',
    method: 'GET',
    path: '/settings/checklist',
    summary: 'What is looked at before a story goes out, and what of it blocks',
    answer: checklist,
    example: { levels: { headline: 'blocks', lead: 'advice' }, legalSections: ['courts'] },
    run: async ({ world }) => {
      const { levels, legalSections } = checklistSettings(await publicationOf(world));
      return answered({ levels, legalSections });
    },
  }),
  endpoint({
    ...settings,
    id: 'changeChecklistSettings',
    method: 'PUT',
    path: '/settings/checklist',
    summary: 'Say what is looked at before a story goes out, and what of it blocks; what is not named stays',
    body: checklist,
    bodyExample: { levels: { headline: 'blocks', lead: 'advice' }, legalSections: ['courts'] },
    status: 204,
    run: async ({ world, account, body: { levels, legalSections } }) => {
      if (!mayStory(account, 'edit-settings')) return refused('not-allowed');
      const unknown = Object.keys(levels).find((name) => !checkKeys.some((key) => key === name));
      if (unknown !== undefined) return wrongField(`/levels/${unknown}`, 'There is no such check.');
      const before = checklistSettings(await publicationOf(world));
      await saveChecklistSettings(world, { levels: { ...before.levels, ...levels }, legalSections });
      return answered(undefined);
    },
  }),
];

const people = [
  endpoint({
    access: 'people:write',
    group: 'People who work here',
    problems: newsroomProblems,
    id: 'listStaff',
    method: 'GET',
    path: '/people',
    summary: 'Who works here, with their roles; up to 500',
    answer: listOf(v.strictObject({ id, name: text, role: text })),
    example: { items: [{ ...maren, role: 'editor' }] },
    run: async ({ world, account }) => {
      if (!mayStory(account, 'see-people')) return refused('not-allowed');
      const staff = await listStaff(world, 500);
      return answered({ items: staff.map(({ id: one, name, role }) => ({ id: one, name, role })) });
    },
  }),
];

const audience = { access: 'audience:read', group: 'Audience', problems: newsroomProblems } as const;
const span = {
  days: v.optional(v.picklist(['1', '7', '30', '90', '365']), '30'),
};
const top = v.strictObject({ storyId: id, headline: text, path: text, reads: count, ends: count });
const exampleTop = {
  storyId: ids.story,
  headline: 'The tide came twice',
  path: '/2026/11/20/the-tide',
  reads: 4_120,
  ends: 1_730,
};
const day = v.strictObject({ day: text, startsAt: text, reads: count, ends: count });
const exampleDay = { day: '2026-11-20', startsAt: '2026-11-19T23:00:00.000Z', reads: 4_120, ends: 1_730 };

const sums = [
  endpoint({
    ...audience,
    id: 'getTopStories',
    method: 'GET',
    path: '/audience/stories',
    summary: 'What was read most, and how often to its end; sums without persons',
    query: { ...span, edition: v.optional(line(20)) },
    answer: listOf(top),
    example: { items: [exampleTop] },
    run: async ({ world, account, query }) => {
      if (!mayStory(account, 'see-audience')) return refused('not-allowed');
      const found = await topStoriesIn(world, { days: Number(query.days), edition: query.edition, limit: 50 });
      const items = found.map(({ id: storyId, headline, path, reads, ends }) => ({
        storyId,
        headline,
        path,
        reads,
        ends,
      }));
      return answered({ items });
    },
  }),
  endpoint({
    ...audience,
    id: 'getReadsByDay',
    method: 'GET',
    path: '/audience/days',
    summary: 'Reads by day: of all, an edition, a section, an author or a story',
    query: {
      ...span,
      kind: v.optional(v.picklist(['site', 'edition', 'section', 'author', 'story']), 'site'),
      subject: v.optional(said(line(60), 'The edition’s code, or an id; empty for all.'), ''),
    },
    answer: listOf(day),
    example: { items: [exampleDay] },
    run: async ({ world, account, query }) => {
      if (!mayStory(account, 'see-audience')) return refused('not-allowed');
      const { timeZone } = (await publicationOf(world)).settings;
      const { kind, subject } = query;
      const points = await daysOf(world, { kind, subject }, { days: Number(query.days) });
      const items = points.map(({ at, reads, ends }) => ({
        day: dayText(at),
        startsAt: new Date(startOfDay(at, timeZone)).toISOString(),
        reads,
        ends,
      }));
      return answered({ items });
    },
  }),
  endpoint({
    ...audience,
    id: 'getStoryReads',
    method: 'GET',
    path: '/audience/stories/{storyId}',
    summary: 'How often a story was read and read to its end, and from where readers came in 30 days',
    params: { storyId: id },
    answer: v.strictObject({
      reads: count,
      ends: count,
      sources: v.array(v.strictObject({ source: text, reads: count })),
    }),
    example: { reads: 4_120, ends: 1_730, sources: [{ source: 'search.example', reads: 912 }] },
    run: async ({ world, account, params: { storyId } }) => {
      if (!mayStory(account, 'see-audience')) return refused('not-allowed');
      const { reads, ends } = (await readsOf(world, [storyId])).get(storyId) ?? { reads: 0, ends: 0 };
      return answered({ reads, ends, sources: await sourcesIn(world, { articleId: storyId, days: 30, limit: 20 }) });
    },
  }),
];

export const officeWorkEndpoints = [...names, ...own, ...people, ...sums];
