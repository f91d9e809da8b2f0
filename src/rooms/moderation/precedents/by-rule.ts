import type { World } from '../../../world.ts';
import { rules } from '../../discussion/discussion.ts';
import { likenessOf, wordsIn } from './likeness.ts';
import { likeDecisionOf, textOf, type LikeDecision } from './like-decisions.ts';
import {
  appealCounts,
  decisionsById,
  decisionsUnder,
  disagreements,
  linksOf,
  ruleCounts,
  type DecisionRow,
} from './precedents.store.ts';

/** How a rule was used: how often, by how many, and how often somebody saw it differently. */
export type RuleUse = {
  rule: string;
  removals: number;
  moderators: number;
  /** Pairs of decisions in which two moderators saw like things differently. */
  disagreements: number;
  appeals: number;
  overturned: number;
};

/** Two like things: one was removed, the other may stay. */
export type Disagreement = { rule: string; removal: LikeDecision; approval: LikeDecision; isSameText: boolean };

const mostPairs = 200;

const pairOf = (rule: string, removal: DecisionRow, approval: DecisionRow): Disagreement => {
  const isSameText = removal.text_mark !== null && removal.text_mark === approval.text_mark;
  const likeness = isSameText ? 1 : likenessOf(wordsIn(textOf(removal.body)), wordsIn(textOf(approval.body)));
  return {
    rule,
    removal: likeDecisionOf(removal, { likeness }),
    approval: likeDecisionOf(approval, { likeness }),
    isSameText,
  };
};

/** Where two moderators disagree, the newest first: like or linked comments that one removed and another let stay. */
export const disagreementsSince = async (world: World, since: number): Promise<Disagreement[]> => {
  const pairs = await disagreements(world.db, since, mostPairs);
  const ids = [...new Set(pairs.flatMap(({ removal, approval }) => [removal, approval]))];
  const rows = new Map((await decisionsById(world.db, ids)).map((row) => [row.id, row]));
  return pairs.flatMap(({ rule, removal, approval }) => {
    const [removed, approved] = [rows.get(removal), rows.get(approval)];
    return removed && approved ? [pairOf(rule, removed, approved)] : [];
  });
};

/** Every rule that was used since then, in the order of the guidelines. */
export const ruleUses = async (world: World, since: number, found: readonly Disagreement[]): Promise<RuleUse[]> => {
  const [counts, appeals] = await Promise.all([ruleCounts(world.db, since), appealCounts(world.db, since)]);
  const used = new Map(counts.map((one) => [one.rule, one]));
  const appealed = new Map(appeals.map((one) => [one.rule, one]));
  const keys = new Set<string>([...rules, ...used.keys(), ...appealed.keys()]);
  return [...keys]
    .filter((rule) => used.has(rule) || appealed.has(rule))
    .map((rule) => ({
      rule,
      removals: used.get(rule)?.removals ?? 0,
      moderators: used.get(rule)?.moderators ?? 0,
      disagreements: found.filter((one) => one.rule === rule).length,
      appeals: appealed.get(rule)?.decided ?? 0,
      overturned: appealed.get(rule)?.overturned ?? 0,
    }));
};

/** The newest decisions under a rule, each with those it was linked to. */
export type Precedent = { decision: LikeDecision; linked: LikeDecision[] };

const shownDecisions = 30;

export const precedentsUnder = async (world: World, rule: string): Promise<Precedent[]> => {
  const rows = await decisionsUnder(world.db, rule, shownDecisions);
  const links = await linksOf(
    world.db,
    rows.map(({ id }) => id),
  );
  const others = await decisionsById(world.db, [...new Set(links.flatMap((link) => [link.decision_id, link.like_id]))]);
  const byId = new Map([...others, ...rows].map((row) => [row.id, row]));
  return rows.map((row) => ({
    decision: likeDecisionOf(row, { likeness: 1 }),
    linked: links.flatMap((link) => {
      const other = link.decision_id === row.id ? link.like_id : link.like_id === row.id ? link.decision_id : undefined;
      const found = other === undefined ? undefined : byId.get(other);
      return found ? [likeDecisionOf(found, { likeness: 1, link })] : [];
    }),
  }));
};
