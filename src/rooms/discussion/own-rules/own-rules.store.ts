import { sql, type Selectable, type Updateable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';
import { everywhere, type OwnRule, type RuleAct, type RuleConditions, type RuleScope } from './own-rule.ts';

/** More rules than anybody keeps in their head. */
export const mostRules = 200;

type Row = Selectable<Tables['moderation_rule']>;

const columns = [
  'id',
  'name',
  'is_on',
  'position',
  'scope',
  'conditions',
  'act',
  'words',
  'created_at',
  'changed_at',
] as const;

const fromRow = (row: Pick<Row, (typeof columns)[number]>): OwnRule => ({
  id: row.id,
  name: row.name,
  isOn: row.is_on === 1,
  position: row.position,
  scope: { ...everywhere, ...(JSON.parse(row.scope) as Partial<RuleScope>) },
  conditions: JSON.parse(row.conditions) as RuleConditions,
  act: row.act as RuleAct,
  words: JSON.parse(row.words) as Record<string, string>,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

/** In the order they are asked. */
export const storedRules = async (db: Db): Promise<OwnRule[]> => {
  const rows = await db
    .selectFrom('moderation_rule')
    .select(columns)
    .orderBy('position')
    .orderBy('id')
    .limit(mostRules)
    .execute();
  return rows.map(fromRow);
};

export const storedRule = async (db: Db, id: string): Promise<OwnRule | undefined> => {
  const row = await db.selectFrom('moderation_rule').select(columns).where('id', '=', id).executeTakeFirst();
  return row && fromRow(row);
};

export const insertRule = async (db: Db, rule: OwnRule, accountId: string): Promise<void> => {
  await db
    .insertInto('moderation_rule')
    .values({
      id: rule.id,
      name: rule.name,
      is_on: rule.isOn ? 1 : 0,
      position: rule.position,
      scope: JSON.stringify(rule.scope),
      conditions: JSON.stringify(rule.conditions),
      act: rule.act,
      words: JSON.stringify(rule.words),
      created_at: rule.createdAt,
      created_by: accountId,
      changed_at: rule.changedAt,
      changed_by: accountId,
    })
    .execute();
};

export const updateRule = async (db: Db, id: string, change: Updateable<Tables['moderation_rule']>): Promise<void> => {
  await db.updateTable('moderation_rule').set(change).where('id', '=', id).execute();
};

export const deleteRule = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('moderation_rule').where('id', '=', id).execute();
};

export const countRules = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('moderation_rule')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

export const storedRehearsal = async (db: Db, id: string): Promise<string | undefined> => {
  const row = await db.selectFrom('moderation_rule').select('rehearsal').where('id', '=', id).executeTakeFirst();
  return row?.rehearsal;
};

/** Comments of the network in a span before this moment. */
export const countFromNetwork = async (
  db: Db,
  { mark, since, until, except = '' }: { mark: string; since: number; until: number; except?: string | undefined },
): Promise<number> => {
  const some = db
    .selectFrom('comment')
    .select('id')
    .where('id', '!=', except)
    .where('network_mark', '=', mark)
    .where('created_at', '>', since)
    .where('created_at', '<=', until)
    .limit(10_000)
    .as('some');
  const { count } = await db
    .selectFrom(some)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

/** Whether this rule has laid the comment among the reported before. */
export const hasReportBy = async (db: Db, commentId: string, ruleId: string): Promise<boolean> => {
  const row = await db
    .selectFrom('report')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('account_id', 'is', null)
    .where('details', 'like', `%"ruleId":"${ruleId}"%`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};
