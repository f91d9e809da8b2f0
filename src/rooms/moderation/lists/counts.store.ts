/** How much lies in each list, counted no further than `most`. */
import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

type Counted = { count: number };

const only = async (counting: Promise<Counted>): Promise<number> => (await counting).count;
const all = sql<number>`count(*)`.as('count');

export const countWaiting = (db: Db, most: number): Promise<number> =>
  only(
    db
      .selectFrom(db.selectFrom('comment').select('id').where('state', '=', 'waiting').limit(most).as('some'))
      .select(all)
      .executeTakeFirstOrThrow(),
  );

export const countUnseen = (db: Db, most: number): Promise<number> =>
  only(
    db
      .selectFrom(
        db
          .selectFrom('comment')
          .select('id')
          .where(sql<boolean>`state = 'published' and seen_at is null`)
          .limit(most)
          .as('some'),
      )
      .select(all)
      .executeTakeFirstOrThrow(),
  );

/** Comments, however many reports each has. */
export const countReported = (db: Db, kind: string, most: number): Promise<number> =>
  only(
    db
      .selectFrom(
        db
          .selectFrom('report')
          .select('comment_id')
          .distinct()
          .where('state', '=', 'open')
          .where('kind', '=', kind)
          .limit(most)
          .as('some'),
      )
      .select(all)
      .executeTakeFirstOrThrow(),
  );

export const countOpen = (db: Db, table: 'appeal' | 'escalation', most: number): Promise<number> =>
  only(
    db
      .selectFrom(db.selectFrom(table).select('id').where('state', '=', 'open').limit(most).as('some'))
      .select(all)
      .executeTakeFirstOrThrow(),
  );
