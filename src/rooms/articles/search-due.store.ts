import { sql } from 'kysely';
import type { Db } from '../../storage/storage.ts';

/** Says that the search index must follow this story. The mark must be new: what is being indexed just now is then done again. */
export const markForSearch = async (db: Db, articleId: string, mark: string): Promise<void> => {
  await db
    .insertInto('search_due')
    .values({ article_id: articleId, mark })
    .onConflict((c) => c.column('article_id').doUpdateSet({ mark }))
    .execute();
};

/** The same for every listed story of an author, whose name is searched too. */
export const markAuthorForSearch = async (db: Db, authorId: string, mark: string): Promise<void> => {
  await sql`insert into search_due (article_id, mark)
    select article_id, ${mark} from article_author where author_id = ${authorId} and listed_at is not null
    on conflict (article_id) do update set mark = excluded.mark`.execute(db);
};

/** The same for the listed episodes in which a recording is heard: what is said in it is searched. */
export const markHeardForSearch = async (db: Db, mediaId: string, mark: string): Promise<void> => {
  await sql`insert into search_due (article_id, mark)
    select article_id, ${mark} from episode where media_id = ${mediaId} and article_id is not null and published_at is not null
    on conflict (article_id) do update set mark = excluded.mark`.execute(db);
};
