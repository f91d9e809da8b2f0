import { termSlug, type TermData } from '../shared/save-terms.ts';
import type { Scratch, Term } from '../shared/scratch.store.ts';
import { plainOf } from './post-body.ts';
import { field, type Meta, metaValue, termsOf, type TermOf } from './wxr-item.ts';
import type { XmlElement } from '../shared/xml-items.ts';

/** WordPress's category for everything without one, in the languages it is installed in most. */
const noCategory = new Set([
  'uncategorized',
  'uncategorised',
  'non-classe',
  'sin-categoria',
  'sem-categoria',
  'senza-categoria',
  'allgemein',
  'unkategorisiert',
  'geen-categorie',
  'niet-gecategoriseerd',
  'bez-kategorii',
  'bez-rubriki',
  'nezarazene',
  'nekategorizirano',
  'okategoriserade',
  'ukategoriseret',
  'ukategorisert',
  'kategorilos',
  'genel',
  '未分類',
  '未分类',
  '미분류',
]);

const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
};

export const isNoCategory = ({ slug, name }: Pick<TermOf, 'slug' | 'name'>): boolean => {
  const plain = decoded(slug).toLowerCase();
  return noCategory.has(plain) || /^(?:без рубрики|без категории|غير مصنف|uncategorized)$/i.test(name);
};

const add = (
  scratch: Scratch,
  kind: Term['kind'],
  { slug, name: given }: { slug: string; name: string },
  more: Partial<TermData> & { uses?: number; isCategory?: boolean },
): void => {
  if (more.uses !== undefined && scratch.useTerm(kind, slug, more.uses)) return;
  // WordPress keeps names as HTML: “Fish &amp; chips”.
  const name = plainOf(given);
  const { uses = 0, ...rest } = more;
  const data = JSON.stringify({ edition: '', ...rest });
  scratch.addTerm({ kind, key: slug, name: name || decoded(slug), slug: termSlug(kind, slug, name), uses, data });
};

/** A mail address makes a bad, and too telling, address of a page. */
const authorSlug = (login: string, name: string): string =>
  termSlug('author', login.includes('@') ? '' : login, name || 'author');

export const addAuthor = (scratch: Scratch, login: string, given: string, more: Partial<TermData> = {}): void => {
  const name = plainOf(given);
  const shown = name || (login.includes('@') ? (login.split('@', 1)[0] ?? '') : login);
  scratch.addTerm({
    kind: 'author',
    key: login,
    name: shown,
    slug: authorSlug(login, shown),
    data: JSON.stringify({ edition: '', ...more }),
  });
  scratch.addBond('author-name', shown.toLowerCase(), 0, login);
  scratch.addBond('author-slug', authorSlug(login, shown), 0, login);
};

/** Authors, categories and tags from the head of the file. */
export const surveyHead = (element: XmlElement, scratch: Scratch): void => {
  const description = plainOf(
    field(element, element.name === 'wp:tag' ? 'wp:tag_description' : 'wp:category_description'),
  );
  const more = description ? { description } : {};
  if (element.name === 'wp:author') {
    const names = [field(element, 'wp:author_first_name'), field(element, 'wp:author_last_name')]
      .filter(Boolean)
      .join(' ');
    const email = field(element, 'wp:author_email');
    addAuthor(
      scratch,
      field(element, 'wp:author_login'),
      field(element, 'wp:author_display_name') || names,
      email ? { email } : {},
    );
  } else if (element.name === 'wp:category') {
    const slug = field(element, 'wp:category_nicename');
    const parent = field(element, 'wp:category_parent');
    add(
      scratch,
      'section',
      { slug, name: field(element, 'wp:cat_name') },
      { ...more, isCategory: true, ...(parent ? { parent } : {}) },
    );
    scratch.addBond('term-id', field(element, 'wp:term_id'), 0, slug);
  } else if (element.name === 'wp:tag') {
    add(scratch, 'tag', { slug: field(element, 'wp:tag_slug'), name: field(element, 'wp:tag_name') }, more);
  }
};

export type PostTerms = {
  section: string | undefined;
  tags: string[];
  authors: string[];
  /** Taxonomies of plugins. */ others: string[];
};

