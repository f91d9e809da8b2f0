import { sql, type SqlBool } from 'kysely';
import type { Db, Storage } from '../../storage/storage.ts';

/** From the first to the last day or hour, both included. */
export type Span = { from: number; until: number };
export type Sum = { subject: string; reads: number; ends: number };
export type Point = { at: number; reads: number; ends: number };

type Reading = Pick<Storage, 'db' | 'readAside'>;

const readsSum = sql<number>`sum(reads)`;
const endsSum = sql<number>`sum(ends)`;

export const dayPoints = (db: Db, kind: string, subject: string, { from, until }: Span): Promise<Point[]> =>
  db
    .selectFrom('audience_day')
    .select(['day as at', 'reads', 'ends'])
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .orderBy('day')
    .limit(2_000)
    .execute();

export const hourPoints = (db: Db, kind: string, subject: string, { from, until }: Span): Promise<Point[]> =>
  db
    .selectFrom('audience_hour')
    .select(['hour as at', 'reads', 'ends'])
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('hour', '>=', from)
    .where('hour', '<=', until)
    .orderBy('hour')
    .limit(200)
    .execute();

type Top = { kind: string; edition?: string | undefined; span: Span; unit: 'day' | 'hour'; limit: number };

/** What was read most, from an index alone; in a thread of its own, for a month of a large site is long. */
export const topSums = ({ db, readAside }: Reading, { kind, edition, span, unit, limit }: Top): Promise<Sum[]> => {
  const table = unit === 'day' ? ('audience_day' as const) : ('audience_hour' as const);
  const query = db
    .selectFrom(table)
    .select(['subject', readsSum.as('reads'), endsSum.as('ends')])
    .where('kind', '=', kind)
    .where(sql<SqlBool>`${sql.ref(unit)} >= ${span.from}`)
    .where(sql<SqlBool>`${sql.ref(unit)} <= ${span.until}`)
    .$if(edition !== undefined, (inner) =>
      inner.where('subject', 'in', (eb) =>
        eb
          .selectFrom('article')
          .select('id')
          .where('edition', '=', edition ?? ''),
      ),
    )
    .groupBy('subject')
    .orderBy(sql`2`, 'desc')
    .orderBy('subject')
    .limit(limit);
  return readAside<Sum>(query.compile());
};

export const sumsOf = (db: Db, kind: string, subjects: readonly string[]): Promise<Sum[]> =>
  subjects.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('audience_day')
        .select(['subject', readsSum.as('reads'), endsSum.as('ends')])
        .where('kind', '=', kind)
        .where('subject', 'in', subjects)
        .groupBy('subject')
        .execute();

export const sourceSums = (
  { db, readAside }: Reading,
  { subject, span, limit }: { subject: string; span: Span; limit: number },
): Promise<{ source: string; reads: number }[]> =>
  readAside(
    db
      .selectFrom('audience_source')
      .select(['source', readsSum.as('reads')])
      .where('subject', '=', subject)
      .where('day', '>=', span.from)
      .where('day', '<=', span.until)
      .groupBy('source')
      .orderBy(sql`2`, 'desc')
      .orderBy('source')
      .limit(limit)
      .compile(),
  );

export type WordSum = { edition: string; words: string; count: number };

export const wordSums = (
  { db, readAside }: Reading,
  { kind, edition, span, limit }: { kind: string; edition: string | undefined; span: Span; limit: number },
): Promise<WordSum[]> =>
  readAside(
    db
      .selectFrom('audience_word')
      .select(['edition', 'words', sql<number>`sum(count)`.as('count')])
      .where('kind', '=', kind)
      .where('day', '>=', span.from)
      .where('day', '<=', span.until)
      .$if(edition !== undefined, (inner) => inner.where('edition', '=', edition ?? ''))
      .groupBy(['edition', 'words'])
      .orderBy(sql`3`, 'desc')
      .orderBy('words')
      .limit(limit)
      .compile(),
  );

export type StoryLine = {
  id: string;
  headline: string;
  edition: string;
  path: string;
  status: string;
  section: string | null;
  publishedAt: number | null;
  comments: number;
  saved: number;
};

/** What the figures of stories stand beside: what they are called, how many comments they have, how many readers keep them. */
export const storyLines = async (db: Db, ids: readonly string[]): Promise<StoryLine[]> => {
  if (ids.length === 0) return [];
  const stories = await db
    .selectFrom('article')
    .leftJoin('section', 'section.id', 'article.section_id')
    .leftJoin('thread', 'thread.article_id', 'article.id')
    .select([
      'article.id',
      'article.headline',
      'article.edition',
      'article.path',
      'article.status',
      'article.published_at as publishedAt',
      'section.name as section',
      'thread.comment_count as comments',
    ])
    .where('article.id', 'in', ids)
    .execute();
  const saved = await db
    .selectFrom('bookmark')
    .select(['article_id as id', sql<number>`count(*)`.as('count')])
    .where('article_id', 'in', ids)
    .where('removed_at', 'is', null)
    .groupBy('article_id')
    .execute();
  const savedOf = new Map(saved.map(({ id, count }) => [id, count]));
  return stories.map((story) =>
    Object.assign(story, { comments: story.comments ?? 0, saved: savedOf.get(story.id) ?? 0 }),
  );
};

const namesIn = async (db: Db, table: 'section' | 'author', ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};

export const sectionNames = (db: Db, ids: readonly string[]): Promise<Map<string, string>> =>
  namesIn(db, 'section', ids);
export const authorNames = (db: Db, ids: readonly string[]): Promise<Map<string, string>> => namesIn(db, 'author', ids);
