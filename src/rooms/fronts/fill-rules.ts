import {
  articlesByIds,
  articlesInEdition,
  articlesInSection,
  articlesWithTag,
  leadCandidates,
  type ArticleSummary,
} from '../articles/articles.ts';
import { mostDiscussed } from '../discussion/discussion.ts';
import type { World } from '../../world.ts';
import type { FillRule } from './layout.ts';
import type { Place } from './places.ts';

/** However full a page is: one list is never asked for more. */
const most = 60;

const ofKind =
  (rule: FillRule) =>
  ({ kind }: ArticleSummary): boolean =>
    rule.by !== 'kind' || kind === rule.kind;

const talkedAbout = async (world: World, { edition, section }: Place, limit: number): Promise<ArticleSummary[]> => {
  const found = await mostDiscussed(world, { edition, limit, ...(section ? { section: section.id } : {}) });
  return articlesByIds(
    world,
    found.map(({ articleId }) => articleId),
  );
};

const inSection = async (
  world: World,
  section: string,
  rule: FillRule,
  limit: number,
): Promise<readonly ArticleSummary[]> => {
  const isEasy = rule.by === 'newest' || rule.by === 'section';
  const { articles } = await articlesInSection(world, section, { limit: isEasy ? limit : most });
  if (rule.by === 'priority') return articles.toSorted((a, b) => b.priority - a.priority).slice(0, limit);
  return articles.filter(ofKind(rule)).slice(0, limit);
};

/** The stories a rule offers at a place, the best first: one bounded question each. Other sections' stories are theirs. */
export const offered = async (
  world: World,
  place: Place,
  rule: FillRule,
  wanted: number,
): Promise<readonly ArticleSummary[]> => {
  const limit = Math.min(most, wanted);
  if (rule.by === 'none' || limit === 0) return [];
  if (rule.by === 'discussed') return talkedAbout(world, place, limit);
  if (rule.by === 'tag') {
    const { articles } = await articlesWithTag(world, rule.tag, { limit });
    return articles.filter(({ edition }) => edition === place.edition);
  }
  if (rule.by === 'section') return inSection(world, rule.section, rule, limit);
  if (place.section) return inSection(world, place.section.id, rule, limit);
  if (rule.by === 'priority') return leadCandidates(world, place.edition, limit);
  const kind = rule.by === 'kind' ? { kind: rule.kind } : {};
  return (await articlesInEdition(world, place.edition, { limit, ...kind })).articles;
};

export const ruleKey = (rule: FillRule): string => JSON.stringify(rule);

/** Whether two rules can never offer the same story. */
export const areApart = (one: FillRule, other: FillRule): boolean =>
  one.by === other.by &&
  ((one.by === 'section' && other.by === 'section') || (one.by === 'kind' && other.by === 'kind')) &&
  ruleKey(one) !== ruleKey(other);

/** Whether a rule can offer this story at all. */
export const mayOffer = (rule: FillRule, { section, kind }: ArticleSummary): boolean => {
  if (rule.by === 'section') return section?.id === rule.section;
  return rule.by !== 'kind' || kind === rule.kind;
};
