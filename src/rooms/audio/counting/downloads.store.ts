import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

const atOnce = 400;

const inPieces = async <Row>(rows: readonly Row[], put: (piece: readonly Row[]) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < rows.length; from += atOnce) await put(rows.slice(from, from + atOnce));
};

/** The secret of a day: whichever node asked first made it. */
export const secretOfDay = async (db: Db, day: string, fresh: string): Promise<string> => {
  await db
    .insertInto('download_secret')
    .values({ day, secret: fresh })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
  const row = await db.selectFrom('download_secret').select('secret').where('day', '=', day).executeTakeFirstOrThrow();
  return row.secret;
};

/** Which of these fetchers were first seen after a moment: under the secret of the day before. */
export const marksSince = async (db: Db, marks: readonly string[], since: number): Promise<Set<string>> => {
  const found = new Set<string>();
  await inPieces(marks, async (piece) => {
    const rows = await db
      .selectFrom('download_seen')
      .select('mark')
      .where('mark', 'in', piece)
      .where('first_at', '>', since)
      .execute();
    for (const { mark } of rows) found.add(mark);
  });
  return found;
};

export type SeenRow = { mark: string; firstAt: number; bytes: number };

/**
 * Adds what was sent to fetchers, and says how much each has now; those who were counted are not among them. In one order on every
 * node, so that two that add to the same rows wait for each other and never in a circle.
 */
export const addToSeen = async (db: Db, rows: readonly SeenRow[]): Promise<Map<string, number>> => {
  const found = new Map<string, number>();
  await inPieces(
    rows.toSorted((a, b) => (a.mark < b.mark ? -1 : 1)),
    async (piece) => {
      const now = await db
        .insertInto('download_seen')
        .values(piece.map(({ mark, firstAt, bytes }) => ({ mark, first_at: firstAt, bytes })))
        .onConflict((conflict) =>
          conflict.column('mark').doUpdateSet((eb) => ({
            bytes: eb('download_seen.bytes', '+', eb.ref('excluded.bytes')),
            first_at: sql<number>`case when excluded.first_at < download_seen.first_at then excluded.first_at else download_seen.first_at end`,
          })),
        )
        .returning(['mark', 'bytes', 'counted_at as countedAt'])
        .execute();
      for (const { mark, bytes, countedAt } of now) if (countedAt === null) found.set(mark, bytes);
    },
  );
  return found;
};

export const markCounted = (db: Db, marks: readonly string[], at: number): Promise<void> =>
  inPieces(marks, (piece) =>
    db.updateTable('download_seen').set({ counted_at: at }).where('mark', 'in', piece).execute(),
  );

export type DayRow = { day: string; mediaId: string; app: string; country: string; count: number };
const byDay = (a: DayRow, b: DayRow): number =>
  `${a.mediaId}\n${a.day}\n${a.app}\n${a.country}` < `${b.mediaId}\n${b.day}\n${b.app}\n${b.country}` ? -1 : 1;

export const addDownloads = (db: Db, rows: readonly DayRow[]): Promise<void> =>
  inPieces(rows.toSorted(byDay), (piece) =>
    db
      .insertInto('download_day')
      .values(piece.map(({ day, mediaId, app, country, count }) => ({ day, media_id: mediaId, app, country, count })))
      .onConflict((conflict) =>
        conflict.columns(['media_id', 'day', 'app', 'country']).doUpdateSet((eb) => ({
          count: eb('download_day.count', '+', eb.ref('excluded.count')),
        })),
      )
      .execute(),
  );

export type ListenRow = { day: string; mediaId: string; measure: string; count: number };
const byMeasure = (a: ListenRow, b: ListenRow): number =>
  `${a.mediaId}\n${a.day}\n${a.measure}` < `${b.mediaId}\n${b.day}\n${b.measure}` ? -1 : 1;

export const addListens = (db: Db, rows: readonly ListenRow[]): Promise<void> =>
  inPieces(rows.toSorted(byMeasure), (piece) =>
    db
      .insertInto('listen_day')
      .values(piece.map(({ day, mediaId, measure, count }) => ({ day, media_id: mediaId, measure, count })))
      .onConflict((conflict) =>
        conflict.columns(['media_id', 'day', 'measure']).doUpdateSet((eb) => ({
          count: eb('listen_day.count', '+', eb.ref('excluded.count')),
        })),
      )
      .execute(),
  );

const sweptAtOnce = 5_000;

/** Forgets fetchers and the secrets of their days; some thousand at a time. Says whether there may be more. */
export const forgetSeen = async (db: Db, before: { at: number; day: string }): Promise<boolean> => {
  await db.deleteFrom('download_secret').where('day', '<', before.day).execute();
  const gone = await db
    .deleteFrom('download_seen')
    .where('mark', 'in', (eb) =>
      eb.selectFrom('download_seen').select('mark').where('first_at', '<', before.at).limit(sweptAtOnce),
    )
    .returning('mark')
    .execute();
  return gone.length === sweptAtOnce;
};
