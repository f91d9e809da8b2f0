import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

type Commenter = Selectable<Tables['commenter']>;

export const commenterRow = (db: Db, id: string): Promise<Commenter | undefined> =>
  db.selectFrom('commenter').selectAll().where('id', '=', id).executeTakeFirst();

/** All that an account writes as, or once wrote as elsewhere. */
export const commentersOf = (db: Db, accountId: string): Promise<Commenter[]> =>
  db
    .selectFrom('commenter')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute();
