/** What is forgotten when its time is over; each takes some at a time and says how many there were. */
import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

const atOnce = 2_000;

export type Forget = (db: Db, before: number) => Promise<number>;

/** There are few: one for each time somebody has worked. */
export const forgetShifts: Forget = async (db, before) => {
  await db.deleteFrom('moderation_shift').where('started_at', '<', before).execute();
  return 0;
};

const deleteSome =
  (table: 'hand_over_note' | 'escalation' | 'webhook_delivery', column: 'at' | 'closed_at' | 'created_at'): Forget =>
  async (db, before) => {
    const gone = await db
      .deleteFrom(table)
      .where('id', 'in', (eb) =>
        eb
          .selectFrom(table)
          .select('id')
          .where(sql<boolean>`${sql.ref(column)} < ${before}`)
          .limit(atOnce),
      )
      .returning('id')
      .execute();
    return gone.length;
  };

export const forgetHandOverNotes = deleteSome('hand_over_note', 'at');
/** Open ones have no time of closing: they stay. */
export const forgetEscalations = deleteSome('escalation', 'closed_at');
export const forgetDeliveries = deleteSome('webhook_delivery', 'created_at');

/** Where somebody was in a recording they have not gone on with since. */
export const forgetPlaces: Forget = async (db, before) => {
  await db.deleteFrom('listening_place').where('at', '<', before).execute();
  return 0;
};

/** Work that was given up, a mail that could not be sent for example; work that is done is forgotten at once. */
export const forgetFailedJobs: Forget = async (db, before) => {
  const gone = await db
    .deleteFrom('job')
    .where('id', 'in', (eb) =>
      eb.selectFrom('job').select('id').where('state', '=', 'failed').where('created_at', '<', before).limit(atOnce),
    )
    .returning('id')
    .execute();
  return gone.length;
};

/** Comments that were handed on: when they were dealt with, by whatever decision. */
export const forgetHandings: Forget = async (db, before) => {
  const gone = await db
    .deleteFrom('desk_handing')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('desk_handing as handing')
        .select('handing.id')
        .where('handing.at', '<', before)
        .where((inner) =>
          inner.or([
            inner('handing.done_at', 'is not', null),
            inner.exists(
              inner
                .selectFrom('decision')
                .select(sql`1`.as('one'))
                .whereRef('decision.comment_id', '=', 'handing.comment_id')
                .whereRef('decision.id', '>', 'handing.id')
                .where('decision.act', 'in', ['approve', 'remove', 'restore']),
            ),
          ]),
        )
        .limit(atOnce),
    )
    .returning('id')
    .execute();
  return gone.length;
};

/** Who reported, what they wrote and how they can be reached; that there was a report stays, for the count of the year. */
export const forgetReporters: Forget = async (db, before) => {
  const reports = await db
    .updateTable('report')
    .set({ account_id: null, text: '', details: '{}' })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('report')
        .select('id')
        .where('handled_at', '<', before)
        .where((inner) =>
          inner.or([inner('account_id', 'is not', null), inner('text', '<>', ''), inner('details', '<>', '{}')]),
        )
        .limit(atOnce),
    )
    .returning('id')
    .execute();
  const appeals = await db
    .updateTable('appeal')
    .set({ email: null, words: '' })
    .where('handled_at', '<', before)
    .where('email', 'is not', null)
    .returning('id')
    .execute();
  return reports.length + appeals.length;
};
