/** Sections and tags: added, changed, put in order; these and authors merged and removed. */
import * as v from 'valibot';
import {
  beginMerge,
  changeSection,
  changeTag,
  longestDescription,
  longestTaxonName,
  orderSections,
  removeTaxa,
  sectionById,
  tagById,
} from '../rooms/articles/articles.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { wrongField } from './newsroom-refusals.ts';
import { madeId, said } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line } from './schemas.ts';
import { isPicture, mayTaxon as may, taxonNo as no, taxonomy } from './taxonomy-place.ts';

const fields = {
  name: line(longestTaxonName),
  slug: v.optional(said(line(100), 'Its address; made from the name unless told. A former one leads to it.')),
  description: v.optional(line(longestDescription)),
  key: v.optional(said(line(100), 'The same in every edition that has it.')),
};
const newBody = v.strictObject({ edition: line(20), ...fields });
const changeBody = v.strictObject({ ...fields, name: v.optional(fields.name) });
const pictureId = v.optional(said(v.nullable(id), 'A picture of the library; null: none.'));

const sections = [
  endpoint({
    ...taxonomy,
    id: 'addSection',
    method: 'POST',
    path: '/sections',
    summary: 'Add a section, after the others',
    body: newBody,
    bodyExample: { edition: 'en', name: 'Harbour' },
    status: 201,
    takesKey: true,
    keepsAnswer: true,
    answer: madeId,
    example: { id: ids.tag },
    run: async ({ world, account, body }) => {
      if (!may(account, 'section')) return refused('not-allowed');
      const done = await changeSection(world, body);
      return done.ok ? answered({ id: done.value }) : no(done);
    },
  }),
  endpoint({
    ...taxonomy,
    id: 'changeSection',
    method: 'PATCH',
    path: '/sections/{sectionId}',
    summary: 'Change a section; what is left out stays',
    params: { sectionId: id },
    body: v.strictObject({ ...changeBody.entries, pictureId }),
    bodyExample: { name: 'Harbour and sea' },
    status: 204,
    run: async ({ world, account, params: { sectionId }, body }) => {
      if (!may(account, 'section')) return refused('not-allowed');
      const before = await sectionById(world, sectionId);
      if (before?.id !== sectionId) return refused('not-found');
      if (!(await isPicture(world, body.pictureId))) return wrongField('/pictureId', 'There is no such picture.');
      const { edition, key, name, slug, description } = before;
      const done = await changeSection(world, { id: sectionId, edition, key, name, slug, description, ...body });
      return done.ok ? answered(undefined) : no(done);
    },
  }),
  endpoint({
    ...taxonomy,
    id: 'orderSections',
    method: 'PUT',
    path: '/sections/order',
    summary: 'Put an edition’s sections in order; those not named come after',
    body: v.strictObject({ edition: line(20), ids: v.pipe(v.array(id), v.maxLength(1_000)) }),
    bodyExample: { edition: 'en', ids: [ids.tag] },
    status: 204,
    run: async ({ world, account, body }) => {
      if (!may(account, 'section')) return refused('not-allowed');
      await orderSections(world, body.edition, body.ids);
      return answered(undefined);
    },
  }),
];

const tags = [
  endpoint({
    ...taxonomy,
    id: 'addTag',
    method: 'POST',
    path: '/tags',
    summary: 'Add a tag',
    body: newBody,
    bodyExample: { edition: 'en', name: 'Tides' },
    status: 201,
    takesKey: true,
    keepsAnswer: true,
    answer: madeId,
    example: { id: ids.tag },
    run: async ({ world, account, body }) => {
      if (!may(account, 'tag')) return refused('not-allowed');
      const done = await changeTag(world, body);
      return done.ok ? answered({ id: done.value }) : no(done);
    },
  }),
  endpoint({
    ...taxonomy,
    id: 'changeTag',
    method: 'PATCH',
    path: '/tags/{tagId}',
    summary: 'Change a tag; what is left out stays',
    params: { tagId: id },
    body: changeBody,
    bodyExample: { description: 'Ebb and flood.' },
    status: 204,
    run: async ({ world, account, params: { tagId }, body }) => {
      if (!may(account, 'tag')) return refused('not-allowed');
      const before = await tagById(world, tagId);
      if (before?.id !== tagId) return refused('not-found');
      const { edition, key, name, slug, description } = before;
      const done = await changeTag(world, { id: tagId, edition, key, name, slug, description, ...body });
      return done.ok ? answered(undefined) : no(done);
    },
  }),
];

const ofKind = { kind: v.picklist(['sections', 'tags', 'authors']), taxonId: id };
const kinds = { sections: 'section', tags: 'tag', authors: 'author' } as const;

const ends = [
  endpoint({
    ...taxonomy,
    id: 'mergeTaxa',
    method: 'POST',
    path: '/taxonomy/{kind}/{taxonId}/merge',
    summary: 'Merge a section, tag or author into another; its stories are moved by and by, its address leads on',
    detail: '`kind` is `sections`, `tags` or `authors`. This cannot be undone.',
    params: ofKind,
    body: v.strictObject({ into: id }),
    bodyExample: { into: ids.decision },
    status: 204,
    run: async ({ world, account, params: { kind, taxonId }, body }) => {
      if (!may(account, kinds[kind])) return refused('not-allowed');
      const merge = { kind: kinds[kind], from: taxonId, into: body.into, accountId: account.id };
      const done = await beginMerge(world, merge);
      return done.ok ? answered(undefined) : no(done);
    },
  }),
  endpoint({
    ...taxonomy,
    id: 'removeTaxon',
    method: 'DELETE',
    path: '/taxonomy/{kind}/{taxonId}',
    summary: 'Remove a section, tag or author that no story has',
    params: ofKind,
    status: 204,
    run: async ({ world, account, params: { kind, taxonId } }) => {
      if (!may(account, kinds[kind])) return refused('not-allowed');
      const done = await removeTaxa(world, kinds[kind], [taxonId]);
      return done.ok ? answered(undefined) : no(done);
    },
  }),
];

export const taxonomyEndpoints = [...sections, ...tags, ...ends];
