import { sql } from 'kysely';
import type { Db } from '../../storage/storage.ts';

/** What is done with addresses of a domain; `listed`: it is on the list of disposable ones. */
export type DomainAct = 'refuse' | 'hold' | 'allow' | 'listed';

export type DomainRule = { domain: string; act: DomainAct; note: string; at: number };

/** The rules for these domains. */
export const domainRulesFor = async (db: Db, domains: readonly string[]): Promise<DomainRule[]> => {
  const rows = await db
    .selectFrom('email_domain_rule')
    .select(['domain', 'act', 'note', 'at'])
    .where('domain', 'in', domains)
    .execute();
  return rows.map((row) => ({ ...row, act: row.act as DomainAct }));
};

/** The publication's own rules, by name; those of the list apart. */
export const ownDomainRules = async (db: Db, after: string, limit: number): Promise<DomainRule[]> => {
  const rows = await db
    .selectFrom('email_domain_rule')
    .select(['domain', 'act', 'note', 'at'])
    .where('act', 'in', ['refuse', 'hold', 'allow'])
    .where('domain', '>', after)
    .orderBy('domain')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, act: row.act as DomainAct }));
};

export const hasDomainRules = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('email_domain_rule').select('domain').limit(1).executeTakeFirst()) !== undefined;

export const countListed = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('email_domain_rule')
    .select(sql<number>`count(*)`.as('count'))
    .where('act', '=', 'listed')
    .executeTakeFirstOrThrow();
  return count;
};

export const putDomainRule = async (db: Db, rule: DomainRule, accountId: string): Promise<void> => {
  const { domain, act, note, at } = rule;
  await db
    .insertInto('email_domain_rule')
    .values({ domain, act, note, at, created_by: accountId })
    .onConflict((conflict) => conflict.column('domain').doUpdateSet({ act, note, at, created_by: accountId }))
    .execute();
};

export const deleteDomainRule = async (db: Db, domain: string): Promise<boolean> => {
  const gone = await db
    .deleteFrom('email_domain_rule')
    .where('domain', '=', domain)
    .returning('domain')
    .executeTakeFirst();
  return gone !== undefined;
};

export const deleteListed = async (db: Db): Promise<void> => {
  await db.deleteFrom('email_domain_rule').where('act', '=', 'listed').execute();
};

const atOnce = 200;

/** Adds domains to the list; what the publication has said of one itself stays. */
export const insertListed = async (
  db: Db,
  domains: readonly string[],
  { accountId, at }: { accountId: string; at: number },
): Promise<void> => {
  for (let i = 0; i < domains.length; i += atOnce)
    await db
      .insertInto('email_domain_rule')
      .values(domains.slice(i, i + atOnce).map((domain) => ({ domain, act: 'listed', at, created_by: accountId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};
