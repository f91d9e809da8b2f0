import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

export type StaleStory = { id: string; at: number };

/** Stories that are not public, and drafts of public ones, which have changed since their words were taken; the latest first. */
export const staleDrafts = async (db: Db, limit: number): Promise<StaleStory[]> => {
  const { rows } = await sql<{ id: string; at: number | string }>`select id, at from (
      select a.id as id, a.modified_at as at from article a left join desk_index i on i.article_id = a.id
      where a.status in ('draft', 'scheduled', 'unpublished', 'private', 'trashed') and (i.at is null or i.at < a.modified_at)
    union all
      select a.id as id, a.draft_changed_at as at from article a left join desk_index i on i.article_id = a.id
      where a.draft_changed_at is not null and a.status = 'published' and (i.at is null or i.at < a.draft_changed_at)
    ) as stale order by at desc limit ${limit}`.execute(db);
  return rows.map(({ id, at }) => ({ id, at: Number(at) }));
};

export type TextToIndex = {
  id: string;
  edition: string;
  status: string;
  headline: string;
  standfirst: string;
  kicker: string;
  place: string;
  body: string;
  fields: string | null;
};

export const textsToIndex = (db: Db, ids: readonly string[]): Promise<TextToIndex[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('article')
        .leftJoin('draft', 'draft.article_id', 'article.id')
        .select([
          'article.id',
          'article.edition',
          'article.status',
          'article.headline',
          'article.standfirst',
          'article.kicker',
          'article.place',
          'article.body',
          'draft.fields',
        ])
        .where('article.id', 'in', ids)
        .execute();

const wordsAtOnce = 400;

/** Takes down the words of a story, in place of those it had. */
export const putWords = async (db: Db, { id, at }: StaleStory, words: readonly string[]): Promise<void> => {
  await db.deleteFrom('desk_word').where('article_id', '=', id).execute();
  for (let i = 0; i < words.length; i += wordsAtOnce)
    await db
      .insertInto('desk_word')
      .values(words.slice(i, i + wordsAtOnce).map((word) => ({ word, article_id: id })))
      .execute();
  await db
    .insertInto('desk_index')
    .values({ article_id: id, at })
    .onConflict((c) => c.column('article_id').doUpdateSet({ at }))
    .execute();
};

/** Stories whose words are no longer needed: all that they say is public. */
export const settledStories = async (db: Db, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('desk_index')
    .innerJoin('article', 'article.id', 'desk_index.article_id')
    .select('article.id')
    .where('article.status', '=', 'published')
    .where('article.draft_changed_at', 'is', null)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

export const forgetWords = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await db.deleteFrom('desk_word').where('article_id', 'in', ids).execute();
  await db.deleteFrom('desk_index').where('article_id', 'in', ids).execute();
};
