import { sql } from 'kysely';
import type { Storage } from '../../../storage/storage.ts';
import type { Span } from './report.store.ts';

/** A quarter of an hour: every time zone's days begin at one. */
export const quarter = 900_000;

export type LogRow = {
  quarter: number;
  act: string;
  rule: string | null;
  machine: number;
  waited: number;
  count: number;
};

/** What was decided, counted by quarters of an hour: no comment, no reader and no moderator is in it. */
export const logRows = (storage: Pick<Storage, 'db' | 'readAside'>, { from, until }: Span): Promise<LogRow[]> => {
  const rows = storage.db
    .selectFrom('decision')
    .select([
      sql<number>`at / ${sql.lit(quarter)}`.as('quarter'),
      'act',
      'rule',
      'is_automated as machine',
      sql<number>`case when details like '%"from":"waiting"%' then 1 else 0 end`.as('waited'),
    ])
    .where('at', '>=', from)
    .where('at', '<', until)
    .where('act', 'in', [
      'approve',
      'remove',
      'restore',
      'undo',
      'warn',
      'suspend',
      'ban',
      'hold',
      'appeal-upheld',
      'appeal-overturned',
    ])
    .as('decided');
  const counted = storage.db
    .selectFrom(rows)
    .select(['quarter', 'act', 'rule', 'machine', 'waited', sql<number>`count(*)`.as('count')])
    .groupBy(['quarter', 'act', 'rule', 'machine', 'waited'])
    .limit(200_000);
  return storage.readAside<LogRow>(counted.compile());
};
