import { sql } from 'kysely';
import type { Db } from '../../storage/storage.ts';

/** Written so that no index by state is taken: nearly all comments are published, and SQLite does not know that. */
const isPublished = (column: string) => sql<boolean>`${sql.ref(column)} || '' = 'published'`;

/** A comment that is gone but has listed answers keeps its place; from the leaves up, until nothing changes. */
const listTombstones = async (db: Db, articleId: string): Promise<void> => {
  for (let level = 0; level < 200; level += 1) {
    const done = await db
      .updateTable('comment')
      .set({ is_listed: 1 })
      .where('article_id', '=', articleId)
      .where('is_listed', '=', 0)
      .where('kind', '=', 'comment')
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('comment as answer')
            .select('answer.id')
            .whereRef('answer.parent_id', '=', 'comment.id')
            .where('answer.is_listed', '=', 1),
        ),
      )
      .executeTakeFirst();
    if (Number(done.numUpdatedRows) === 0) return;
  }
};

/** What the usual way of a comment sets and others leave out. */
const fillIn = async (db: Db, articleId: string): Promise<void> => {
  const article = await db.selectFrom('article').select('edition').where('id', '=', articleId).executeTakeFirst();
  const own = db.updateTable('comment').where('article_id', '=', articleId);
  await own
    .set({ edition: article?.edition ?? '' })
    .where('edition', '=', '')
    .execute();
  await own
    .set((eb) => ({ changed_at: eb.ref('created_at') }))
    .where('changed_at', '=', 0)
    .execute();
};

/** Works out what a thread and its comments count, from the comments alone. */
export const settleThreadRows = async (db: Db, articleId: string): Promise<void> => {
  await fillIn(db, articleId);
  await db
    .updateTable('comment')
    .set({ is_listed: sql<0 | 1>`case when state = 'published' and kind = 'comment' then 1 else 0 end` })
    .where('article_id', '=', articleId)
    .execute();
  await listTombstones(db, articleId);
  await db
    .updateTable('comment')
    .set((eb) => ({
      reply_count: eb
        .selectFrom('comment as answer')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('answer.root_id', '=', 'comment.id')
        .where('answer.is_listed', '=', sql.lit(1))
        .where('answer.parent_id', 'is not', null)
        .where(isPublished('answer.state')),
    }))
    .where('article_id', '=', articleId)
    .where('parent_id', 'is', null)
    .execute();
  const { count, last } = await db
    .selectFrom('comment')
    .select(({ fn }) => [fn.countAll<number | string>().as('count'), fn.max('created_at').as('last')])
    .where('article_id', '=', articleId)
    .where(isPublished('state'))
    .where('kind', '=', 'comment')
    .executeTakeFirstOrThrow();
  const counts = { comment_count: Number(count), last_comment_at: last };
  await db
    .insertInto('thread')
    .values({ article_id: articleId, ...counts })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(counts))
    .execute();
};

/** The same for people: how many of their comments are published. */
export const settleCommenterRows = async (db: Db, ids: readonly string[]): Promise<void> => {
  await db
    .updateTable('commenter')
    .set((eb) => ({
      published_count: eb
        .selectFrom('comment')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('comment.commenter_id', '=', 'commenter.id')
        .where(isPublished('comment.state')),
    }))
    .where('id', 'in', ids)
    .execute();
};

/** Gives a thread a state and an announcement where it has none of its own yet. */
export const furnishThreadRow = async (
  db: Db,
  articleId: string,
  { state, announcement }: { state?: string; announcement?: string },
): Promise<void> => {
  const own = db.updateTable('thread').where('article_id', '=', articleId);
  if (state) await own.set({ state }).where('state', 'is', null).execute();
  if (announcement) await own.set({ announcement }).where('announcement', '=', '').execute();
};