const primaryCategory = (
  categories: readonly TermOf[],
  meta: readonly Meta[],
  scratch: Scratch,
): string | undefined => {
  const wanted = metaValue(meta, '_yoast_wpseo_primary_category', 'rank_math_primary_category');
  const named = wanted === '' ? undefined : scratch.bondsOf('term-id', wanted)[0];
  const usable = categories.filter((category) => !isNoCategory(category));
  return (usable.find(({ slug }) => slug === named) ?? usable[0])?.slug;
};

/** Co-Authors Plus writes `cap-login`; the login's own spelling is found by slug or by name. */
const authorKey = ({ slug, name }: TermOf, scratch: Scratch): string => {
  const login = slug.replace(/^cap-/, '');
  if (scratch.term('author', login)) return login;
  return (
    scratch.bondsOf('author-slug', termSlug('author', login, name))[0] ??
    scratch.bondsOf('author-name', name.toLowerCase())[0] ??
    login
  );
};

/** A post's section, tags and authors: the first real category is the section, the others become tags. */
export const postTerms = (item: XmlElement, meta: readonly Meta[], scratch: Scratch): PostTerms => {
  const terms = termsOf(item);
  const categories = terms.filter(({ domain }) => domain === 'category');
  const section = primaryCategory(categories, meta, scratch);
  const tagged = [
    ...terms.filter(({ domain }) => domain === 'post_tag' || domain === 'tag'),
    ...categories.filter((one) => one.slug !== section && !isNoCategory(one)),
  ];
  const coAuthors = terms.filter(({ domain }) => domain === 'author').map((term) => authorKey(term, scratch));
  const creator = field(item, 'dc:creator');
  const known = new Set([
    'category',
    'post_tag',
    'tag',
    'author',
    'post_format',
    'post_visibility',
    'nav_menu',
    'wp_theme',
  ]);
  return {
    section,
    tags: [...new Set(tagged.map(({ slug }) => slug))],
    authors: [...new Set(coAuthors.length > 0 ? coAuthors : creator ? [creator] : [])],
    others: terms.filter(({ domain }) => !known.has(domain)).map(({ domain }) => domain),
  };
};

/** Makes the terms of a post known with one use each. */
export const surveyPostTerms = (item: XmlElement, meta: readonly Meta[], scratch: Scratch): PostTerms => {
  const found = postTerms(item, meta, scratch);
  const given = termsOf(item);
  const terms = new Map(given.map((term) => [term.slug, term]));
  const named = (slug: string): { slug: string; name: string } => ({ slug, name: terms.get(slug)?.name ?? slug });
  if (found.section !== undefined) add(scratch, 'section', named(found.section), { uses: 1, isCategory: true });
  for (const slug of found.tags)
    add(scratch, 'tag', named(slug), {
      uses: 1,
      ...(terms.get(slug)?.domain === 'category' ? { isCategory: true } : {}),
    });
  const coAuthors = given.filter(({ domain }) => domain === 'author');
  for (const key of found.authors) {
    if (!scratch.term('author', key))
      addAuthor(scratch, key, coAuthors.find((term) => authorKey(term, scratch) === key)?.name ?? '');
    scratch.useTerm('author', key, 1);
  }
  return found;
};

/** `/category/parent/child`, as WordPress nests them. */
const categoryPaths = (key: string, scratch: Scratch): string[] => {
  const paths = [`/category/${key}`];
  let chain = key;
  let parent = parentOf(key, scratch);
  for (let depth = 0; parent !== '' && depth < 5; depth += 1) {
    chain = `${parent}/${chain}`;
    parent = parentOf(parent, scratch);
  }
  return chain === key ? paths : [...paths, `/category/${chain}`];
};
const parentOf = (key: string, scratch: Scratch): string => {
  const data = scratch.term('section', key)?.data ?? '';
  return data === '' ? '' : ((JSON.parse(data) as TermData).parent ?? '');
};

/** Where WordPress showed a category's, tag's or author's posts. */
export const oldListPaths = (term: Term, scratch: Scratch): string[] => {
  const { isCategory = false } = (term.data === '' ? {} : JSON.parse(term.data)) as { isCategory?: boolean };
  if (term.kind === 'author')
    return term.key.includes('@') ? [] : [`/author/${encodeURIComponent(term.key.toLowerCase().replace(/\s+/g, '-'))}`];
  if (term.kind === 'section') return categoryPaths(term.key, scratch);
  const isSection = (scratch.term('section', term.key)?.uses ?? 0) > 0;
  return isCategory ? (isSection ? [] : categoryPaths(term.key, scratch)) : [`/tag/${term.key}`];
};
