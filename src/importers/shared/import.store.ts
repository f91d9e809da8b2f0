import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type ImportRun = { id: string; position: number; report: string };

/** The newest unfinished run of this file with these options. */
export const unfinishedRun = async (
  db: Db,
  source: string,
  fileMark: string,
  options: string,
): Promise<ImportRun | undefined> => {
  const row = await db
    .selectFrom('import_run')
    .select(['id', 'position', 'report'])
    .where('source', '=', source)
    .where('file_mark', '=', fileMark)
    .where('options', '=', options)
    .where('finished_at', 'is', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { id: row.id, position: row.position, report: row.report };
};

export const insertRun = async (db: Db, row: Insertable<Tables['import_run']>): Promise<void> => {
  await db.insertInto('import_run').values(row).execute();
};

export const moveRun = async (db: Db, id: string, position: number, report: string): Promise<void> => {
  await db.updateTable('import_run').set({ position, report }).where('id', '=', id).execute();
};

export const finishRun = async (db: Db, id: string, at: number, report: string): Promise<void> => {
  await db.updateTable('import_run').set({ finished_at: at, report }).where('id', '=', id).execute();
};

export type Carried = { targetId: string; mark: string };

/** What became of things of a foreign system, by their ids there. */
export const carriedItems = async (
  db: Db,
  origin: string,
  kind: string,
  ids: readonly string[],
): Promise<Map<string, Carried>> => {
  const found = new Map<string, Carried>();
  for (let i = 0; i < ids.length; i += 500) {
    const rows = await db
      .selectFrom('import_item')
      .select(['origin_id', 'target_id', 'mark'])
      .where('origin', '=', origin)
      .where('kind', '=', kind)
      .where('origin_id', 'in', ids.slice(i, i + 500))
      .execute();
    for (const row of rows) found.set(row.origin_id, { targetId: row.target_id, mark: row.mark });
  }
  return found;
};

export const putCarried = async (db: Db, rows: readonly Insertable<Tables['import_item']>[]): Promise<void> => {
  for (let i = 0; i < rows.length; i += 500) {
    await db
      .insertInto('import_item')
      .values(rows.slice(i, i + 500))
      .onConflict((c) =>
        c
          .columns(['origin', 'kind', 'origin_id'])
          .doUpdateSet({ target_id: sql`excluded.target_id`, mark: sql`excluded.mark` }),
      )
      .execute();
  }
};

export const hasEditions = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('edition').select('code').limit(1).executeTakeFirst()) !== undefined;

export const hasStories = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('article').select('id').limit(1).executeTakeFirst()) !== undefined;

/** The address a story has now. */
export const storyPaths = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows =
    ids.length === 0 ? [] : await db.selectFrom('article').select(['id', 'path']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, path }) => [id, path]));
};

export type MissingMedium = { id: string; url: string; kind: string };

/** Media of an origin whose file was not found yet, in the order of their ids. */
export const missingMedia = async (db: Db, origin: string, after: string, limit: number): Promise<MissingMedium[]> => {
  const rows = await db
    .selectFrom('media')
    .select(['id', 'origin_url', 'kind'])
    .where('state', 'in', ['missing', 'refused'])
    .where('origin', '=', origin)
    .where('file', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, url: row.origin_url ?? '', kind: row.kind }));
};

/** Media of any origin known at these addresses. */
export const mediaAt = async (
  db: Db,
  urls: readonly string[],
): Promise<Map<string, { id: string; isThere: boolean }>> => {
  const found = new Map<string, { id: string; isThere: boolean }>();
  for (let i = 0; i < urls.length; i += 500) {
    const rows = await db
      .selectFrom('media')
      .select(['id', 'origin_url', 'file'])
      .where('origin_url', 'in', urls.slice(i, i + 500))
      .orderBy('id', 'desc')
      .execute();
    for (const row of rows) found.set(row.origin_url ?? '', { id: row.id, isThere: row.file !== null });
  }
  return found;
};

type CommenterRow = Insertable<Tables['commenter']>;
type CommentRow = Insertable<Tables['comment']>;

export const commenterIds = async (db: Db, origin: string, keys: readonly string[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (let i = 0; i < keys.length; i += 500) {
    const rows = await db
      .selectFrom('commenter')
      .select(['id', 'origin_id'])
      .where('origin', '=', origin)
      .where('origin_id', 'in', keys.slice(i, i + 500))
      .execute();
    for (const row of rows) if (row.origin_id) found.set(row.origin_id, row.id);
  }
  return found;
};

export const insertCommenters = async (db: Db, rows: readonly CommenterRow[]): Promise<void> => {
  for (let i = 0; i < rows.length; i += 500)
    await db
      .insertInto('commenter')
      .values(rows.slice(i, i + 500))
      .execute();
};

export type KnownComment = { id: string; articleId: string; rootId: string; state: string; source: string };

export const knownComments = async (
  db: Db,
  origin: string,
  originIds: readonly string[],
): Promise<Map<string, KnownComment>> => {
  const found = new Map<string, KnownComment>();
  for (let i = 0; i < originIds.length; i += 500) {
    const rows = await db
      .selectFrom('comment')
      .select(['id', 'origin_id', 'article_id', 'root_id', 'state', 'source'])
      .where('origin', '=', origin)
      .where('origin_id', 'in', originIds.slice(i, i + 500))
      .execute();
    for (const row of rows) {
      if (row.origin_id)
        found.set(row.origin_id, {
          id: row.id,
          articleId: row.article_id,
          rootId: row.root_id,
          state: row.state,
          source: row.source ?? '',
        });
    }
  }
  return found;
};

export const insertComments = async (db: Db, rows: readonly CommentRow[]): Promise<void> => {
  for (let i = 0; i < rows.length; i += 500)
    await db
      .insertInto('comment')
      .values(rows.slice(i, i + 500))
      .execute();
};

export const updateComment = async (db: Db, id: string, changes: { source: string; body: string }): Promise<void> => {
  await db.updateTable('comment').set(changes).where('id', '=', id).execute();
};
