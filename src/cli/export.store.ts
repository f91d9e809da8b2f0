import type { Selectable } from 'kysely';
import type { Db, Tables } from '../storage/storage.ts';

const batch = 200;

type Keyed = 'article' | 'media' | 'comment';

/** Every row of a table in the order of its ids, in batches: memory stays flat. */
export async function* allRows<Name extends Keyed>(db: Db, table: Name): AsyncGenerator<Selectable<Tables[Name]>> {
  for (let last = ''; ;) {
    const rows = (await db
      .selectFrom(table as 'article')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(batch)
      .execute()) as unknown as (Selectable<Tables[Name]> & { id: string })[];
    yield* rows;
    if (rows.length < batch) return;
    last = rows.at(-1)?.id ?? '';
  }
}

export async function* allAddresses(db: Db): AsyncGenerator<Selectable<Tables['address']>> {
  for (let last = ''; ;) {
    const rows = await db
      .selectFrom('address')
      .selectAll()
      .where('path', '>', last)
      .orderBy('path')
      .limit(1000)
      .execute();
    yield* rows;
    if (rows.length < 1000) return;
    last = rows.at(-1)?.path ?? '';
  }
}

export const revisionRows = (db: Db, articleId: string): Promise<Selectable<Tables['article_revision']>[]> =>
  db.selectFrom('article_revision').selectAll().where('article_id', '=', articleId).orderBy('number').execute();

export const entryRows = (db: Db, articleId: string): Promise<Selectable<Tables['live_entry']>[]> =>
  db.selectFrom('live_entry').selectAll().where('article_id', '=', articleId).orderBy('at').execute();

export const commenterRow = (db: Db, id: string): Promise<Selectable<Tables['commenter']> | undefined> =>
  db.selectFrom('commenter').selectAll().where('id', '=', id).executeTakeFirst();

export const taxonomyRows = async (db: Db) => ({
  sections: await db.selectFrom('section').selectAll().orderBy('edition').orderBy('position').execute(),
  tags: await db.selectFrom('tag').selectAll().orderBy('edition').orderBy('slug').execute(),
  authors: await db.selectFrom('author').selectAll().orderBy('slug').execute(),
});
