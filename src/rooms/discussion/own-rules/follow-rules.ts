import type { Tx, World } from '../../../world.ts';
import { insertReport } from '../acts.store.ts';
import type { Finding } from '../comment.ts';
import { signal } from '../signal.ts';
import { hasReportBy } from './own-rules.store.ts';

type Place = { row: { id: string; article_id: string }; findings: readonly Finding[] };

/** Lays a comment among the reported, in a rule's name: once for each rule. */
const queue = async (world: World, tx: Tx, { row }: Place, rule: { id: string; name: string }): Promise<void> => {
  if (await hasReportBy(tx.db, row.id, rule.id)) return;
  await insertReport(tx.db, {
    id: world.newId(),
    kind: 'report',
    comment_id: row.id,
    article_id: row.article_id,
    account_id: null,
    reason: 'other',
    text: `Rule: ${rule.name}`,
    details: JSON.stringify({ ruleId: rule.id, rule: rule.name }),
    created_at: world.now(),
  });
  await tx.changed('desk');
};

/** Does what the rules that were met ask for beside the verdict: the desk's list of reported comments, word to other systems. */
export const followRules = async (world: World, tx: Tx, place: Place): Promise<void> => {
  for (const { rule } of place.findings) {
    if (rule?.act === 'queue') await queue(world, tx, place, rule);
    if (rule?.act === 'notify') {
      await signal(world, tx, {
        event: 'rule.matched',
        commentId: place.row.id,
        articleId: place.row.article_id,
        ruleId: rule.id,
      });
      await tx.changed('desk');
    }
  }
};
