/** The desk's calendar: stories by the moments they have. Each kind of moment has an index of its own. */
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

export type Moment = { id: string; at: number };

export type CalendarQuery = {
  from: number;
  until: number;
  edition?: string | undefined;
  sectionId?: string | undefined;
  limit: number;
};

const narrowed = ({ edition, sectionId }: CalendarQuery): RawBuilder<unknown> =>
  sql`${edition ? sql`and a.edition = ${edition}` : sql``} ${sectionId ? sql`and a.section_id = ${sectionId}` : sql``}`;

const ask = async (db: Db, query: RawBuilder<{ id: string; at: number | string }>): Promise<Moment[]> => {
  const { rows } = await query.execute(db);
  return rows.map(({ id, at }) => ({ id, at: Number(at) }));
};

const spanOf = (column: RawBuilder<unknown>, query: CalendarQuery): RawBuilder<unknown> =>
  sql`${column} >= ${query.from} and ${column} < ${query.until} ${narrowed(query)} order by ${column} limit ${query.limit}`;

export const scheduledMoments = (db: Db, query: CalendarQuery): Promise<Moment[]> =>
  ask(
    db,
    sql`select a.id as id, a.scheduled_at as at from article a where a.status = 'scheduled' and ${spanOf(sql`a.scheduled_at`, query)}`,
  );

/** What is due and not yet out. */
export const dueMoments = (db: Db, query: CalendarQuery): Promise<Moment[]> =>
  ask(
    db,
    sql`select a.id as id, a.due_at as at from article a
      where a.due_at is not null and a.status in ('draft', 'scheduled') and ${spanOf(sql`a.due_at`, query)}`,
  );

export const embargoMoments = (db: Db, query: CalendarQuery): Promise<Moment[]> =>
  ask(
    db,
    sql`select a.id as id, a.embargo_until as at from article a
      where a.embargo_until is not null and a.status in ('draft', 'scheduled') and ${spanOf(sql`a.embargo_until`, query)}`,
  );

export const endingMoments = (db: Db, query: CalendarQuery): Promise<Moment[]> =>
  ask(
    db,
    sql`select a.id as id, a.unpublish_at as at from article a
      where a.unpublish_at is not null and a.status in ('published', 'scheduled') and ${spanOf(sql`a.unpublish_at`, query)}`,
  );

/** Changes to published stories that go out by themselves. */
export const changeMoments = (db: Db, query: CalendarQuery): Promise<Moment[]> =>
  ask(
    db,
    sql`select a.id as id, d.goes_out_at as at from draft d join article a on a.id = d.article_id
      where d.goes_out_at is not null and ${spanOf(sql`d.goes_out_at`, query)}`,
  );

/** What was published, edition by edition: their lists are in order of time. */
export const publishedMoments = (db: Db, query: CalendarQuery & { edition: string }): Promise<Moment[]> =>
  ask(
    db,
    sql`select a.id as id, a.listed_at as at from article a where a.edition = ${query.edition} and ${spanOf(sql`a.listed_at`, { ...query, edition: undefined })}`,
  );
