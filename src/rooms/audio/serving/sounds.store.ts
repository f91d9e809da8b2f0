import type { Db } from '../../../storage/storage.ts';
import type { SoundFacts } from './sound.ts';

const atOnce = 400;

/** Sounds that have a file and are not in the bin. */
export const soundRows = async (db: Db, ids: readonly string[]): Promise<SoundFacts[]> => {
  const found: SoundFacts[] = [];
  const wanted = [...new Set(ids)];
  for (let i = 0; i < wanted.length; i += atOnce) {
    const rows = await db
      .selectFrom('media')
      .select(['id as mediaId', 'file', 'sha256', 'content_type as contentType', 'bytes'])
      .where('id', 'in', wanted.slice(i, i + atOnce))
      .where('kind', '=', 'sound')
      .where('deleted_at', 'is', null)
      .execute();
    for (const { file, ...row } of rows) if (file !== null) found.push({ ...row, file });
  }
  return found;
};

export type SoundRow = {
  file: string | null;
  sha256: string | null;
  contentType: string;
  bytes: number;
  fileName: string;
  title: string;
  /** Seconds, as the library and the recording know them. */
  duration: number | null;
  length: number | null;
  minuteBytes: number | null;
  bitRate: number | null;
  deletedAt: number | null;
};

/** A sound with what counting needs of it. */
export const soundRow = (db: Db, mediaId: string): Promise<SoundRow | undefined> =>
  db
    .selectFrom('media')
    .leftJoin('recording', 'recording.media_id', 'media.id')
    .select([
      'media.file',
      'media.sha256',
      'media.content_type as contentType',
      'media.bytes',
      'media.file_name as fileName',
      'media.title',
      'media.duration',
      'recording.duration as length',
      'recording.minute_bytes as minuteBytes',
      'recording.bit_rate as bitRate',
      'media.deleted_at as deletedAt',
    ])
    .where('media.id', '=', mediaId)
    .where('media.kind', '=', 'sound')
    .executeTakeFirst();

export type FormerSound = { columns: string; sweptAt: number | null };

/** Files a sound had before the present one. */
export const formerSounds = (db: Db, mediaId: string): Promise<FormerSound[]> =>
  db
    .selectFrom('media_former_file')
    .select(['columns', 'swept_at as sweptAt'])
    .where('media_id', '=', mediaId)
    .orderBy('replaced_at', 'desc')
    .limit(100)
    .execute();

export type Shower = { articleId: string; headline: string };

/** The published episode that is heard here. */
export const publicEpisode = (db: Db, mediaId: string): Promise<Shower | undefined> =>
  db
    .selectFrom('episode')
    .innerJoin('article', 'article.id', 'episode.article_id')
    .select(['article.id as articleId', 'article.headline'])
    .where('episode.media_id', '=', mediaId)
    .where('article.status', '=', 'published')
    .orderBy('episode.published_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** A published story that has the sound in its text, its lead or a live entry. */
export const publicStory = (db: Db, mediaId: string): Promise<Shower | undefined> =>
  db
    .selectFrom('media_use')
    .innerJoin('article', (join) =>
      join.on((eb) => eb('article.id', '=', eb.fn.coalesce('media_use.story_id', 'media_use.ref_id'))),
    )
    .select(['article.id as articleId', 'article.headline'])
    .where('media_use.media_id', '=', mediaId)
    .where('media_use.kind', 'in', ['article', 'live'])
    .where('article.status', '=', 'published')
    .limit(1)
    .executeTakeFirst();

/** Whether it stands where everybody may hear it, and no story has to be out for that. */
export const isShownElsewhere = async (db: Db, mediaId: string): Promise<boolean> =>
  (await db
    .selectFrom('media_use')
    .select('ref_id')
    .where('media_id', '=', mediaId)
    .where('kind', 'in', ['author', 'section'])
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** The recording of which ffmpeg made this one. Asked only for sounds there are and that nobody else shows. */
export const madeFrom = async (db: Db, mediaId: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('recording')
      .select('media_id as mediaId')
      .where('versions', 'like', `%"${mediaId}"%`)
      .limit(1)
      .executeTakeFirst()
  )?.mediaId;

/** Whether there is a sound of this id that does not lie in the bin. */
export const isSound = async (db: Db, mediaId: string): Promise<boolean> =>
  (await db
    .selectFrom('media')
    .select('id')
    .where('id', '=', mediaId)
    .where('kind', '=', 'sound')
    .where('deleted_at', 'is', null)
    .executeTakeFirst()) !== undefined;

/** Chapters of a recording: as its episode has them (the one that is out before drafts), and as they are in the file; JSON both. */
export const chaptersOfMedia = (
  db: Db,
  mediaId: string,
): Promise<{ details: string | null; tags: string | null } | undefined> =>
  db
    .selectFrom('media')
    .leftJoin('recording', 'recording.media_id', 'media.id')
    .leftJoin('episode', 'episode.media_id', 'media.id')
    .select(['episode.details', 'recording.tags'])
    .where('media.id', '=', mediaId)
    .orderBy((eb) => eb.case().when('episode.status', '=', 'published').then(0).else(1).end())
    .limit(1)
    .executeTakeFirst();
