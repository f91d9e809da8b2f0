import type { Db } from '../../../storage/storage.ts';

/** What an episode needs before it can be heard, as it stands. */
export type EpisodeFacts = {
  hasSound: boolean;
  /** waiting, ready, refused; undefined while nobody has looked into it. */
  state: string | undefined;
  fault: string;
  duration: number | undefined;
  hasArt: boolean;
  chapters: number;
  transcripts: number;
};

type Details = { artId?: string; chapters?: unknown[] };

/** The facts of one episode; undefined when the story is part of no show. */
export const episodeFacts = async (db: Db, articleId: string): Promise<EpisodeFacts | undefined> => {
  const row = await db
    .selectFrom('episode')
    .innerJoin('show', 'show.id', 'episode.show_id')
    .leftJoin('recording', 'recording.media_id', 'episode.media_id')
    .select(['episode.media_id', 'episode.details', 'show.details as ofShow'])
    .select(['recording.state', 'recording.fault', 'recording.duration'])
    .where('episode.article_id', '=', articleId)
    .executeTakeFirst();
  if (!row) return undefined;
  const own = JSON.parse(row.details) as Details;
  const transcripts = row.media_id
    ? await db.selectFrom('transcript').select('language').where('media_id', '=', row.media_id).limit(50).execute()
    : [];
  return {
    hasSound: row.media_id !== null,
    state: row.state ?? undefined,
    fault: row.fault ?? '',
    duration: row.duration ?? undefined,
    hasArt: own.artId !== undefined || (JSON.parse(row.ofShow) as Details).artId !== undefined,
    chapters: own.chapters?.length ?? 0,
    transcripts: transcripts.length,
  };
};
