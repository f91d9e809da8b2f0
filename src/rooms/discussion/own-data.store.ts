/** All that the room holds about one reader, a piece at a time, and forgetting it. */
import { sql, type Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

const pieceLength = 500;

type Id = { id: string };

/** All rows of a query that is asked piece by piece, each piece after the last id of the one before. */
const allRows = async <Row extends Id>(piece: (after: string) => Promise<Row[]>): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let after = ''; ;) {
    const next = await piece(after);
    rows.push(...next);
    if (next.length < pieceLength) return rows;
    after = next.at(-1)?.id ?? '';
  }
};

export type OwnComment = Pick<
  Selectable<Tables['comment']>,
  'id' | 'state' | 'body' | 'source' | 'created_at' | 'edited_at' | 'parent_id' | 'rule' | 'recommend_count'
> & { path: string; headline: string };

export const ownCommentRows = (db: Db, commenterId: string): Promise<OwnComment[]> =>
  allRows((after) =>
    db
      .selectFrom('comment')
      .innerJoin('article', 'article.id', 'comment.article_id')
      .select([
        'comment.id',
        'comment.state',
        'comment.body',
        'comment.source',
        'comment.created_at',
        'comment.edited_at',
        'comment.parent_id',
        'comment.rule',
        'comment.recommend_count',
        'article.path',
        'article.headline',
      ])
      .where('comment.commenter_id', '=', commenterId)
      .where('comment.id', '>', after)
      .orderBy('comment.id')
      .limit(pieceLength)
      .execute(),
  );

export const ownRecommendations = async (db: Db, accountId: string): Promise<{ id: string; at: number }[]> => {
  const rows = await db
    .selectFrom('recommendation')
    .select(['comment_id as id', 'at'])
    .where('account_id', '=', accountId)
    .limit(200_000)
    .execute();
  return rows;
};

export const ownReports = (db: Db, accountId: string): Promise<Selectable<Tables['report']>[]> =>
  db.selectFrom('report').selectAll().where('account_id', '=', accountId).orderBy('created_at').limit(50_000).execute();

export const ownMutes = (db: Db, accountId: string): Promise<{ name: string; at: number }[]> =>
  db
    .selectFrom('mute')
    .innerJoin('commenter', 'commenter.id', 'mute.commenter_id')
    .select(['commenter.name', 'mute.created_at as at'])
    .where('mute.account_id', '=', accountId)
    .limit(50_000)
    .execute();

export const decisionsAboutCommenter = (db: Db, commenterId: string): Promise<Selectable<Tables['decision']>[]> =>
  db.selectFrom('decision').selectAll().where('commenter_id', '=', commenterId).orderBy('at').limit(50_000).execute();

/** Nobody can tell any more whose row it was. */
export const anonymise = async (db: Db, commenterId: string, originId: string | null): Promise<void> => {
  await db
    .updateTable('commenter')
    .set({
      account_id: null,
      name: '',
      email: null,
      url: null,
      picture: null,
      badge: null,
      origin_id: originId,
      origin_name: null,
      remote_uri: null,
      is_public: 0,
      is_former: 1,
    })
    .where('id', '=', commenterId)
    .execute();
};

/** Takes back everything an account has recommended; the stories it was under. */
export const takeRecommendations = async (db: Db, accountId: string, at: number): Promise<string[]> => {
  const stories = await db
    .selectFrom('recommendation')
    .select('article_id')
    .distinct()
    .where('account_id', '=', accountId)
    .limit(20_000)
    .execute();
  await db
    .updateTable('comment')
    .set({ recommend_count: sql`recommend_count - 1`, changed_at: at })
    .where('id', 'in', db.selectFrom('recommendation').select('comment_id').where('account_id', '=', accountId))
    .execute();
  await db.deleteFrom('recommendation').where('account_id', '=', accountId).execute();
  return stories.map(({ article_id: id }) => id);
};

/** What somebody has reported stays, for there may be something in it; who they are goes. */
export const forgetReporter = async (db: Db, accountId: string): Promise<void> => {
  await db.updateTable('report').set({ details: '{}' }).where('account_id', '=', accountId).execute();
};

/** Comments of somebody that still say something, or stand in a thread. */
export const speakingComments = async (db: Db, commenterId: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('comment')
    .select('id')
    .where('commenter_id', '=', commenterId)
    .where((eb) =>
      eb.or([eb('body', 'is not', null), eb('source', 'is not', null), eb('state', 'in', ['published', 'waiting'])]),
    )
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

export const forgetNetworksOf = async (db: Db, commenterId: string): Promise<void> => {
  await db
    .updateTable('comment')
    .set({ network_mark: null, post_key: null })
    .where('commenter_id', '=', commenterId)
    .where((eb) => eb.or([eb('network_mark', 'is not', null), eb('post_key', 'is not', null)]))
    .execute();
};
