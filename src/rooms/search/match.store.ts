import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { facet, tiers, type Tier } from './entry.ts';
import { isSingleSign, type Clause, type Clauses } from './query.ts';

/** What is asked of the index: the query in each language, and filters of which every one must hold. */
export type Ask = {
  groups: readonly (Clauses & { /** Undefined: whatever the edition. */ editions: readonly string[] | undefined })[];
  /** Each a list of facets of which one is enough. */
  filters: readonly (readonly string[])[];
};

const termsOf = (clause: Clause, tier: Tier): string[] =>
  isSingleSign(clause) ? [`${tier}.${clause[0]}`] : clause.map((term) => tier + term);

type Group = Ask['groups'][number];

/** The next narrower tier: what it has is not shown again. */
const tierBefore = (tier: Tier): Tier | undefined => tiers[tiers.indexOf(tier) - 1];

const editionFacets = (editions: readonly string[]): string[] => editions.map((code) => facet('edition', code));

// As FTS5 reads it (sqlite.org/fts5.html#full_text_query_syntax). Terms hold letters and digits only, and stand in quotes.
const quoted = (terms: readonly string[]): string => `"${terms.join(' ')}"`;
const anyOf = (facets: readonly string[]): string => `(${facets.map((each) => quoted([each])).join(' OR ')})`;

const groupMatch = (group: Group, tier: Tier): string => {
  const positive = group.wanted.map((clause) => quoted(termsOf(clause, tier)));
  if (group.editions) positive.push(anyOf(editionFacets(group.editions)));
  const wanted = `(${positive.join(' AND ')})`;
  if (group.unwanted.length === 0) return wanted;
  return `(${wanted} NOT (${group.unwanted.map((clause) => quoted(termsOf(clause, ''))).join(' OR ')}))`;
};

const tierMatch = (ask: Ask, tier: Tier): string =>
  `(${[`(${ask.groups.map((group) => groupMatch(group, tier)).join(' OR ')})`, ...ask.filters.map(anyOf)].join(' AND ')})`;

/** The FTS5 expression for what this tier has; with `isExact` without what a narrower tier has. */
export const ftsMatch = (ask: Ask, tier: Tier, isExact: boolean): string => {
  const before = tierBefore(tier);
  const all = tierMatch(ask, tier);
  return isExact && before !== undefined ? `${all} NOT ${tierMatch(ask, before)}` : all;
};

// As PostgreSQL reads it: arrays of terms by the index, phrases by looking into the text.
type Condition = RawBuilder<SqlBool>;
const both = (conditions: readonly Condition[]): Condition => sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
const either = (conditions: readonly Condition[]): Condition => sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
const hasAll = (terms: readonly string[]): Condition => sql<SqlBool>`terms @> ${terms}::text[]`;
const hasAny = (terms: readonly string[]): Condition => sql<SqlBool>`terms && ${terms}::text[]`;

const columns: Record<Tier, string> = { '^': 'headline', '~': 'deck', '': 'body' };

const clauseCondition = (clause: Clause, tier: Tier): Condition => {
  const terms = termsOf(clause, tier);
  if (terms.length === 1) return hasAll(terms);
  return both([
    hasAll(terms),
    sql<SqlBool>`strpos(' ' || ${sql.ref(columns[tier])} || ' ', ${` ${terms.join(' ')} `}) > 0`,
  ]);
};

const groupCondition = (group: Group, tier: Tier): Condition =>
  both([
    ...group.wanted.map((clause) => clauseCondition(clause, tier)),
    ...(group.editions ? [hasAny(editionFacets(group.editions))] : []),
    ...group.unwanted.map((clause) => sql<SqlBool>`not ${clauseCondition(clause, '')}`),
  ]);

const tierCondition = (ask: Ask, tier: Tier): Condition =>
  both([either(ask.groups.map((group) => groupCondition(group, tier))), ...ask.filters.map(hasAny)]);

/** The same as `ftsMatch` for PostgreSQL. */
export const arrayCondition = (ask: Ask, tier: Tier, isExact: boolean): Condition => {
  const before = tierBefore(tier);
  const all = tierCondition(ask, tier);
  return isExact && before !== undefined ? both([all, sql<SqlBool>`not ${tierCondition(ask, before)}`]) : all;
};
