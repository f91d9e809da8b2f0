import type { Db } from '../../../storage/storage.ts';
import type { Cue, Transcript, TranscriptOrigin } from '../transcript.ts';

type Row = {
  media_id: string;
  language: string;
  cues: string;
  is_timed: number;
  origin: string;
  version: number;
  changed_at: number;
};

const transcriptOf = (row: Row): Transcript => ({
  mediaId: row.media_id,
  language: row.language,
  cues: JSON.parse(row.cues) as Cue[],
  isTimed: row.is_timed === 1,
  origin: row.origin as TranscriptOrigin,
  version: row.version,
  changedAt: row.changed_at,
});

export const transcriptsOfMedia = async (db: Db, mediaId: string): Promise<Transcript[]> => {
  const rows = await db
    .selectFrom('transcript')
    .selectAll()
    .where('media_id', '=', mediaId)
    .orderBy('language')
    .limit(50)
    .execute();
  return rows.map(transcriptOf);
};

export const transcriptIn = async (db: Db, mediaId: string, language: string): Promise<Transcript | undefined> => {
  const row = await db
    .selectFrom('transcript')
    .selectAll()
    .where('media_id', '=', mediaId)
    .where('language', '=', language)
    .executeTakeFirst();
  return row && transcriptOf(row);
};

/** Which of several recordings have a transcript, and in which languages: without the words. */
export const transcriptLanguages = (
  db: Db,
  mediaIds: readonly string[],
): Promise<{ media_id: string; language: string; is_timed: number; changed_at: number }[]> =>
  mediaIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('transcript')
        .select(['media_id', 'language', 'is_timed', 'changed_at'])
        .where('media_id', 'in', mediaIds)
        .orderBy('media_id')
        .orderBy('language')
        .execute();

export const putTranscript = async (
  db: Db,
  { mediaId, language, cues, isTimed, origin, version, changedAt }: Transcript,
  accountId: string | undefined,
): Promise<void> => {
  const row = {
    media_id: mediaId,
    language,
    cues: JSON.stringify(cues),
    is_timed: isTimed ? (1 as const) : (0 as const),
    origin,
    version,
    changed_at: changedAt,
    changed_by: accountId ?? null,
  };
  await db
    .insertInto('transcript')
    .values(row)
    .onConflict((conflict) => conflict.columns(['media_id', 'language']).doUpdateSet(row))
    .execute();
};

export const deleteTranscript = async (db: Db, mediaId: string, language: string): Promise<void> => {
  await db.deleteFrom('transcript').where('media_id', '=', mediaId).where('language', '=', language).execute();
};
