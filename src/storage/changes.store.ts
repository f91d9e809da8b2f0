import { prepared } from './prepared.ts';
import type { Db } from './storage.ts';

const rowsAtOnce = 500;
/** Up to so many, one after the other is quicker than a statement that is built anew. */
const few = 8;

const insertOne = prepared<{ topic: string; at: number }>((db, { topic, at }) =>
  db.insertInto('change').values({ topic, at }),
);

/** Writes down what changed. */
export const insertChanges = async (db: Db, topics: ReadonlySet<string>, at: number): Promise<void> => {
  const rows = [...topics].map((topic) => ({ topic, at }));
  if (rows.length <= few) {
    for (const row of rows) await insertOne(db, row);
    return;
  }
  for (let i = 0; i < rows.length; i += rowsAtOnce)
    await db
      .insertInto('change')
      .values(rows.slice(i, i + rowsAtOnce))
      .execute();
};
