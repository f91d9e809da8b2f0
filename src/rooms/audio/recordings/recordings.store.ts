import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';
import { recordingStates, type Recording, type RecordingTags, type RecordingVersion } from '../recording.ts';

type Row = Selectable<Tables['recording']>;

/** How many ids one query may name. */
const chunk = 400;

const recordingFrom = (row: Row): Recording => ({
  mediaId: row.media_id,
  state: recordingStates.find((state) => state === row.state) ?? 'waiting',
  container: row.container,
  codec: row.codec,
  bitRate: row.bit_rate ?? undefined,
  sampleRate: row.sample_rate ?? undefined,
  channels: row.channels ?? undefined,
  duration: row.duration ?? undefined,
  minuteBytes: row.minute_bytes ?? undefined,
  loudness: row.loudness ?? undefined,
  truePeak: row.true_peak ?? undefined,
  peaks: row.peaks === null ? undefined : new Uint8Array(Buffer.from(row.peaks, 'base64')),
  tags: JSON.parse(row.tags) as RecordingTags,
  coverId: row.cover_id ?? undefined,
  versions: JSON.parse(row.versions) as RecordingVersion[],
  fault: row.fault,
});

/** A sound nobody has looked into yet. */
const unexamined = (mediaId: string): Recording => ({
  mediaId,
  state: 'waiting',
  container: '',
  codec: '',
  bitRate: undefined,
  sampleRate: undefined,
  channels: undefined,
  duration: undefined,
  minuteBytes: undefined,
  loudness: undefined,
  truePeak: undefined,
  peaks: undefined,
  tags: {},
  coverId: undefined,
  versions: [],
  fault: '',
});

/** What is known of these; sounds without a row are waiting, what is no sound is left out. */
export const storedRecordings = async (db: Db, ids: readonly string[]): Promise<Map<string, Recording>> => {
  const wanted = [...new Set(ids)];
  const found = new Map<string, Recording>();
  for (let at = 0; at < wanted.length; at += chunk) {
    const some = wanted.slice(at, at + chunk);
    const rows = await db.selectFrom('recording').selectAll().where('media_id', 'in', some).execute();
    for (const row of rows) found.set(row.media_id, recordingFrom(row));
    const others = some.filter((id) => !found.has(id));
    if (others.length === 0) continue;
    const sounds = await db
      .selectFrom('media')
      .select('id')
      .where('id', 'in', others)
      .where('kind', '=', 'sound')
      .execute();
    for (const { id } of sounds) found.set(id, unexamined(id));
  }
  return found;
};

/** Of which file what is known was found, and whether it was any good. */
export const examinedFile = (
  db: Db,
  mediaId: string,
): Promise<{ sha256: string; state: string; versions: string } | undefined> =>
  db.selectFrom('recording').select(['sha256', 'state', 'versions']).where('media_id', '=', mediaId).executeTakeFirst();

/** The file of a sound as it is now. */
export type SoundFile = {
  mediaId: string;
  file: string;
  bytes: number;
  sha256: string;
  duration: number | undefined;
  title: string;
  fileName: string;
  addedBy: string | undefined;
};

export const soundFile = async (db: Db, mediaId: string): Promise<SoundFile | undefined> => {
  const row = await db
    .selectFrom('media')
    .select(['file', 'bytes', 'sha256', 'duration', 'title', 'file_name', 'added_by'])
    .where('id', '=', mediaId)
    .where('kind', '=', 'sound')
    .executeTakeFirst();
  if (!row || row.file === null) return undefined;
  return {
    mediaId,
    file: row.file,
    bytes: row.bytes,
    sha256: row.sha256 ?? '',
    duration: row.duration ?? undefined,
    title: row.title,
    fileName: row.file_name,
    addedBy: row.added_by ?? undefined,
  };
};

export const putRecording = async (db: Db, recording: Recording, sha256: string, now: number): Promise<void> => {
  const row = {
    media_id: recording.mediaId,
    state: recording.state,
    container: recording.container,
    codec: recording.codec,
    bit_rate: recording.bitRate === undefined ? null : Math.round(recording.bitRate),
    sample_rate: recording.sampleRate ?? null,
    channels: recording.channels ?? null,
    duration: recording.duration ?? null,
    minute_bytes: recording.minuteBytes ?? null,
    loudness: recording.loudness ?? null,
    true_peak: recording.truePeak ?? null,
    peaks: recording.peaks ? Buffer.from(recording.peaks).toString('base64') : null,
    tags: JSON.stringify(recording.tags),
    cover_id: recording.coverId ?? null,
    versions: JSON.stringify(recording.versions),
    fault: recording.fault,
    sha256,
    changed_at: now,
  };
  await db
    .insertInto('recording')
    .values(row)
    .onConflict((conflict) => conflict.column('media_id').doUpdateSet(row))
    .execute();
};

export const putVersions = async (db: Db, mediaId: string, versions: readonly RecordingVersion[]): Promise<void> => {
  await db
    .updateTable('recording')
    .set({ versions: JSON.stringify(versions) })
    .where('media_id', '=', mediaId)
    .execute();
};

/** Sounds that have never been examined, by id. */
export const unexaminedSounds = async (db: Db, after: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('media')
    .leftJoin('recording', 'recording.media_id', 'media.id')
    .select('media.id')
    .where('media.kind', '=', 'sound')
    .where('media.file', 'is not', null)
    .where('media.id', '>', after)
    .where('recording.media_id', 'is', null)
    .orderBy('media.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};
