import { readFile, writeFile } from 'node:fs/promises';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { World } from '../../../world.ts';
import { keepMedia, mediaById, mediaPath, plainPicture, receiveMedia, setMediaUses } from '../../media/media.ts';
import { containers, type Container, type Recording } from '../recording.ts';
import type { Doing, WorkDone } from './carry-work.ts';
import { cutMp3 } from './cut-mp3.ts';
import { ffmpegState } from './ffmpeg.ts';
import { id3Tag, type Id3 } from './id3-tag.ts';
import { inMakingFolder } from './making-folder.ts';
import { recordingOf } from './read-recordings.ts';
import { episodeSays } from './recording-work.store.ts';
import type { RecordingWork, VersionAsked } from './recording-work.ts';
import { putVersions, soundFile, storedRecordings, type SoundFile } from './recordings.store.ts';
import { runProgram, type ProgramRun } from './run-program.ts';
import {
  bitRateOf,
  encodeArgs,
  lengthOf,
  loudnessIn,
  measureArgs,
  shiftChapters,
  type Loudness,
  type Piece,
  type VersionShape,
} from './version-plan.ts';

const memory = 1024 ** 3;
/** Slower than the sound itself no machine is that anybody publishes with. */
const timeFor = (seconds: number): number => 5 * 60_000 + seconds * 1000;

type Source = { sound: SoundFile; recording: Recording };

const sourceOf = async (world: World, mediaId: string): Promise<Source | undefined> => {
  const sound = await soundFile(world.db, mediaId);
  const recording = await recordingOf(world, mediaId);
  return sound && recording?.state === 'ready' ? { sound, recording } : undefined;
};

const pieceOf = (world: World, { sound, recording }: Source, cut?: Piece['cut']): Piece => ({
  path: mediaPath(world, sound.file),
  container: containers.find((one): one is Container => one === recording.container) ?? 'mp3',
  duration: recording.duration ?? 0,
  cut,
});

type Run = { ffmpeg: string; doing: Doing; begun: number; share: number };

/** Runs ffmpeg and tells how far it is by the time it has written. */
const run = (args: string[], seconds: number, { ffmpeg, doing, begun, share }: Run): Promise<ProgramRun> => {
  let tail = '';
  return runProgram({
    path: ffmpeg,
    args,
    signal: doing.signal,
    limits: { time: timeFor(seconds), memory },
    onOutput: (piece) => {
      tail = (tail + piece.toString('latin1')).slice(-2_000);
      const micros = Number(/out_time_us=(\d+)(?![\s\S]*out_time_us=\d)/.exec(tail)?.[1]);
      if (Number.isFinite(micros) && seconds > 0) doing.progress(begun + share * Math.min(1, micros / 1e6 / seconds));
    },
  });
};

const faultOf = ({ end, said }: ProgramRun): string => {
  if (end === 'limit') return 'It took too long, or more memory than it may have, and was given up.';
  const last =
    said
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/file:\S+/g, 'the file')
      .slice(0, 300) ?? '';
  return `ffmpeg could not make it: ${last}`;
};

/** Every piece is measured by itself, so that quiet speech after loud music is not quiet any more. */
const measure = async (
  pieces: readonly Piece[],
  shape: VersionShape,
  { ffmpeg, doing }: Pick<Run, 'ffmpeg' | 'doing'>,
): Promise<(Loudness | undefined)[] | ProgramRun> => {
  const all = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  const found: (Loudness | undefined)[] = [];
  let before = 0;
  for (const piece of pieces) {
    const seconds = lengthOf(piece);
    const share = (0.4 * seconds) / all;
    const done = await run(measureArgs(piece, shape), seconds, { ffmpeg, doing, begun: before, share });
    if (done.end !== 'done') return done;
    found.push(loudnessIn(done.said));
    before += share;
  }
  return found;
};

/** The picture of a recording, small enough to be sent with every download. */
const coverOf = async (world: World, coverId: string | undefined): Promise<Id3['cover']> => {
  const media = coverId === undefined ? undefined : await mediaById(world, coverId);
  const picture = media && plainPicture(media, 768);
  const [, , id = '', name = ''] = picture?.path.split('/') ?? [];
  if (!picture || picture.bytes > 1_500_000) return undefined;
  const bytes = await readFile(mediaPath(world, `${id.slice(-2)}/${id}/${name}`)).catch(() => undefined);
  return bytes && { type: picture.contentType, bytes };
};

/** What is written into the version: what was asked, else what the episode says, else what the recording said. */
const tagOf = async (
  world: World,
  { sound, recording }: Source,
  { asked, before, duration }: { asked: VersionAsked; before: number; duration: number },
): Promise<Id3> => {
  const says = await episodeSays(world.db, sound.mediaId);
  const { tags, coverId } = recording;
  const chapters = asked.chapters ?? (says?.chapters.length ? says.chapters : (tags.chapters ?? []));
  return {
    title: asked.tags?.title ?? says?.title ?? tags.title ?? sound.title,
    artist: asked.tags?.artist ?? (says?.author || tags.artist),
    album: asked.tags?.album ?? says?.show ?? tags.album,
    year: asked.tags?.year ?? tags.year,
    cover: await coverOf(world, coverId),
    chapters: shiftChapters(chapters, { before, cut: asked.cut }),
    duration,
  };
};

