/** Reading what was counted: sums of days. */
import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

/** Days as `2026-11-23`, both included. */
export type Span = { from: string; to: string };
export type Count = { name: string; count: number };

const atOnce = 400;
const mostNames = 5_000;

const addUp = (counts: readonly Count[]): Count[] => {
  const sums = new Map<string, number>();
  for (const { name, count } of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return Array.from(sums, ([name, count]) => ({ name, count }));
};

/** Undefined: of all recordings. */
type Ids = readonly string[] | undefined;

const inPieces = async (
  ids: Ids,
  read: (piece: readonly string[] | undefined) => Promise<Count[]>,
): Promise<Count[]> => {
  if (!ids) return addUp(await read(undefined));
  const found: Count[] = [];
  for (let i = 0; i < ids.length; i += atOnce) found.push(...(await read(ids.slice(i, i + atOnce))));
  return addUp(found);
};

export type DownloadsBy = 'day' | 'app' | 'country' | 'media_id';

export const downloadSums = (db: Db, mediaIds: Ids, { from, to }: Span, by: DownloadsBy): Promise<Count[]> =>
  inPieces(mediaIds, (piece) =>
    db
      .selectFrom('download_day')
      .select([`${by} as name`, sql<number>`sum(count)`.as('count')])
      .$if(piece !== undefined, (query) => query.where('media_id', 'in', piece ?? []))
      .where('day', '>=', from)
      .where('day', '<=', to)
      .groupBy(by)
      .orderBy(by)
      .limit(mostNames)
      .execute(),
  );

export type ListensBy = 'day' | 'measure' | 'media_id';

export const listenSums = (
  db: Db,
  mediaIds: Ids,
  { from, to }: Span,
  { by, measure }: { by: ListensBy; measure: string | undefined },
): Promise<Count[]> =>
  inPieces(mediaIds, (piece) =>
    db
      .selectFrom('listen_day')
      .select([`${by} as name`, sql<number>`sum(count)`.as('count')])
      .$if(piece !== undefined, (query) => query.where('media_id', 'in', piece ?? []))
      .where('day', '>=', from)
      .where('day', '<=', to)
      .$if(measure !== undefined, (query) => query.where('measure', '=', measure ?? ''))
      .groupBy(by)
      .orderBy(by)
      .limit(mostNames)
      .execute(),
  );

export type HeardLine = { articleId: string; title: string; mediaId: string; publishedAt: number | null; show: string };

const heardLines = (db: Db) =>
  db
    .selectFrom('episode')
    .innerJoin('show', 'show.id', 'episode.show_id')
    .select([
      'episode.article_id as articleId',
      'episode.title',
      'episode.media_id as mediaId',
      'episode.published_at as publishedAt',
      'show.title as show',
    ])
    .where('episode.article_id', 'is not', null);

type Found = { articleId: string | null; mediaId: string | null };
/** An episode without a recording was heard by nobody. */
const whole = <Row extends Found>(rows: readonly Row[]): (Row & { articleId: string; mediaId: string })[] =>
  rows.map((row) => ({ ...row, articleId: row.articleId ?? '', mediaId: row.mediaId ?? '' }));

/** Episodes that are out, the newest first: of a show, or of all. */
export const heardEpisodes = async (
  db: Db,
  { showId, limit }: { showId: string | undefined; limit: number },
): Promise<HeardLine[]> =>
  whole(
    await heardLines(db)
      .where('episode.status', '=', 'published')
      .where('episode.media_id', 'is not', null)
      .$if(showId !== undefined, (query) => query.where('episode.show_id', '=', showId ?? ''))
      .orderBy('episode.published_at', 'desc')
      .orderBy('episode.id', 'desc')
      .limit(limit)
      .execute(),
  );

export const heardEpisode = async (db: Db, articleId: string): Promise<HeardLine | undefined> =>
  whole(await heardLines(db).where('episode.article_id', '=', articleId).limit(1).execute())[0];
