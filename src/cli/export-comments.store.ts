import type { Selectable } from 'kysely';
import type { Db, Tables } from '../storage/storage.ts';

const batch = 500;

export type ThreadRow = Selectable<Tables['thread']> & { path: string; headline: string; edition: string };
export type PersonRow = Selectable<Tables['commenter']> & { account_email: string | null };
export type CommentRow = Selectable<Tables['comment']>;

/** Threads with comments, in the order of their stories' ids. */
export async function* allThreads(db: Db): AsyncGenerator<ThreadRow> {
  for (let last = ''; ;) {
    const rows = await db
      .selectFrom('thread')
      .innerJoin('article', 'article.id', 'thread.article_id')
      .selectAll('thread')
      .select(['article.path', 'article.headline', 'article.edition'])
      .where('thread.article_id', '>', last)
      .orderBy('thread.article_id')
      .limit(batch)
      .execute();
    yield* rows;
    if (rows.length < batch) return;
    last = rows.at(-1)?.article_id ?? '';
  }
}

/** Everybody who wrote, with the address their account has now. */
export async function* allPeople(db: Db): AsyncGenerator<PersonRow> {
  for (let last = ''; ;) {
    const rows = await db
      .selectFrom('commenter')
      .leftJoin('account', 'account.id', 'commenter.account_id')
      .selectAll('commenter')
      .select('account.email as account_email')
      .where('commenter.id', '>', last)
      .orderBy('commenter.id')
      .limit(batch)
      .execute();
    yield* rows;
    if (rows.length < batch) return;
    last = rows.at(-1)?.id ?? '';
  }
}

export async function* allComments(db: Db): AsyncGenerator<CommentRow[]> {
  for (let last = ''; ;) {
    const rows = await db.selectFrom('comment').selectAll().where('id', '>', last).orderBy('id').limit(batch).execute();
    if (rows.length > 0) yield rows;
    if (rows.length < batch) return;
    last = rows.at(-1)?.id ?? '';
  }
}

export const revisionsAmong = (db: Db, ids: readonly string[]): Promise<Selectable<Tables['comment_revision']>[]> =>
  db
    .selectFrom('comment_revision')
    .selectAll()
    .where('comment_id', 'in', ids)
    .orderBy('comment_id')
    .orderBy('number')
    .execute();

export const picksAmong = (db: Db, ids: readonly string[]): Promise<Selectable<Tables['comment_pick']>[]> =>
  db.selectFrom('comment_pick').selectAll().where('comment_id', 'in', ids).execute();
