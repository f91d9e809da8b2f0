import { momentOf } from '../common/dates.ts';
import { cutText, foldSpace, slugify } from '../common/text.ts';
import { articleKinds, authorsOf, sectionsOf, tagsOf } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { SearchQuestion } from '../rooms/search/search.ts';
import type { Choice } from '../ui/parts/Field.tsx';
import type { World } from '../world.ts';

/** The search form's fields as addresses carry them; all text, all optional. */
export const searchFields = [
  'q',
  'section',
  'tag',
  'author',
  'from',
  'until',
  'kind',
  'edition',
  'order',
  'page',
] as const;
export type SearchForm = Record<(typeof searchFields)[number], string>;

/** Reads each field by its name, so that a page is kept for these and no others. */
export const readSearchForm = (query: Record<string, unknown>): SearchForm =>
  Object.fromEntries(
    searchFields.map((name) => {
      const value = query[name];
      return [name, typeof value === 'string' ? cutText(foldSpace(value.toWellFormed()), 300) : ''];
    }),
  ) as SearchForm;

/** The address of a search; fields that say nothing are left out. */
export const searchHref = (visit: Visit, form: SearchForm, changed: Partial<SearchForm> = {}): string => {
  const asked = { ...form, page: '', ...changed };
  const query = new URLSearchParams(searchFields.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])));
  return `${visit.link('/search')}${query.size > 0 ? `?${query}` : ''}`;
};

/** The first moment of a day given as `2026-11-23`, or of the day after it. */
const dayStart = (text: string, timeZone: string, daysLater = 0): number | undefined => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!year || !month || !day) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + daysLater));
  return momentOf({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }, timeZone);
};

/** `all` asks every edition; none given asks the one that is being read. */
const editionAsked = (form: SearchForm, visit: Visit): string | undefined =>
  form.edition === 'all' ? undefined : (visit.publication.editionByCode(form.edition)?.code ?? visit.edition.code);

export const questionOf = (form: SearchForm, visit: Visit): SearchQuestion => {
  const { timeZone } = visit.publication.settings;
  return {
    query: form.q,
    edition: editionAsked(form, visit),
    sectionKey: form.section || undefined,
    tag: form.tag ? slugify(form.tag) || form.tag : undefined,
    author: form.author ? slugify(form.author) || form.author : undefined,
    kind: articleKinds.find((kind) => kind === form.kind && kind !== 'page'),
    from: dayStart(form.from, timeZone),
    until: dayStart(form.until, timeZone, 1),
    order: form.order === 'newest' ? 'newest' : 'relevance',
    page: /^\d{1,3}$/.test(form.page) ? Number(form.page) : 1,
  };
};

/** What may be chosen; topics or authors are undefined when they are too many for a list and must be typed. */
export type SearchChoices = { sections: Choice[]; tags: Choice[] | undefined; authors: Choice[] | undefined };

const mostChoices = 60;
const fewEnough = (choices: Choice[]): Choice[] | undefined => (choices.length <= mostChoices ? choices : undefined);

/** Kept in memory until the edition's lists change. */
export const searchChoices = (world: World, edition: string): Promise<SearchChoices> =>
  world.memory.keep(
    `search-choices:${edition}`,
    ['site', `list:${edition}`, `tags:${edition}`, 'authors'],
    async () => {
      const [sections, tags, authors] = await Promise.all([
        sectionsOf(world, edition),
        tagsOf(world, edition),
        authorsOf(world, edition),
      ]);
      const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, edition);
      return {
        sections: sections.map(({ key, name }) => ({ value: key, label: name })),
        tags: fewEnough(tags.map(({ slug, name }) => ({ value: slug, label: name })).sort(byLabel)),
        authors: fewEnough(authors.map(({ slug, name }) => ({ value: slug, label: name })).sort(byLabel)),
      };
    },
  );
