import type { Db } from '../../storage/storage.ts';

/** A listed story as it is stored, before its texts are read out of the JSON. */
export type StoredStory = {
  id: string;
  edition: string;
  kind: string;
  section_id: string | null;
  headline: string;
  standfirst: string;
  kicker: string;
  place: string;
  body: string;
  listed_at: number | null;
};

export type StoredByline = { article_id: string; id: string; name: string; texts: string };
export type StoredEntry = { article_id: string; headline: string; body: string };

/** A live blog may have thousands of entries; the newest are searched. */
const mostEntries = 2000;

/** The listed ones among these stories. */
export const storiesToIndex = (db: Db, ids: readonly string[]): Promise<StoredStory[]> =>
  db
    .selectFrom('article')
    .select(['id', 'edition', 'kind', 'section_id', 'headline', 'standfirst', 'kicker', 'place', 'body', 'listed_at'])
    .where('id', 'in', ids)
    .where('listed_at', 'is not', null)
    .execute();

export const bylinesToIndex = (db: Db, ids: readonly string[]): Promise<StoredByline[]> =>
  db
    .selectFrom('article_author')
    .innerJoin('author', 'author.id', 'article_author.author_id')
    .select(['article_author.article_id', 'author.id', 'author.name', 'author.texts'])
    .where('article_author.article_id', 'in', ids)
    .orderBy('article_author.position')
    .execute();

export const tagsToIndex = (db: Db, ids: readonly string[]): Promise<{ article_id: string; tag_id: string }[]> =>
  db
    .selectFrom('article_tag')
    .select(['article_id', 'tag_id'])
    .where('article_id', 'in', ids)
    .orderBy('tag_id')
    .execute();

/** What is said in an episode, one transcript a language, as it is stored. */
export const transcriptsToIndex = (db: Db, articleId: string): Promise<{ language: string; cues: string }[]> =>
  db
    .selectFrom('episode')
    .innerJoin('transcript', 'transcript.media_id', 'episode.media_id')
    .select(['transcript.language', 'transcript.cues'])
    .where('episode.article_id', '=', articleId)
    .orderBy('transcript.language')
    .limit(10)
    .execute();

export const liveEntriesToIndex = (db: Db, articleId: string): Promise<StoredEntry[]> =>
  db
    .selectFrom('live_entry')
    .select(['article_id', 'headline', 'body'])
    .where('article_id', '=', articleId)
    .where('state', '=', 'published')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostEntries)
    .execute();
