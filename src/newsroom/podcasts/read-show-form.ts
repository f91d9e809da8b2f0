import type { ShowDetails, ShowState, ShowType } from '../../rooms/audio/audio.ts';
import { showStates, showTypes } from '../../rooms/audio/audio.ts';
import type { Form } from '../signals/signal-page.tsx';
import { peopleIn } from './read-people.ts';
import { rowsIn } from './rows-in.ts';

/** What the form about a show says; pictures are still as they were typed. */
export type ShowSaid = ShowDetails & {
  title: string;
  edition: string;
  slug: string;
  state: ShowState;
};

const idIn = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/;

/** The id in the address of a page of the library; what is none is left as it was typed, and refused. */
export const mediaIdIn = (typed: string): string | undefined =>
  typed === '' ? undefined : (idIn.exec(typed)?.[0] ?? typed);

const mediums = ['podcast', 'newsletter', 'audiobook', 'music', 'film', 'video'] as const;

const oneOf = <T extends string>(values: readonly T[], value: string, usual: T): T =>
  values.find((one) => one === value) ?? usual;

const given = <Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } =>
  (value === undefined || value === '' ? {} : { [name]: value }) as { [key in Name]?: string };

const categoriesIn = (form: Form): string[] => [
  ...new Set(['category-0', 'category-1', 'category-2'].map((name) => form.text(name)).filter((one) => one !== '')),
];

export const showIn = (form: Form): ShowSaid => ({
  title: form.text('title'),
  edition: form.text('edition'),
  slug: form.text('slug'),
  state: oneOf<ShowState>(showStates, form.text('state'), 'published'),
  description: form.text('description').replaceAll('\r\n', '\n'),
  language: form.text('language'),
  author: form.text('author'),
  ownerName: form.text('ownerName'),
  ownerEmail: form.text('ownerEmail'),
  categories: categoriesIn(form),
  isExplicit: form.has('isExplicit'),
  type: oneOf<ShowType>(showTypes, form.text('type'), 'episodic'),
  copyright: form.text('copyright'),
  licence: form.text('licence'),
  isLocked: form.has('isLocked'),
  isComplete: form.has('isComplete'),
  people: peopleIn(form),
  funding: rowsIn(form, ['fund', 'fundWords'])
    .filter(({ fund }) => fund !== '')
    .map(({ fund, fundWords }) => ({ url: fund, words: fundWords })),
  podroll: rowsIn(form, ['rollTitle', 'rollGuid', 'rollUrl'])
    .filter(({ rollGuid, rollUrl }) => rollGuid !== '' || rollUrl !== '')
    .map(({ rollTitle, rollGuid, rollUrl }) => ({ guid: rollGuid, title: rollTitle, ...given('url', rollUrl) })),
  txt: rowsIn(form, ['txtPurpose', 'txtText'])
    .filter(({ txtText }) => txtText !== '')
    .map(({ txtPurpose, txtText }) => ({ purpose: txtPurpose, text: txtText })),
  updateFrequency: { words: form.text('frequencyWords'), rule: form.text('frequencyRule').toUpperCase() },
  medium: oneOf(mediums, form.text('medium'), 'podcast'),
  ...given('artId', mediaIdIn(form.text('artId'))),
  ...given('introId', form.text('introId')),
  ...given('outroId', form.text('outroId')),
  ...given('movedTo', form.text('movedTo')),
});

/** A show that is yet to be made. */
export const blankShow = (edition: string, language: string, publication: string): ShowSaid => ({
  title: '',
  edition,
  slug: '',
  state: 'published',
  description: '',
  language,
  author: publication,
  ownerName: publication,
  ownerEmail: '',
  categories: ['News'],
  isExplicit: false,
  type: 'episodic',
  copyright: '',
  licence: '',
  isLocked: true,
  isComplete: false,
  people: [],
  funding: [],
  podroll: [],
  medium: 'podcast',
});
