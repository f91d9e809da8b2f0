import { sql } from 'kysely';
import type { Db } from '../../storage/storage.ts';

export type SumRow = { kind: string; subject: string; reads: number; ends: number };
export type SourceRow = { subject: string; source: string; reads: number };
export type WordRow = { kind: string; edition: string; words: string; count: number };

const atOnce = 500;

const inPieces = async <Row>(rows: readonly Row[], put: (piece: readonly Row[]) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < rows.length; from += atOnce) await put(rows.slice(from, from + atOnce));
};

const byKey = (a: SumRow, b: SumRow): number =>
  a.kind === b.kind ? (a.subject < b.subject ? -1 : 1) : a.kind < b.kind ? -1 : 1;

/** Adds to sums, in one order on every node: two that add to the same rows wait for each other and never in a circle. */
export const addToDay = (db: Db, day: number, rows: readonly SumRow[]): Promise<void> =>
  inPieces([...rows].sort(byKey), (piece) =>
    db
      .insertInto('audience_day')
      .values(piece.map((row) => ({ ...row, day })))
      .onConflict((conflict) =>
        conflict.columns(['kind', 'subject', 'day']).doUpdateSet((eb) => ({
          reads: eb('audience_day.reads', '+', eb.ref('excluded.reads')),
          ends: eb('audience_day.ends', '+', eb.ref('excluded.ends')),
        })),
      )
      .execute(),
  );

export const addToHour = (db: Db, hour: number, rows: readonly SumRow[]): Promise<void> =>
  inPieces([...rows].sort(byKey), (piece) =>
    db
      .insertInto('audience_hour')
      .values(piece.map((row) => ({ ...row, hour })))
      .onConflict((conflict) =>
        conflict.columns(['kind', 'subject', 'hour']).doUpdateSet((eb) => ({
          reads: eb('audience_hour.reads', '+', eb.ref('excluded.reads')),
          ends: eb('audience_hour.ends', '+', eb.ref('excluded.ends')),
        })),
      )
      .execute(),
  );

export const addSources = (db: Db, day: number, rows: readonly SourceRow[]): Promise<void> =>
  inPieces(
    [...rows].sort((a, b) => (`${a.subject}\n${a.source}` < `${b.subject}\n${b.source}` ? -1 : 1)),
    (piece) =>
      db
        .insertInto('audience_source')
        .values(piece.map((row) => ({ ...row, day })))
        .onConflict((conflict) =>
          conflict.columns(['subject', 'day', 'source']).doUpdateSet((eb) => ({
            reads: eb('audience_source.reads', '+', eb.ref('excluded.reads')),
          })),
        )
        .execute(),
  );

export const addWordCounts = (db: Db, day: number, rows: readonly WordRow[]): Promise<void> =>
  inPieces(
    [...rows].sort((a, b) => (`${a.kind}\n${a.edition}\n${a.words}` < `${b.kind}\n${b.edition}\n${b.words}` ? -1 : 1)),
    (piece) =>
      db
        .insertInto('audience_word')
        .values(piece.map((row) => ({ ...row, day })))
        .onConflict((conflict) =>
          conflict.columns(['kind', 'day', 'edition', 'words']).doUpdateSet((eb) => ({
            count: eb('audience_word.count', '+', eb.ref('excluded.count')),
          })),
        )
        .execute(),
  );

export type StoryFacts = { id: string; edition: string; sectionId: string | null; authorIds: string[] };

/** Where stories stand, for the sums of their edition, section and authors; what is gone or not public is not among them. */
export const factsOfStories = async (db: Db, ids: readonly string[]): Promise<StoryFacts[]> => {
  const found = new Map<string, StoryFacts>();
  await inPieces(ids, async (piece) => {
    const stories = await db
      .selectFrom('article')
      .select(['id', 'edition', 'section_id'])
      .where('id', 'in', piece)
      .where('status', '=', 'published')
      .execute();
    for (const { id, edition, section_id: sectionId } of stories)
      found.set(id, { id, edition, sectionId, authorIds: [] });
    const authors = await db
      .selectFrom('article_author')
      .select(['article_id', 'author_id'])
      .where('article_id', 'in', piece)
      .execute();
    for (const { article_id: id, author_id: author } of authors) found.get(id)?.authorIds.push(author);
  });
  return [...found.values()];
};

const sweptAtOnce = 5_000;

/** Forgets hours and days that are over; some thousand at a time, so that nothing waits for long. Says whether there may be more. */
export const forgetOld = async (db: Db, before: { hour: number; day: number }): Promise<boolean> => {
  // PostgreSQL and SQLite both name a row by its key here; there is no row id that both know.
  const hours = await sql<{ subject: string }>`delete from audience_hour where (kind, subject, hour) in
    (select kind, subject, hour from audience_hour where hour < ${before.hour} limit ${sweptAtOnce}) returning subject`.execute(
    db,
  );
  const days = await sql<{ subject: string }>`delete from audience_day where (kind, subject, day) in
    (select kind, subject, day from audience_day where day < ${before.day} limit ${sweptAtOnce}) returning subject`.execute(
    db,
  );
  const sources = await sql<{ subject: string }>`delete from audience_source where (subject, day, source) in
    (select subject, day, source from audience_source where day < ${before.day} limit ${sweptAtOnce}) returning subject`.execute(
    db,
  );
  const words = await sql<{ subject: string }>`delete from audience_word where (kind, day, edition, words) in
    (select kind, day, edition, words from audience_word where day < ${before.day} limit ${sweptAtOnce}) returning words`.execute(
    db,
  );
  return [hours, days, sources, words].some(({ rows }) => rows.length === sweptAtOnce);
};
