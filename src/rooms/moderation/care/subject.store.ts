import type { Db } from '../../../storage/storage.ts';

/** What a record of a decision says of the comment it is about. */
export type Subject = { id: string; article_id: string; commenter_id: string };

export const commentToRecord = (db: Db, id: string): Promise<Subject | undefined> =>
  db.selectFrom('comment').select(['id', 'article_id', 'commenter_id']).where('id', '=', id).executeTakeFirst();
