import { sql } from 'kysely';
import type { Db } from '../../storage/storage.ts';
import type { ArticleRow } from './articles.store.ts';

export type ArticleLinks = { authorIds: readonly string[]; tagIds: readonly string[] };

export const articleLinks = async (db: Db, id: string): Promise<ArticleLinks> => {
  const authors = await db
    .selectFrom('article_author')
    .select('author_id')
    .where('article_id', '=', id)
    .orderBy('position')
    .execute();
  const tags = await db
    .selectFrom('article_tag')
    .select('tag_id')
    .where('article_id', '=', id)
    .orderBy('position')
    .execute();
  return { authorIds: authors.map((row) => row.author_id), tagIds: tags.map((row) => row.tag_id) };
};

/** Keeps what an article was. */
export const insertRevision = async (db: Db, before: ArticleRow, links: ArticleLinks): Promise<void> => {
  await db
    .insertInto('article_revision')
    .values({
      article_id: before.id,
      number: before.revision,
      at: before.modified_at,
      account_id: before.modified_by,
      note: before.revision_note,
      snapshot: JSON.stringify({ ...before, ...links }),
    })
    .execute();
};

export const putArticle = async (db: Db, row: ArticleRow, exists: boolean): Promise<void> => {
  if (exists) await db.updateTable('article').set(row).where('id', '=', row.id).execute();
  else await db.insertInto('article').values(row).execute();
};

type Place = { id: string; edition: string; listedAt: number | null; isNew: boolean };

export const putLinks = async (
  db: Db,
  { id, edition, listedAt, isNew }: Place,
  { authorIds, tagIds }: ArticleLinks,
): Promise<void> => {
  if (!isNew) {
    await db.deleteFrom('article_author').where('article_id', '=', id).execute();
    await db.deleteFrom('article_tag').where('article_id', '=', id).execute();
  }
  const authors = [...new Set(authorIds)].map((authorId, position) => ({
    article_id: id,
    author_id: authorId,
    edition,
    position,
    listed_at: listedAt,
  }));
  const tags = [...new Set(tagIds)].map((tagId, position) => ({
    article_id: id,
    tag_id: tagId,
    position,
    listed_at: listedAt,
  }));
  if (authors.length > 0) await db.insertInto('article_author').values(authors).execute();
  if (tags.length > 0) await db.insertInto('article_tag').values(tags).execute();
};

/** Shows or hides an article's corrections in the list of all. */
export const listCorrections = async (db: Db, articleId: string, isPublic: boolean): Promise<void> => {
  await db
    .updateTable('article_correction')
    .set({ listed_at: isPublic ? sql`at` : null })
    .where('article_id', '=', articleId)
    .execute();
};

type CorrectionValues = {
  id: string;
  article_id: string;
  edition: string;
  at: number;
  kind: string;
  text: string;
  listed_at: number | null;
};

export const insertCorrection = async (db: Db, row: CorrectionValues): Promise<void> => {
  await db.insertInto('article_correction').values(row).execute();
};

/** Something beside the text has changed; `updatedAt` when it matters to readers and came after the publication. */
export const touchArticle = async (
  db: Db,
  { id, published_at: publishedAt, updated_at: before }: ArticleRow,
  times: { at: number; updatedAt: number },
): Promise<void> => {
  const isLater = publishedAt !== null && times.updatedAt > Math.max(publishedAt, before ?? 0);
  const changes = { modified_at: times.at, ...(isLater ? { updated_at: times.updatedAt } : {}) };
  await db.updateTable('article').set(changes).where('id', '=', id).execute();
};

export type LiveEntryValues = {
  id: string;
  article_id: string;
  at: number;
  updated_at: number | null;
  headline: string;
  body: string;
  is_key: 0 | 1;
  is_pinned: 0 | 1;
  author_id: string | null;
  changed_at: number;
  created_at?: number;
  created_by?: string | null;
  state?: string;
  goes_out_at?: number | null;
  pinned_at?: number;
  tells?: 0 | 1;
};

export const putLiveEntryRow = async (db: Db, row: LiveEntryValues): Promise<void> => {
  await db
    .insertInto('live_entry')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute();
};

/** Makes a story public as it stands. */
export const publishRow = async (db: Db, row: ArticleRow, publishedAt: number, now: number): Promise<void> => {
  const listedAt = row.kind === 'page' ? null : publishedAt;
  await db
    .updateTable('article')
    .set({
      status: 'published',
      published_at: publishedAt,
      listed_at: listedAt,
      scheduled_at: null,
      modified_at: now,
    })
    .where('id', '=', row.id)
    .execute();
  await db.updateTable('article_author').set({ listed_at: listedAt }).where('article_id', '=', row.id).execute();
  await db.updateTable('article_tag').set({ listed_at: listedAt }).where('article_id', '=', row.id).execute();
  await listCorrections(db, row.id, listedAt !== null);
};

/** A story stands at another address; nothing else about it changes. */
export const changePath = async (db: Db, id: string, path: string, at: number): Promise<void> => {
  await db.updateTable('article').set({ path, modified_at: at }).where('id', '=', id).execute();
};

/** In which edition and section some thousand stories stand at most. */
export const storyPlaces = async (
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; edition: string; section_id: string | null }[]> => {
  const places = [];
  for (let i = 0; i < ids.length; i += 500)
    places.push(
      ...(await db
        .selectFrom('article')
        .select(['id', 'edition', 'section_id'])
        .where('id', 'in', ids.slice(i, i + 500))
        .execute()),
    );
  return places;
};

/** What machines are told about a story, and what belongs to it beside the text. */
export const changeMeta = async (db: Db, id: string, meta: string): Promise<void> => {
  await db.updateTable('article').set({ meta }).where('id', '=', id).execute();
};
