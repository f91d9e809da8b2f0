import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type PublishedRow = { year: number; version: number; figures: string; at: number };

const mostYears = 100;

/** The newest publication of each year, the newest year first. */
export const newestReports = async (db: Db): Promise<{ year: number; version: number; at: number }[]> => {
  const rows = await db
    .selectFrom('transparency_report')
    .select(['year', 'version', 'at'])
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .limit(mostYears * 10)
    .execute();
  return rows.filter((row, i) => rows[i - 1]?.year !== row.year).slice(0, mostYears);
};

/** A year’s report as it was published last, or in an earlier version. */
export const publishedReport = (db: Db, year: number, version?: number): Promise<PublishedRow | undefined> => {
  const query = db
    .selectFrom('transparency_report')
    .select(['year', 'version', 'figures', 'at'])
    .where('year', '=', year);
  return (version === undefined ? query : query.where('version', '=', version))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
};

export const insertReport = async (db: Db, row: Insertable<Tables['transparency_report']>): Promise<void> => {
  await db.insertInto('transparency_report').values(row).execute();
};
