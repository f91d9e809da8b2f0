/** Decisions that are alike, and how often moderators saw the same thing differently. */
import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

/** What says that something may stay, or may not. */
export const judging = ['approve', 'remove', 'restore'] as const;

export type DecisionRow = {
  id: string;
  comment_id: string;
  account_id: string | null;
  name: string | null;
  act: string;
  rule: string | null;
  words: string;
  at: number;
  state: string;
  body: string | null;
  text_mark: string | null;
};

const decisions = (db: Db) =>
  db
    .selectFrom('decision')
    .innerJoin('comment', 'comment.id', 'decision.comment_id')
    .leftJoin('account', 'account.id', 'decision.account_id')
    .select([
      'decision.id',
      'comment.id as comment_id',
      'decision.account_id',
      'account.name',
      'decision.act',
      'decision.rule',
      'decision.words',
      'decision.at',
      'comment.state',
      'comment.body',
      'comment.text_mark',
    ]);

/** The newest decisions of persons under a rule. */
export const decisionsUnder = (db: Db, rule: string, limit: number): Promise<DecisionRow[]> =>
  decisions(db)
    .where('decision.rule', '=', rule)
    .where('decision.account_id', 'is not', null)
    .orderBy('decision.at', 'desc')
    .orderBy('decision.id', 'desc')
    .limit(limit)
    .execute();

/** The newest decisions of persons of one kind. */
export const decisionsTo = (db: Db, act: (typeof judging)[number], limit: number): Promise<DecisionRow[]> =>
  decisions(db)
    .where('decision.act', '=', act)
    .where('decision.account_id', 'is not', null)
    .orderBy('decision.at', 'desc')
    .orderBy('decision.id', 'desc')
    .limit(limit)
    .execute();

/** Decisions about comments that say the same. */
export const decisionsWithText = (db: Db, textMark: string, limit: number): Promise<DecisionRow[]> =>
  decisions(db)
    .where('comment.text_mark', '=', textMark)
    .where('decision.act', 'in', judging)
    .orderBy('decision.at', 'desc')
    .limit(limit)
    .execute();

export const decisionsById = async (db: Db, ids: readonly string[]): Promise<DecisionRow[]> =>
  ids.length === 0 ? [] : decisions(db).where('decision.id', 'in', ids).execute();

export const judgementsOf = (db: Db, commentId: string): Promise<{ id: string; rule: string | null }[]> =>
  db
    .selectFrom('decision')
    .select(['id', 'rule'])
    .where('comment_id', '=', commentId)
    .where('act', 'in', judging)
    .orderBy('at', 'desc')
    .limit(20)
    .execute();

export type Considered = { id: string; body: string | null; text_mark: string | null; rule: string | null };

export const consideredComment = (db: Db, id: string): Promise<Considered | undefined> =>
  db.selectFrom('comment').select(['id', 'body', 'text_mark', 'rule']).where('id', '=', id).executeTakeFirst();

/** What readers reported it for. */
export const reasonsOf = async (db: Db, commentId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('report')
    .select('reason')
    .distinct()
    .where('comment_id', '=', commentId)
    .where('kind', '=', 'report')
    .limit(12)
    .execute();
  return rows.map(({ reason }) => reason);
};

export type LinkRow = { decision_id: string; like_id: string; note: string; at: number };

export const linksOf = async (db: Db, decisionIds: readonly string[]): Promise<LinkRow[]> =>
  decisionIds.length === 0
    ? []
    : db
        .selectFrom('precedent')
        .select(['decision_id', 'like_id', 'note', 'at'])
        .where((eb) => eb.or([eb('decision_id', 'in', decisionIds), eb('like_id', 'in', decisionIds)]))
        .limit(200)
        .execute();

export const putLink = async (db: Db, row: LinkRow & { account_id: string }): Promise<void> => {
  await db
    .insertInto('precedent')
    .values(row)
    .onConflict((conflict) => conflict.columns(['decision_id', 'like_id']).doUpdateSet({ note: row.note }))
    .execute();
};

export const deleteLink = async (db: Db, a: string, b: string): Promise<boolean> => {
  const gone = await db
    .deleteFrom('precedent')
    .where((eb) =>
      eb.or([
        eb.and([eb('decision_id', '=', a), eb('like_id', '=', b)]),
        eb.and([eb('decision_id', '=', b), eb('like_id', '=', a)]),
      ]),
    )
    .returning('decision_id')
    .execute();
  return gone.length > 0;
};

