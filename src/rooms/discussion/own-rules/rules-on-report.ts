import type { Tx, World } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import { commentToChange, type StoredComment } from '../comments.store.ts';
import type { Finding } from '../comment.ts';
import { moveComment } from '../move-comment.ts';
import { recordDecision } from '../record-decision.ts';
import { signal } from '../signal.ts';
import { rulesMet } from './compile-rule.ts';
import { followRules } from './follow-rules.ts';
import { looksAtReports, type OwnRule } from './own-rule.ts';
import { objectionBy } from './own-rules-check.ts';
import { rulesInForce } from './own-rules.ts';
import { approvedByPeople } from './past.store.ts';
import { factsOfStored } from './walk-past.ts';

/** Takes the comment out of sight until somebody has looked: on record, and its writer sees why. */
const hold = async (world: World, tx: Tx, row: StoredComment, finding: Finding): Promise<void> => {
  const before = row.checks === null ? [] : (JSON.parse(row.checks) as Finding[]);
  const change = { checks: JSON.stringify([...before, finding]), held_why: finding.check };
  await moveComment(world, tx, { row, to: 'waiting', change });
  await recordDecision(world, tx, {
    by: undefined,
    act: 'held-by-rule',
    about: row,
    publication: await publicationOf(world),
    details: { from: row.state, ruleId: finding.rule?.id, ruleName: finding.rule?.name },
  });
  await signal(world, tx, { event: 'comment.waiting', commentId: row.id, articleId: row.article_id });
};

const noted = (rule: OwnRule, edition: string): Finding => ({ check: 'own-rules', ...objectionBy(rule, edition) });

/** Whether the rule has had its say about this comment already. */
const isNew = ({ checks }: StoredComment, { id }: OwnRule): boolean => !(checks ?? '').includes(`"id":"${id}"`);

/**
 * Asks the rules that look at reports, when one has come in: a comment many have reported can be held until somebody has looked. What
 * a person has approved stays: nobody is shouted down twice.
 */
export const rulesOnReport = async (world: World, tx: Tx, commentId: string): Promise<void> => {
  const asked = (await rulesInForce(world)).filter(({ rule }) => looksAtReports(rule));
  if (asked.length === 0) return;
  const row = await commentToChange(world.storage, tx.db, commentId);
  if (row?.state !== 'published' || row.body === null) return;
  if ((await approvedByPeople(tx.db, [row.id])).size > 0) return;
  const met = rulesMet(asked, await factsOfStored(world, row)).filter((rule) => isNew(row, rule));
  const findings = met.map((rule) => noted(rule, row.edition));
  await followRules(world, tx, { row, findings });
  const holding = findings.find(({ verdict }) => verdict === 'hold');
  if (holding) await hold(world, tx, row, holding);
};
