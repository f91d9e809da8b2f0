import type { Db } from '../../storage/storage.ts';

const atOnce = 500;

export const countsOf = async (db: Db, articleIds: readonly string[]): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (let i = 0; i < articleIds.length; i += atOnce) {
    const rows = await db
      .selectFrom('thread')
      .select(['article_id', 'comment_count'])
      .where('article_id', 'in', articleIds.slice(i, i + atOnce))
      .where('comment_count', '>', 0)
      .where((eb) => eb.or([eb('state', 'is', null), eb('state', '!=', 'hidden')]))
      .execute();
    for (const row of rows) counts.set(row.article_id, row.comment_count);
  }
  return counts;
};

/** So many threads that were written in last are looked at. */
const looked = 400;

type Talked = {
  edition: string;
  limit: number;
  except?: string | undefined;
  section?: string | undefined;
  talkedSince: number;
  publishedSince: number;
};

export const mostDiscussedRows = async (
  db: Db,
  { edition, limit, except, section, talkedSince, publishedSince }: Talked,
): Promise<{ articleId: string; count: number }[]> => {
  let query = db
    .selectFrom((eb) =>
      eb
        .selectFrom('thread')
        .select(['article_id', 'comment_count', 'state'])
        .where('last_comment_at', '>', talkedSince)
        .orderBy('last_comment_at', 'desc')
        .limit(looked)
        .as('talked'),
    )
    .innerJoin('article', 'article.id', 'talked.article_id')
    .select(['talked.article_id', 'talked.comment_count'])
    .where('article.edition', '=', edition)
    .where('article.listed_at', '>', publishedSince)
    .where((eb) => eb.or([eb('talked.state', 'is', null), eb('talked.state', '!=', 'hidden')]))
    .where('article.id', '!=', except ?? '');
  if (section !== undefined) query = query.where('article.section_id', '=', section);
  const rows = await query.orderBy('talked.comment_count', 'desc').orderBy('talked.article_id').limit(limit).execute();
  return rows.map((row) => ({ articleId: row.article_id, count: row.comment_count }));
};
