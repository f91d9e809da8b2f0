import type { Db } from '../../storage/storage.ts';

export type ChoiceRow = { account_id: string; kind: string; mail: string; push: 0 | 1 };

export const choiceRows = (db: Db, accountId: string): Promise<ChoiceRow[]> =>
  db.selectFrom('notification_choice').selectAll().where('account_id', '=', accountId).execute();

/** What some accounts have chosen for one kind, where it differs from what is usual. */
export const choicesOfKind = (db: Db, kind: string, accountIds: readonly string[]): Promise<ChoiceRow[]> =>
  accountIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('notification_choice')
        .selectAll()
        .where('kind', '=', kind)
        .where('account_id', 'in', accountIds)
        .execute();

export const putChoices = async (db: Db, rows: readonly ChoiceRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await db
    .insertInto('notification_choice')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'kind'])
        .doUpdateSet((eb) => ({ mail: eb.ref('excluded.mail'), push: eb.ref('excluded.push') })),
    )
    .execute();
};
