import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type PolicyRow = { kind: string; edition: string; version: number; title: string; body: string; at: number };

const columns = ['kind', 'edition', 'version', 'title', 'body', 'at'] as const;

/** The text of an edition that is in force, or was at a version: the newest that is no newer. */
export const policyRow = (
  db: Db,
  { kind, edition, version }: { kind: string; edition: string; version?: number | undefined },
): Promise<PolicyRow | undefined> => {
  const query = db.selectFrom('policy_version').select(columns).where('kind', '=', kind).where('edition', '=', edition);
  return (version === undefined ? query : query.where('version', '<=', version))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
};

/** The highest version of a kind in any edition; 0 before the first. */
export const newestVersion = async (db: Db, kind: string): Promise<number> => {
  const row = await db
    .selectFrom('policy_version')
    .select('version')
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.version ?? 0;
};

/** All versions in an edition, the newest first. */
export const policyRows = (
  db: Db,
  edition: string,
  kind: string,
): Promise<Pick<PolicyRow, 'version' | 'title' | 'at'>[]> =>
  db
    .selectFrom('policy_version')
    .select(['version', 'title', 'at'])
    .where('kind', '=', kind)
    .where('edition', '=', edition)
    .orderBy('version', 'desc')
    .limit(500)
    .execute();

export const insertPolicy = async (db: Db, row: Insertable<Tables['policy_version']>): Promise<void> => {
  await db.insertInto('policy_version').values(row).execute();
};
