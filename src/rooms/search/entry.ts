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

const joined = (texts: readonly Analysed[], tier: Tier): string =>
  texts
    .filter(({ terms }) => terms.length > 0)
    .map(({ terms }) => tier + terms.join(` ${tier}`))
    .join(` ${border} `);

type Analysed = { terms: string[]; singles: Set<string> };

const analysed = (text: string, analysis: Analysis): Analysed => {
  const singles = new Set<string>();
  return { terms: analysis.terms(text, singles), singles };
};

/** Characters of scripts without spaces, each once, as the tier has them. */
const singlesOf = (texts: readonly Analysed[], tier: Tier): string[] => {
  const all = new Set<string>();
  for (const { singles } of texts) for (const sign of singles) all.add(`${tier}.${sign}`);
  return [...all];
};

const facetsOf = (parts: SearchParts): string[] => [
  facet('edition', parts.edition),
  facet('kind', parts.kind),
  ...(parts.sectionId ? [facet('section', parts.sectionId)] : []),
  ...parts.tagIds.map((id) => facet('tag', id)),
  ...parts.authorIds.map((id) => facet('author', id)),
];

/** Analyses a story in its edition's language. */
export const entryOf = (parts: SearchParts): SearchEntry => {
  const analysis = analysisFor(parts.language);
  const deck = [parts.headline, ...parts.deck].map((text) => analysed(text, analysis));
  const headline = deck.slice(0, 1);
  const all = [...deck, analysed(parts.body.slice(0, longestBody), analysis)];
  return {
    headline: joined(headline, '^'),
    deck: joined(deck, '~'),
    body: joined(all, ''),
    facets: [...facetsOf(parts), ...singlesOf(headline, '^'), ...singlesOf(deck, '~'), ...singlesOf(all, '')].join(' '),
  };
};

/** Seconds from year 1 to 1970: archives may be older than the clock. */
const beforeClock = 62_135_596_800;

/** Where a story listed at a time stands in the index: seconds since year 1, so that the index is in order of time. */
export const rowIdAt = (time: number): number => Math.floor(time / 1000) + beforeClock;
