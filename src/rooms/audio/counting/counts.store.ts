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
  for (const { name, count } of counts) sums.set(name, (sums.get(name) ?? 0) + Number(count));
  return Array.from(sums, ([name, count]) => ({ name, count }));
};

const inPieces = async (
  ids: readonly string[],
  read: (piece: readonly string[]) => Promise<Count[]>,
): Promise<Count[]> => {
  const found: Count[] = [];
  for (let i = 0; i < ids.length; i += atOnce) found.push(...(await read(ids.slice(i, i + atOnce))));
  return addUp(found);
};

export type DownloadsBy = 'day' | 'app' | 'country' | 'media_id';

export const downloadSums = (
  db: Db,
  mediaIds: readonly string[],
  { from, to }: Span,
  by: DownloadsBy,
): Promise<Count[]> =>
  inPieces(mediaIds, (piece) =>
    db
      .selectFrom('download_day')
      .select([`${by} as name`, sql<number>`sum(count)`.as('count')])
      .where('media_id', 'in', piece)
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
  mediaIds: readonly string[],
  { from, to }: Span,
  { by, measure }: { by: ListensBy; measure: string | undefined },
): Promise<Count[]> =>
  inPieces(mediaIds, (piece) =>
    db
      .selectFrom('listen_day')
      .select([`${by} as name`, sql<number>`sum(count)`.as('count')])
      .where('media_id', 'in', piece)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .$if(measure !== undefined, (query) => query.where('measure', '=', measure ?? ''))
      .groupBy(by)
      .orderBy(by)
      .limit(mostNames)
      .execute(),
  );
