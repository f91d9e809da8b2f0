import { sql, type Kysely } from 'kysely';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/**
 * An author's list is that of one edition. With the edition beside the author the index answers it alone, however much the author
 * wrote elsewhere.
 */
export const authorLists = async (db: Db): Promise<void> => {
  await db.schema
    .alterTable('article_author')
    .addColumn('edition', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await sql`update article_author set edition = (select article.edition from article where article.id = article_author.article_id)`.execute(
    db,
  );
  await db.schema.dropIndex('article_author_list').execute();
  await db.schema
    .createIndex('article_author_list')
    .on('article_author')
    .columns(['author_id', 'edition', 'listed_at', 'article_id'])
    .execute();
};