/** The tag, and after it the sound. */
const withTag = async (folder: string, sound: string, tag: Id3): Promise<string> => {
  const file = join(folder, 'tagged.mp3');
  await writeFile(file, id3Tag(tag));
  await pipeline(createReadStream(sound), createWriteStream(file, { flags: 'a' }));
  return file;
};

type Made = { file: string; bitRate: number } | { fault: string };
type Making = { source: Source; asked: VersionAsked; folder: string; doing: Doing };

const missing = (name: string): Made => ({
  fault: `The ${name} is not there any more, or could not be played through.`,
});

const withFfmpeg = async (world: World, ffmpeg: string, { source, asked, folder, doing }: Making): Promise<Made> => {
  const intro = asked.intro === undefined ? undefined : await sourceOf(world, asked.intro);
  const outro = asked.outro === undefined ? undefined : await sourceOf(world, asked.outro);
  if (asked.intro !== undefined && !intro) return missing('piece before it');
  if (asked.outro !== undefined && !outro) return missing('piece after it');
  const main = pieceOf(world, source, asked.cut);
  const pieces = [intro && pieceOf(world, intro), main, outro && pieceOf(world, outro)].filter(
    (piece) => piece !== undefined,
  );
  const shape: VersionShape = { to: asked.to, channels: source.recording.channels === 1 ? 1 : 2 };
  const duration = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  const loudness = asked.loudness === false ? [] : await measure(pieces, shape, { ffmpeg, doing });
  if (!Array.isArray(loudness)) return { fault: faultOf(loudness) };
  const target = join(folder, asked.to === 'opus' ? 'sound.opus' : 'sound.mp3');
  const args = encodeArgs({ ...shape, pieces, loudness, target });
  const done = await run(args, duration, { ffmpeg, doing, begun: 0.4, share: 0.55 });
  if (done.end !== 'done') return { fault: faultOf(done) };
  if (asked.to === 'opus') return { file: target, bitRate: bitRateOf(shape) };
  const before = intro?.recording.duration ?? 0;
  const tag = await tagOf(world, source, { asked, before, duration });
  return { file: await withTag(folder, target, tag), bitRate: bitRateOf(shape) };
};

/** Without ffmpeg an MP3 can still be cut. */
const withoutFfmpeg = async (world: World, { source, asked, folder }: Making): Promise<Made> => {
  const { recording, sound } = source;
  const cut = asked.cut ?? { from: 0, to: recording.duration ?? 0 };
  const target = join(folder, 'cut.mp3');
  const duration = lengthOf({ ...pieceOf(world, source), cut });
  const tag = id3Tag(await tagOf(world, source, { asked, before: 0, duration }));
  const isCut = await cutMp3(mediaPath(world, sound.file), target, cut, tag);
  return isCut
    ? { file: target, bitRate: Math.round(recording.bitRate ?? 0) }
    : { fault: 'Nothing is left between these times.' };
};

const baseName = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/i, '');

/** The version becomes a medium of its own: the recording it was made of stays where it is. */
const keep = async (
  world: World,
  work: RecordingWork<VersionAsked>,
  { sound }: Source,
  made: { file: string; bitRate: number },
): Promise<WorkDone> => {
  const { to } = work.asked;
  const fileName = `${baseName(sound.fileName)}.${to}`;
  const received = await receiveMedia(world, { filePath: made.file, isTemporary: true, fileName, accept: ['sound'] });
  if (!received.ok) return { fault: `What was made could not be kept (${received.refusal}).` };
  const kilobits = Math.round(made.bitRate / 1000);
  const title = `${sound.title || baseName(sound.fileName)} (${to === 'opus' ? 'Opus' : 'MP3'}, ${kilobits} kbit/s)`;
  const addedBy = work.accountId === undefined ? {} : { addedBy: work.accountId };
  return world.write(async (tx) => {
    const now = (await storedRecordings(tx.db, [sound.mediaId])).get(sound.mediaId);
    const isSame = (await soundFile(tx.db, sound.mediaId))?.file === sound.file;
    if (!now || !isSame) return { fault: 'The recording was replaced meanwhile; ask again.' };
    const madeId = await keepMedia(world, tx, received.value, { title, ...addedBy });
    const others = now.versions.filter(({ mediaId }) => mediaId !== madeId);
    const versions = [...others, { mediaId: madeId, codec: to, bitRate: made.bitRate }];
    await putVersions(tx.db, sound.mediaId, versions);
    await setMediaUses(
      tx,
      { kind: 'recording', id: sound.mediaId },
      versions.map(({ mediaId }) => mediaId),
    );
    await tx.changed(`media:${sound.mediaId}`);
    return { madeId };
  });
};

/** Makes a version of a recording and keeps it; what is left lying about is removed, whatever happens. */
export const makeVersion = async (world: World, work: RecordingWork<VersionAsked>, doing: Doing): Promise<WorkDone> => {
  const source = await sourceOf(world, work.mediaId);
  if (!source) return { fault: 'The recording is not there any more, or could not be played through.' };
  const ffmpeg = await ffmpegState(world);
  return inMakingFolder(world, work.id, async (folder) => {
    const making = { source, asked: work.asked, folder, doing };
    const made = await (ffmpeg.isThere ? withFfmpeg(world, ffmpeg.path, making) : withoutFfmpeg(world, making));
    if ('fault' in made) return made;
    return doing.signal.aborted ? { fault: '' } : keep(world, work, source, made);
  });
};
