import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type StoredView = Selectable<Tables['saved_view']> & { by: string };

const views = (db: Db) =>
  db
    .selectFrom('saved_view')
    .innerJoin('account', 'account.id', 'saved_view.account_id')
    .selectAll('saved_view')
    .select('account.name as by');

export const viewsOf = (db: Db, accountId: string, limit: number): Promise<StoredView[]> =>
  views(db)
    .where('saved_view.account_id', '=', accountId)
    .orderBy('saved_view.position')
    .orderBy('saved_view.at')
    .limit(limit)
    .execute();

/** What colleagues share, the oldest first. */
export const sharedViews = (db: Db, except: string, limit: number): Promise<StoredView[]> =>
  views(db)
    .where('saved_view.is_shared', '=', 1)
    .where('saved_view.account_id', '!=', except)
    .orderBy('saved_view.at')
    .limit(limit)
    .execute();

export const viewById = (db: Db, id: string): Promise<Selectable<Tables['saved_view']> | undefined> =>
  db.selectFrom('saved_view').selectAll().where('id', '=', id).executeTakeFirst();

export const insertView = async (db: Db, row: Selectable<Tables['saved_view']>): Promise<void> => {
  await db
    .insertInto('saved_view')
    .values({ ...row, is_shared: row.is_shared === 1 ? 1 : 0 })
    .execute();
};

export const changeView = async (
  db: Db,
  id: string,
  { name, query, isShared }: { name: string; query: string; isShared: boolean },
): Promise<void> => {
  await db
    .updateTable('saved_view')
    .set({ name, query, is_shared: isShared ? 1 : 0 })
    .where('id', '=', id)
    .execute();
};

export const dropView = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('saved_view').where('id', '=', id).execute();
};
