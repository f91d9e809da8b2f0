import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

type EpisodeRow = Selectable<Tables['episode']>;

/** An episode with what its lists show of its story. */
export type EpisodeStoryRow = EpisodeRow & {
  article_id: string;
  headline: string;
  standfirst: string;
  teaser: string;
  path: string;
  edition: string;
  article_status: string;
  listed_at: number | null;
  thread_state: string;
  modified_at: number;
};

const joined = (db: Db) =>
  db
    .selectFrom('episode')
    .innerJoin('article', 'article.id', 'episode.article_id')
    .selectAll('episode')
    .select([
      'article.id as article_id',
      'article.headline',
      'article.standfirst',
      'article.teaser',
      'article.path',
      'article.edition',
      'article.status as article_status',
      'article.listed_at',
      'article.thread_state',
      'article.modified_at',
    ]);

/** Before everything: what is not public yet stands first in the newsroom's lists. */
const unlisted = 9_000_000_000_000;

type Before = { listedAt: number; id: string };

type ListAsked = {
  before?: Before | undefined;
  limit: number;
  season?: number | undefined;
  /** In the order they came out: `before` is then what came before the list. */
  isFromStart?: boolean | undefined;
};

/** The public episodes of a show, newest first unless told. */
export const publicRowsOfShow = (
  db: Db,
  showId: string,
  { before, limit, season, isFromStart = false }: ListAsked,
): Promise<EpisodeStoryRow[]> => {
  const from = before ?? { listedAt: isFromStart ? 0 : unlisted, id: '' };
  const sign = isFromStart ? sql`>` : sql`<`;
  const order = isFromStart ? 'asc' : 'desc';
  const query = joined(db)
    .where('episode.show_id', '=', showId)
    .where(sql<boolean>`(episode.published_at, episode.id) ${sign} (${from.listedAt}, ${from.id})`);
  return (season === undefined ? query : query.where('episode.season', '=', season))
    .orderBy('episode.published_at', order)
    .orderBy('episode.id', order)
    .limit(limit)
    .execute();
};

/** All of them, those that are not public first. A show has some thousand episodes at most. */
export const allRowsOfShow = (
  db: Db,
  showId: string,
  { before, limit }: { before?: Before | undefined; limit: number },
): Promise<EpisodeStoryRow[]> => {
  const at = sql<number>`coalesce(episode.published_at, ${unlisted})`;
  const query = joined(db).where('episode.show_id', '=', showId).where('article.status', '<>', 'trashed');
  const from = before
    ? query.where(
        sql<boolean>`(coalesce(episode.published_at, ${unlisted}), episode.id) < (${before.listedAt}, ${before.id})`,
      )
    : query;
  return from.orderBy(at, 'desc').orderBy('episode.id', 'desc').limit(limit).execute();
};

/** The newest public episodes of an edition that belong to these shows. */
export const latestRows = (
  db: Db,
  edition: string,
  { showIds, limit }: { showIds: readonly string[]; limit: number },
): Promise<EpisodeStoryRow[]> =>
  showIds.length === 0
    ? Promise.resolve([])
    : joined(db)
        .where('article.edition', '=', edition)
        .where('article.kind', '=', 'episode')
        .where(sql<boolean>`(article.listed_at, article.id) < (${unlisted}, ${''})`)
        .where('episode.show_id', 'in', showIds)
        .orderBy('article.listed_at', 'desc')
        .orderBy('article.id', 'desc')
        .limit(limit)
        .execute();

export const rowsOfStories = (db: Db, articleIds: readonly string[]): Promise<EpisodeStoryRow[]> =>
  articleIds.length === 0 ? Promise.resolve([]) : joined(db).where('episode.article_id', 'in', articleIds).execute();

export const rowsOfMedia = (db: Db, mediaId: string, limit: number): Promise<EpisodeStoryRow[]> =>
  joined(db).where('episode.media_id', '=', mediaId).limit(limit).execute();

