/** What lies ready at the desk: words for readers, saved views, and the figures of the year. */
import * as v from 'valibot';
import { may, removeTemplate, saveTemplate, templatesFor } from '../rooms/discussion/discussion.ts';
import { makeReport, removeView, reportYears, savedViews, saveView } from '../rooms/moderation/moderation.ts';
import { deskRefusal } from './desk-refusals.ts';
import { figuresSchema, madeSchema, templateBody, templatesSchema, viewsSchema } from './desk-schemas.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { refused } from './problems.ts';
import { rules } from './rule-endpoints.ts';
import { id, line } from './schemas.ts';
import { momentText } from './shown.tsx';

const at = '2026-11-20T08:20:00.000Z';

const templates = [
  endpoint({
    ...rules,
    id: 'listTemplates',
    method: 'GET',
    path: '/templates/{edition}',
    summary: 'Words for readers, ready to be used, by rule',
    params: { edition: line(20) },
    answer: templatesSchema,
    example: { items: [{ id: ids.decision, rule: 'insult', title: 'Insult', words: 'Please argue with the text.' }] },
    run: async ({ world, visit, params }) => {
      const edition = visit.publication.editionByCode(params.edition);
      if (!edition) return refused('not-found');
      const found = await templatesFor(world, edition);
      return answered({
        items: found.map(({ isShipped: _isShipped, id: own, ...rest }) => ({ id: own || null, ...rest })),
      });
    },
  }),
  endpoint({
    ...rules,
    id: 'addTemplate',
    method: 'POST',
    path: '/templates',
    summary: 'Add words for readers',
    body: templateBody,
    bodyExample: { rule: 'insult', edition: 'en', title: 'Insult', words: 'Please argue with the text.' },
    status: 201,
    answer: madeSchema,
    example: { id: ids.decision },
    run: async ({ world, account, body }) => {
      const done = await saveTemplate(world, { account, ...body });
      return done.ok ? answered(done.value) : deskRefusal(done);
    },
  }),
  endpoint({
    ...rules,
    id: 'saveTemplate',
    method: 'PUT',
    path: '/templates/{templateId}',
    summary: 'Change them',
    params: { templateId: id },
    body: templateBody,
    bodyExample: { rule: 'insult', edition: 'en', title: 'Insult', words: 'Please argue with the text.' },
    status: 204,
    run: async ({ world, account, params, body }) => {
      const done = await saveTemplate(world, { account, id: params.templateId, ...body });
      return done.ok ? answered(undefined) : deskRefusal(done, { gone: 'not-found' });
    },
  }),
  endpoint({
    ...rules,
    id: 'removeTemplate',
    method: 'DELETE',
    path: '/templates/{templateId}',
    summary: 'Remove them',
    params: { templateId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await removeTemplate(world, { account, id: params.templateId });
      return done.ok ? answered(undefined) : deskRefusal(done, { gone: 'not-found' });
    },
  }),
];

const views = [
  endpoint({
    ...rules,
    id: 'listViews',
    method: 'GET',
    path: '/views',
    summary: 'Saved views of the desk: one’s own, and those colleagues share',
    answer: viewsSchema,
    example: {
      items: [{ id: ids.decision, name: 'Politics', query: 'list=waiting', isShared: true, isOwn: true, by: 'Maren' }],
    },
    run: async ({ world, account }) => {
      const found = await savedViews(world, account);
      return answered({ items: found.map(({ href: _href, ...view }) => view) });
    },
  }),
  endpoint({
    ...rules,
    id: 'saveView',
    method: 'POST',
    path: '/views',
    summary: 'Keep filters under a name',
    detail:
      '`query` is the query string of the desk or its search. One’s own view of the same name takes the new filters.',
    body: v.strictObject({ name: line(60), query: line(600), isShared: v.optional(v.boolean(), false) }),
    bodyExample: { name: 'Politics', query: 'list=waiting', isShared: true },
    answer: madeSchema,
    example: { id: ids.decision },
    run: async ({ world, account, body }) => {
      const done = await saveView(world, { account, ...body });
      return done.ok ? answered(done.value) : deskRefusal(done);
    },
  }),
  endpoint({
    ...rules,
    id: 'removeView',
    method: 'DELETE',
    path: '/views/{viewId}',
    summary: 'Remove a view',
    params: { viewId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await removeView(world, { account, ...params });
      return done.ok ? answered(undefined) : deskRefusal(done);
    },
  }),
];

const report = endpoint({
  ...rules,
  id: 'getReport',
  method: 'GET',
  path: '/transparency/{year}',
  summary: 'The figures of the yearly report, counted from the decisions just now',
  params: { year: v.pipe(v.string(), v.regex(/^\d{4}$/)) },
  answer: figuresSchema,
  example: {
    year: 2026,
    from: '2026-01-01T00:00:00.000Z',
    until: '2027-01-01T00:00:00.000Z',
    at,
    tables: [{ key: 'appeals', columns: ['received', 'upheld'], figures: [{ key: 'comment', values: [12, 9] }] }],
    remarks: '',
  },
  run: async ({ world, account, params }) => {
    if (!may(account, 'see-report')) return refused('not-allowed');
    const year = Number(params.year);
    if (!(await reportYears(world)).includes(year)) return refused('not-found');
    const { from, until, at: asOf, tables, remarks } = await makeReport(world, year);
    const shown = tables.map(({ key, columns, figures }) => ({ key, columns: [...columns], figures }));
    return answered({
      year,
      from: momentText(from),
      until: momentText(until),
      at: momentText(asOf),
      tables: shown,
      remarks,
    });
  },
});

export const officeEndpoints = [...templates, ...views, report];
