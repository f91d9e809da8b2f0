/** Editions and the look of the publication; publishers only. */
import * as v from 'valibot';
import { mayStory } from '../rooms/articles/articles.ts';
import {
  addEdition,
  changeEdition,
  changeLook,
  chooseDefaultEdition,
  moveEdition,
  publicationOf,
  removeEdition,
} from '../rooms/publication/publication.ts';
import { answered, endpoint } from './endpoint.ts';
import { newsroomProblems, newsroomRefusal, type SaidNo } from './newsroom-refusals.ts';
import { flag, listOf, said, text } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { line } from './schemas.ts';

const settings = { access: 'settings:write', group: 'Settings', problems: newsroomProblems } as const;
const byCode = { code: line(35) };

const editionNo = (done: SaidNo) => {
  if (done.refusal !== 'invalid')
    return newsroomRefusal(done, {
      'known-already': ['invalid', 'There is an edition of this code.', '/code'],
      'in-use': ['in-use', 'One of the editions has stories, sections or tags.'],
      last: ['in-use', 'The default edition stays.'],
    });
  const faults = Object.entries(JSON.parse(done.detail ?? '{}') as Record<string, string>);
  return refused('invalid', { errors: faults.map(([name, detail]) => ({ pointer: `/${name}`, detail })) });
};

const edition = {
  language: line(35),
  name: said(line(100), 'The language’s own name.'),
  direction: v.picklist(['ltr', 'rtl']),
  publicationName: line(200),
  tagline: line(500),
};
const sent = v.partial(v.strictObject(edition)).entries;
const exampleEdition = {
  code: 'es',
  language: 'es',
  name: 'Español',
  direction: 'ltr' as const,
  publicationName: 'La Marea',
  tagline: '',
  isDefault: false,
};

const editions = [
  endpoint({
    ...settings,
    id: 'listEditions',
    method: 'GET',
    path: '/editions',
    summary: 'Languages the publication appears in, in their order',
    answer: listOf(v.strictObject({ code: text, ...edition, isDefault: flag })),
    example: { items: [exampleEdition] },
    run: async ({ world }) => {
      const all = (await publicationOf(world)).editions;
      const items = all.map(({ code, language, name, direction, publicationName, tagline, isDefault }) => ({
        code,
        language,
        name,
        direction,
        publicationName,
        tagline,
        isDefault,
      }));
      return answered({ items });
    },
  }),
  endpoint({
    ...settings,
    id: 'addEdition',
    method: 'POST',
    path: '/editions',
    summary: 'Add an edition, after the others',
    body: v.strictObject({ code: line(35), ...sent, publicationName: edition.publicationName }),
    bodyExample: { code: 'es', publicationName: 'La Marea' },
    status: 201,
    takesKey: true,
    keepsAnswer: true,
    answer: v.strictObject({ code: text }),
    example: { code: 'es' },
    run: async ({ world, account, body }) => {
      if (!mayStory(account, 'edit-publication')) return refused('not-allowed');
      const done = await addEdition(world, body);
      return done.ok ? answered({ code: done.value.code }) : editionNo(done);
    },
  }),
  endpoint({
    ...settings,
    id: 'changeEdition',
    method: 'PATCH',
    path: '/editions/{code}',
    summary: 'Change an edition; what is left out stays',
    params: byCode,
    body: v.strictObject(sent),
    bodyExample: { tagline: 'Lo que trae el agua.' },
    status: 204,
    run: async ({ world, account, params: { code }, body }) => {
      if (!mayStory(account, 'edit-publication')) return refused('not-allowed');
      const before = (await publicationOf(world)).editionByCode(code);
      if (!before) return refused('not-found');
      const { language, name, direction, publicationName, tagline } = before;
      const whole = { language, name, direction, publicationName, tagline, ...body };
      const done = await changeEdition(world, code, whole);
      return done.ok ? answered(undefined) : editionNo(done);
    },
  }),
  endpoint({
    ...settings,
    id: 'placeEdition',
    method: 'PUT',
    path: '/editions/{code}/place',
    summary: 'Move an edition one place, or make it the default one while both are empty',
    params: byCode,
    body: v.strictObject({ to: v.picklist(['earlier', 'later', 'default']) }),
    bodyExample: { to: 'earlier' },
    status: 204,
    run: async ({ world, account, params: { code }, body: { to } }) => {
      if (!mayStory(account, 'edit-publication')) return refused('not-allowed');
      const move = () => moveEdition(world, code, to === 'earlier' ? -1 : 1);
      const done = await (to === 'default' ? chooseDefaultEdition(world, code) : move());
      return done.ok ? answered(undefined) : editionNo(done);
    },
  }),
  endpoint({
    ...settings,
    id: 'removeEdition',
    method: 'DELETE',
    path: '/editions/{code}',
    summary: 'Remove an edition that holds nothing',
    params: byCode,
    status: 204,
    run: async ({ world, account, params: { code } }) => {
      if (!mayStory(account, 'edit-publication')) return refused('not-allowed');
      const done = await removeEdition(world, code);
      return done.ok ? answered(undefined) : editionNo(done);
    },
  }),
];

const look = said(v.record(text, text), 'By name: `accentLight`, `accentDark`, `paper`, `headlineFace` …');
const exampleLook = { accentLight: '#2b3f9e', paper: 'warm', headlineFace: 'serif' };

const looks = [
  endpoint({
    ...settings,
    id: 'getLook',
    method: 'GET',
    path: '/look',
    summary: 'Colours, faces, corners and density of every page',
    answer: v.strictObject({ look }),
    example: { look: exampleLook },
    run: async ({ world }) => answered({ look: { ...(await publicationOf(world)).settings.look } }),
  }),
  endpoint({
    ...settings,
    id: 'changeLook',
    method: 'PATCH',
    path: '/look',
    summary: 'Change the look; what is left out stays, and what could not be read is refused',
    body: v.strictObject({ look }),
    bodyExample: { look: exampleLook },
    status: 204,
    run: async ({ world, account, body }) => {
      if (!mayStory(account, 'edit-settings')) return refused('not-allowed');
      const done = await changeLook(world, body.look);
      if (done.ok) return answered(undefined);
      const errors = (done.detail ?? '').split('\n').map((wrong) => {
        const [name = '', ...words] = wrong.split(': ');
        return { pointer: `/look/${name}`, detail: words.join(': ') };
      });
      return refused('invalid', { errors });
    },
  }),
];

export const lookEndpoints = [...editions, ...looks];
