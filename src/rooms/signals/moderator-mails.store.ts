import type { Selectable } from 'kysely';
import type { Db } from '../../storage/storage.ts';
import type { Tables } from '../../storage/tables.ts';

export type MailChoiceRow = Selectable<Tables['moderator_mail']>;

export const mailChoiceRow = (db: Db, accountId: string): Promise<MailChoiceRow | undefined> =>
  db.selectFrom('moderator_mail').selectAll().where('account_id', '=', accountId).executeTakeFirst();

/** Everybody who wants any mail; a newsroom is no crowd. */
export const mailChoiceRows = (db: Db): Promise<MailChoiceRow[]> =>
  db
    .selectFrom('moderator_mail')
    .selectAll()
    .where((eb) => eb.or([eb('is_daily', '=', 1), eb('waiting_over', '>', 0), eb('oldest_hours', '>', 0)]))
    .limit(1_000)
    .execute();

type Choice = Pick<MailChoiceRow, 'account_id' | 'is_daily' | 'waiting_over' | 'oldest_hours'>;

export const putMailChoice = async (db: Db, row: Choice & { daily_at: number }): Promise<void> => {
  const { is_daily, waiting_over, oldest_hours, daily_at } = row;
  await db
    .insertInto('moderator_mail')
    .values({ ...row, is_daily: is_daily as 0 | 1 })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet({ is_daily: is_daily as 0 | 1, waiting_over, oldest_hours, daily_at, alarm_at: 0 }),
    )
    .execute();
};

/** Notes that a mail was written; false when somebody else has done so meanwhile. */
export const noteMailed = async (
  db: Db,
  { account_id: id, daily_at: daily, alarm_at: alarm }: MailChoiceRow,
  change: { daily_at?: number; alarm_at?: number },
): Promise<boolean> => {
  const noted = await db
    .updateTable('moderator_mail')
    .set(change)
    .where('account_id', '=', id)
    .where('daily_at', '=', daily)
    .where('alarm_at', '=', alarm)
    .returning('account_id')
    .executeTakeFirst();
  return noted !== undefined;
};

/** Since when the comment has been waiting that waits longest. */
export const oldestWaiting = async (db: Db): Promise<number | undefined> => {
  const row = await db
    .selectFrom('comment')
    .select('created_at')
    .where('state', '=', 'waiting')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at;
};

/** How many comments were approved and removed since then. */
export const decidedSince = async (db: Db, since: number): Promise<{ approved: number; removed: number }> => {
  const rows = await db
    .selectFrom('decision')
    .select((eb) => ['act', eb.fn.countAll().as('many')])
    .where('act', 'in', ['approve', 'remove'])
    .where('at', '>=', since)
    .groupBy('act')
    .execute();
  const many = (act: string): number => Number(rows.find((row) => row.act === act)?.many ?? 0);
  return { approved: many('approve'), removed: many('remove') };
};

/** Appeals nobody has decided yet, and how many of them are late. */
export const appealsWaiting = async (db: Db, now: number): Promise<{ open: number; late: number }> => {
  const row = await db
    .selectFrom('appeal')
    .select((eb) => [
      eb.fn.countAll().as('open'),
      eb.fn.sum(eb.case().when('due_at', '<', now).then(1).else(0).end()).as('late'),
    ])
    .where('state', '=', 'open')
    .executeTakeFirst();
  return { open: Number(row?.open ?? 0), late: Number(row?.late ?? 0) };
};
