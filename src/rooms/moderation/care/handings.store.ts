/** Comments handed from one moderator to another. */
import { sql, type Insertable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

/** With any of these the comment is dealt with, by whomever; handing on and escalating close what lies there themselves. */
const dealtWith = ['approve', 'remove', 'restore'] as const;

export const insertHanding = async (db: Db, row: Insertable<Tables['desk_handing']>): Promise<void> => {
  await db.insertInto('desk_handing').values(row).execute();
};

/** What lay with a colleague, or with whoever came next, is handed on: it lies on one desk only. */
export const closeHandingsOf = async (db: Db, commentId: string, at: number): Promise<void> => {
  await db
    .updateTable('desk_handing')
    .set({ done_at: at })
    .where('comment_id', '=', commentId)
    .where('done_at', 'is', null)
    .execute();
};

export const closeHanding = async (
  db: Db,
  { id, accountId, at }: { id: string; accountId: string; at: number },
): Promise<boolean> => {
  const done = await db
    .updateTable('desk_handing')
    .set({ done_at: at })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where((eb) => eb.or([eb('to_id', 'in', [accountId, '']), eb('from_id', '=', accountId)]))
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
};

export type HandingRow = {
  id: string;
  comment_id: string;
  from_id: string;
  from_name: string | null;
  to_id: string;
  words: string;
  at: number;
};

/** What lies with somebody, or with whoever comes next (but not with who handed it on), the oldest first. */
export const openHandings = (db: Db, accountId: string, limit: number): Promise<HandingRow[]> =>
  db
    .selectFrom('desk_handing as handing')
    .leftJoin('account', 'account.id', 'handing.from_id')
    .select([
      'handing.id',
      'handing.comment_id',
      'handing.from_id',
      'account.name as from_name',
      'handing.to_id',
      'handing.words',
      'handing.at',
    ])
    .where('handing.to_id', 'in', [accountId, ''])
    .where('handing.done_at', 'is', null)
    .where((eb) => eb.or([eb('handing.to_id', '=', accountId), eb('handing.from_id', '<>', accountId)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision')
            .select(sql`1`.as('one'))
            .whereRef('decision.comment_id', '=', 'handing.comment_id')
            .whereRef('decision.id', '>', 'handing.id')
            .where('decision.act', 'in', dealtWith),
        ),
      ),
    )
    .orderBy('handing.at')
    .orderBy('handing.id')
    .limit(limit)
    .execute();
