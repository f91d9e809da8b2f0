import { analysisFor, type Analysis } from './analysis/analyse.ts';

/** A story as the index takes it in. */
export type SearchParts = {
  articleId: string;
  edition: string;
  language: string;
  kind: string;
  listedAt: number;
  headline: string;
  /** Standfirst, kicker, place and bylines, each a text of its own. */
  deck: readonly string[];
  body: string;
  sectionId: string | undefined;
  tagIds: readonly string[];
  authorIds: readonly string[];
};

/**
 * What the index holds of a story: terms apart by spaces. Those of the headline are marked `^`, those of headline and deck `~`,
 * those of the whole story not at all: so each tier of a search has short lists of its own. Facets begin with a colon.
 */
export type SearchEntry = { headline: string; deck: string; body: string; facets: string };

export const tiers = ['^', '~', ''] as const;
export type Tier = (typeof tiers)[number];

/** Characters of a body that are searched; what is longer is no story. */
const longestBody = 600_000;
/** Stands between texts, so that no phrase reaches over. */
const border = ':';

/** The name a filter has in the index. */
export const facet = (kind: 'edition' | 'section' | 'tag' | 'author' | 'kind', value: string): string =>
  `:${kind.charAt(0)}.${value.toLowerCase().replace(/[^a-z0-9-]/g, '-')}`;

const marked = (terms: readonly string[], tier: Tier): string => (terms.length === 0 ? '' : tier + terms.join(` ${tier}`));

const joined = (texts: readonly (readonly string[])[], tier: Tier): string =>
  texts.filter((terms) => terms.length > 0).map((terms) => marked(terms, tier)).join(` ${border} `);

const gatherer = (analysis: Analysis, singles: Set<string>, tier: Tier) => (text: string): string[] => {
  const found = new Set<string>();
  const terms = analysis.terms(text, found);
  for (const sign of found) singles.add(`${tier}.${sign}`);
  return terms;
};

/** Analyses a story in its edition's language. */
export const entryOf = (parts: SearchParts): SearchEntry => {
  const analysis = analysisFor(parts.language);
  const singles = new Set<string>();
  const headline = gatherer(analysis, singles, '^')(parts.headline);
  const deck = [parts.headline, ...parts.deck].map(gatherer(analysis, singles, '~'));
  const body = gatherer(analysis, singles, '')(parts.body.slice(0, longestBody));
  for (const text of [parts.headline, ...parts.deck]) gatherer(analysis, singles, '')(text);
  const facets = [
    facet('edition', parts.edition),
    facet('kind', parts.kind),
    ...(parts.sectionId ? [facet('section', parts.sectionId)] : []),
    ...parts.tagIds.map((id) => facet('tag', id)),
    ...parts.authorIds.map((id) => facet('author', id)),
  ];
  return {
    headline: marked(headline, '^'),
    deck: joined(deck, '~'),
    body: joined([...deck, body], ''),
    facets: [...facets, ...singles].join(' '),
  };
};

/** Seconds from year 1 to 1970: archives may be older than the clock. */
const beforeClock = 62_135_596_800;

/** Where a story listed at a time stands in the index: seconds since year 1, so that the index is in order of time. */
export const rowIdAt = (time: number): number => Math.floor(time / 1000) + beforeClock;