/** The public episode that came out just before, or just after, another of the same show. */
export const neighbourRow = (
  db: Db,
  { showId, at, side }: { showId: string; at: Before; side: 'before' | 'after' },
): Promise<EpisodeStoryRow | undefined> => {
  const sign = side === 'before' ? sql`<` : sql`>`;
  const order = side === 'before' ? 'desc' : 'asc';
  return joined(db)
    .where('episode.show_id', '=', showId)
    .where(sql<boolean>`(episode.published_at, episode.id) ${sign} (${at.listedAt}, ${at.id})`)
    .orderBy('episode.published_at', order)
    .orderBy('episode.id', order)
    .limit(1)
    .executeTakeFirst();
};

/** Who wrote the stories, by name, in their order. */
export const authorsOfStories = (
  db: Db,
  articleIds: readonly string[],
): Promise<{ article_id: string; name: string; texts: string }[]> =>
  articleIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('article_author')
        .innerJoin('author', 'author.id', 'article_author.author_id')
        .select(['article_author.article_id', 'author.name', 'author.texts'])
        .where('article_author.article_id', 'in', articleIds)
        .orderBy('article_author.position')
        .execute();

export const episodeRow = (db: Db, articleId: string): Promise<EpisodeRow | undefined> =>
  db.selectFrom('episode').selectAll().where('article_id', '=', articleId).executeTakeFirst();

/** Whether another episode of the show has this guid, or this recording. */
export const otherEpisode = async (
  db: Db,
  { showId, articleId, by }: { showId: string; articleId: string; by: { guid: string } | { media_id: string } },
): Promise<boolean> => {
  const query = db.selectFrom('episode').select('id').where('show_id', '=', showId);
  const same = 'guid' in by ? query.where('guid', '=', by.guid) : query.where('media_id', '=', by.media_id);
  return (
    (await same
      .where((eb) => eb.or([eb('article_id', '<>', articleId), eb('article_id', 'is', null)]))
      .limit(1)
      .executeTakeFirst()) !== undefined
  );
};

export const insertEpisode = async (db: Db, row: Insertable<Tables['episode']>): Promise<void> => {
  await db.insertInto('episode').values(row).execute();
};

export const updateEpisode = async (
  db: Db,
  id: string,
  change: Partial<Omit<EpisodeRow, 'id' | 'created_at'>>,
): Promise<void> => {
  await db.updateTable('episode').set(change).where('id', '=', id).execute();
};

/** The highest number of a season, or of the whole show where there are no seasons. */
export const lastNumber = async (db: Db, showId: string, season: number | null): Promise<number> => {
  const query = db
    .selectFrom('episode')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('show_id', '=', showId);
  const row = await (
    season === null ? query.where('season', 'is', null) : query.where('season', '=', season)
  ).executeTakeFirst();
  return row?.last ?? 0;
};

/** The last season of a show that has any. */
export const lastSeason = async (db: Db, showId: string): Promise<number | undefined> => {
  const row = await db
    .selectFrom('episode')
    .select(({ fn }) => fn.max('season').as('last'))
    .where('show_id', '=', showId)
    .executeTakeFirst();
  return row?.last ?? undefined;
};

/** In which seasons readers find how many episodes. */
export const publicSeasons = async (db: Db, showId: string): Promise<{ season: number | null; count: number }[]> => {
  const rows = await db
    .selectFrom('episode')
    .select(({ fn }) => ['season', fn.countAll<number | string>().as('count')])
    .where('show_id', '=', showId)
    .where('published_at', 'is not', null)
    .groupBy('season')
    .orderBy('season', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ season, count }) => ({ season, count: Number(count) }));
};

/** How many public episodes each show has. */
export const publicCounts = async (db: Db): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('episode')
    .select(({ fn }) => ['show_id', fn.countAll<number | string>().as('count')])
    .where('published_at', 'is not', null)
    .groupBy('show_id')
    .limit(500)
    .execute();
  return new Map(rows.map((row) => [row.show_id, Number(row.count)]));
};