export const judgementExists = async (db: Db, id: string): Promise<boolean> =>
  (await db.selectFrom('decision').select('id').where('id', '=', id).where('act', 'in', judging).executeTakeFirst()) !==
  undefined;

export type RuleCount = { rule: string; removals: number; moderators: number };

/** How often each rule was used by persons since a time. */
export const ruleCounts = async (db: Db, since: number): Promise<RuleCount[]> => {
  const rows = await db
    .selectFrom('decision')
    .select(['rule', sql<number>`count(*)`.as('removals'), sql<number>`count(distinct account_id)`.as('moderators')])
    .where('act', '=', 'remove')
    .where('at', '>=', since)
    .where('account_id', 'is not', null)
    .groupBy('rule')
    .limit(100)
    .execute();
  return rows.map(({ rule, removals, moderators }) => ({
    rule: rule ?? 'other',
    removals: removals,
    moderators: moderators,
  }));
};

/** Appeals that were decided, by the rule of the decision they were against. */
export const appealCounts = async (
  db: Db,
  since: number,
): Promise<{ rule: string; decided: number; overturned: number }[]> => {
  const rows = await db
    .selectFrom('appeal')
    .innerJoin('decision', 'decision.id', 'appeal.decision_id')
    .select([
      'decision.rule',
      sql<number>`count(*)`.as('decided'),
      sql<number>`sum(case when appeal.state = 'overturned' then 1 else 0 end)`.as('overturned'),
    ])
    .where('appeal.at', '>=', since)
    .where('appeal.state', 'in', ['upheld', 'overturned'])
    .groupBy('decision.rule')
    .limit(100)
    .execute();
  return rows.map(({ rule, decided, overturned }) => ({
    rule: rule ?? 'other',
    decided: decided,
    overturned: overturned,
  }));
};

export type Pair = { removal: string; approval: string; rule: string };

/** The last word of each person on each comment since a time. */
const lastWords = sql<SqlBool>`not exists (
  select 1 from decision later where later.comment_id = decision.comment_id and later.account_id = decision.account_id
    and later.act in ('approve', 'remove', 'restore') and later.id > decision.id)`;

/**
 * Removals under a rule beside what another person let stay, though it says the same or the two were said to be alike; also a
 * comment that one removed and another restored.
 */
export const disagreements = async (db: Db, since: number, limit: number): Promise<Pair[]> => {
  const twins = await db
    .selectFrom('decision')
    .innerJoin('comment', 'comment.id', 'decision.comment_id')
    .innerJoin('comment as twin', 'twin.text_mark', 'comment.text_mark')
    .innerJoin('decision as other', 'other.comment_id', 'twin.id')
    .select(['decision.id as removal', 'other.id as approval', 'decision.rule'])
    .where('decision.act', '=', 'remove')
    .where('decision.at', '>=', since)
    .where('decision.account_id', 'is not', null)
    .where('other.act', 'in', ['approve', 'restore'])
    .where('other.account_id', 'is not', null)
    .whereRef('other.account_id', '<>', 'decision.account_id')
    .where(lastWords)
    .orderBy('decision.at', 'desc')
    .limit(limit)
    .execute();
  const linked = await db
    .selectFrom('precedent')
    .innerJoin('decision as a', 'a.id', 'precedent.decision_id')
    .innerJoin('decision as b', 'b.id', 'precedent.like_id')
    .select(['a.id as a', 'a.act as a_act', 'b.id as b', 'a.rule as a_rule', 'b.rule as b_rule'])
    .where('precedent.at', '>=', since)
    .whereRef('a.account_id', '<>', 'b.account_id')
    .where(
      sql<SqlBool>`(case when a.act = 'remove' then 1 else 0 end) <> (case when b.act = 'remove' then 1 else 0 end)`,
    )
    .orderBy('precedent.at', 'desc')
    .limit(limit)
    .execute();
  const pairs = [
    ...twins.map(({ removal, approval, rule }) => ({ removal, approval, rule: rule ?? 'other' })),
    ...linked.map(({ a, a_act: act, b, a_rule: ruleA, b_rule: ruleB }) =>
      act === 'remove'
        ? { removal: a, approval: b, rule: ruleA ?? 'other' }
        : { removal: b, approval: a, rule: ruleB ?? 'other' },
    ),
  ];
  return [...new Map(pairs.map((pair) => [`${pair.removal} ${pair.approval}`, pair])).values()].slice(0, limit);
};
