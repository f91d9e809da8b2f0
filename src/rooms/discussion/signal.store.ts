import type { Db } from '../../storage/storage.ts';

/** Of which events somebody wants to be told. */
export const listenedEvents = async (db: Db): Promise<ReadonlySet<string>> => {
  const rows = await db.selectFrom('webhook').select('events').where('is_on', '=', 1).limit(1_000).execute();
  return new Set(rows.flatMap(({ events }) => JSON.parse(events) as string[]));
};
