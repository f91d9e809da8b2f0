import { commentToText, parseCommentBody } from '../../discussion/discussion.ts';
import type { World } from '../../../world.ts';
import {
  consideredComment,
  decisionsById,
  decisionsTo,
  decisionsUnder,
  decisionsWithText,
  judgementsOf,
  linksOf,
  reasonsOf,
  type DecisionRow,
} from './precedents.store.ts';
import { likenessOf, wordsIn } from './likeness.ts';

/** A decision about another comment that is like this one. */
export type LikeDecision = {
  decisionId: string;
  commentId: string;
  act: string;
  rule: string | undefined;
  /** What its writer was told. */
  words: string;
  by: string | undefined;
  at: number;
  text: string;
  /** 1: the same text. */
  likeness: number;
  /** A moderator has said that the two are alike. */
  isLinked: boolean;
  note: string;
};

const mostRules = 4;
const eachRule = 200;
const eachAct = 150;
const mostShown = 8;
/** Two texts that share less say different things. */
const leastLikeness = 0.3;

export const textOf = (body: string | null): string => {
  const tree = body === null ? undefined : parseCommentBody(JSON.parse(body));
  return tree ? commentToText(tree) : '';
};

export const likeDecisionOf = (
  row: DecisionRow,
  { likeness, link }: { likeness: number; link?: { note: string } | undefined },
): LikeDecision => ({
  decisionId: row.id,
  commentId: row.comment_id,
  act: row.act,
  rule: row.rule ?? undefined,
  words: row.words,
  by: row.name ?? undefined,
  at: row.at,
  text: textOf(row.body),
  likeness,
  isLinked: link !== undefined,
  note: link?.note ?? '',
});

/** Decisions about what was reported for the same, or removed under the same rule; and what was lately let stay. */
const candidates = async (world: World, rules: readonly string[]): Promise<DecisionRow[]> => {
  const { db } = world;
  const found = await Promise.all([
    ...rules.slice(0, mostRules).map((rule) => decisionsUnder(db, rule, eachRule)),
    decisionsTo(db, 'approve', eachAct),
    decisionsTo(db, 'restore', eachAct),
    ...(rules.length === 0 ? [decisionsTo(db, 'remove', eachAct)] : []),
  ]);
  return found.flat();
};

const linkedTo = async (
  world: World,
  decisionIds: readonly string[],
): Promise<{ rows: DecisionRow[]; links: Map<string, { note: string }> }> => {
  const own = new Set(decisionIds);
  const links = new Map<string, { note: string }>();
  for (const { decision_id: a, like_id: b, note } of await linksOf(world.db, decisionIds))
    links.set(own.has(a) ? b : a, { note });
  return { rows: await decisionsById(world.db, [...links.keys()]), links };
};

/**
 * What was decided about comments like this one, by persons: those somebody said to be alike first, then by how much the texts have
 * in common. At most a handful; none where nothing is like it.
 */
export const likeDecisions = async (world: World, commentId: string): Promise<LikeDecision[]> => {
  const comment = await consideredComment(world.db, commentId);
  if (!comment) return [];
  const judgements = await judgementsOf(world.db, commentId);
  const rules = [
    ...new Set([comment.rule, ...judgements.map(({ rule }) => rule), ...(await reasonsOf(world.db, commentId))]),
  ].filter((rule) => rule !== null);
  const { rows: linked, links } = await linkedTo(
    world,
    judgements.map(({ id }) => id),
  );
  const twins = comment.text_mark === null ? [] : await decisionsWithText(world.db, comment.text_mark, 40);
  const own = wordsIn(textOf(comment.body));
  const found = new Map<string, LikeDecision>();
  for (const row of [...linked, ...twins, ...(await candidates(world, rules))]) {
    if (row.comment_id === commentId || found.has(row.id)) continue;
    const isSame = comment.text_mark !== null && row.text_mark === comment.text_mark;
    const likeness = isSame ? 1 : likenessOf(own, wordsIn(textOf(row.body)));
    const link = links.get(row.id);
    if (link || likeness >= leastLikeness) found.set(row.id, likeDecisionOf(row, { likeness, link }));
  }
  return [...found.values()]
    .toSorted((a, b) => Number(b.isLinked) - Number(a.isLinked) || b.likeness - a.likeness || b.at - a.at)
    .slice(0, mostShown);
};
