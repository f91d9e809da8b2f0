import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tx, World } from '../../../world.ts';
import {
  describeMedia,
  keepMedia,
  mediaById,
  mediaPath,
  receiveMedia,
  setMediaUses,
  type ReceivedMedia,
} from '../../media/media.ts';
import type { Recording, RecordingVersion } from '../recording.ts';
import { ffmpegState } from './ffmpeg.ts';
import { recordingOf, waitingRecordings } from './read-recordings.ts';
import { examinedFile, putRecording, soundFile, type SoundFile } from './recordings.store.ts';
import { soundRefusalWords } from './refusal-words.ts';
import type { Examined, SoundReply } from './sound-work.ts';
import { askSoundWorker, type TooHeavy } from './sound-workshop.ts';

const refused = (mediaId: string, fault: string): Recording => ({
  mediaId,
  state: 'refused',
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
  fault,
});

const ready = (mediaId: string, { facts, tags, peaks, loudness, truePeak }: Examined): Recording => ({
  mediaId,
  state: 'ready',
  container: facts.container,
  codec: facts.codec,
  bitRate: facts.bitRate,
  sampleRate: facts.sampleRate,
  channels: facts.channels,
  duration: facts.duration,
  minuteBytes: facts.minuteBytes,
  loudness,
  truePeak,
  peaks: peaks === undefined ? undefined : new Uint8Array(Buffer.from(peaks, 'base64')),
  tags,
  coverId: undefined,
  versions: [],
  fault: '',
});

const found = (mediaId: string, reply: SoundReply | TooHeavy): Recording => {
  if ('error' in reply) throw new Error(reply.error);
  if ('isTooHeavy' in reply) return refused(mediaId, soundRefusalWords('too-heavy', reply.detail));
  return 'refusal' in reply
    ? refused(mediaId, soundRefusalWords(reply.refusal, reply.detail))
    : ready(mediaId, reply.examined);
};

type Looked = { recording: Recording; cover: ReceivedMedia | undefined };

const look = async (world: World, sound: SoundFile): Promise<Looked> => {
  const source = mediaPath(world, sound.file);
  const isThere = await access(source).then(
    () => true,
    () => false,
  );
  if (!isThere) return { recording: refused(sound.mediaId, soundRefusalWords('missing', '')), cover: undefined };
  const ffmpeg = await ffmpegState(world);
  const folder = await mkdtemp(join(tmpdir(), 'courant-sound-'));
  try {
    const cover = join(folder, 'cover');
    const reply = await askSoundWorker({ source, cover, ffmpeg: ffmpeg.isThere ? ffmpeg.path : undefined });
    const recording = found(sound.mediaId, reply);
    const hasCover = 'examined' in reply && reply.examined.hasCover;
    const fileName = `Cover ${recording.tags.title ?? ''}`.trim();
    const picture = hasCover
      ? await receiveMedia(world, { filePath: cover, fileName, accept: ['picture'] })
      : undefined;
    return { recording, cover: picture?.ok ? picture.value : undefined };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** What was made of this very file stays; what was made of a former one belongs to that. */
const versionsOf = (before: { sha256: string; versions: string } | undefined, sound: SoundFile): RecordingVersion[] =>
  before && before.sha256 === sound.sha256 ? (JSON.parse(before.versions) as RecordingVersion[]) : [];

const keepCover = async (
  world: World,
  tx: Tx,
  sound: SoundFile,
  { recording, cover }: Looked,
): Promise<string | undefined> => {
  if (!cover) return undefined;
  const title = recording.tags.title ?? sound.title;
  const addedBy = sound.addedBy === undefined ? {} : { addedBy: sound.addedBy };
  const coverId = await keepMedia(world, tx, cover, { title, ...addedBy });
  await setMediaUses(tx, { kind: 'poster', id: sound.mediaId }, [coverId]);
  return coverId;
};

/**
 * Looks into a sound of the library, in a process of its own: whether it can be played through, how long and how loud it is, its
 * peaks, tags, chapters and cover. Safe to repeat. Gives what was found; throws when it could not be done.
 */
export const examineRecording = async (world: World, mediaId: string): Promise<Recording | undefined> => {
  const sound = await soundFile(world.db, mediaId);
  if (!sound) return undefined;
  const looked = await look(world, sound);
  const known = await mediaById(world, mediaId);
  await world.write(async (tx) => {
    const now = await soundFile(tx.db, mediaId);
    // Another file has taken its place meanwhile; it is examined by a job of its own.
    if (!now || now.file !== sound.file) return;
    const coverId = await keepCover(world, tx, sound, looked);
    const versions = versionsOf(await examinedFile(tx.db, mediaId), sound);
    await putRecording(tx.db, { ...looked.recording, coverId, versions }, sound.sha256, world.now());
    const { duration } = looked.recording;
    const isOther = duration !== undefined && Math.abs((known?.duration ?? 0) - duration) > 0.05;
    const isBare = coverId !== undefined && known?.poster === undefined;
    if (isOther || isBare)
      await describeMedia(tx, mediaId, { ...(isOther ? { duration } : {}), ...(isBare ? { posterId: coverId } : {}) });
    await tx.changed(`media:${mediaId}`);
  });
  return recordingOf(world, mediaId);
};

/** The job `examine-recording`: what has been found in this very file is not looked for again unless somebody asks. */
export const examineDue = async (
  world: World,
  { mediaId, again = false }: { mediaId: string; again?: boolean },
): Promise<void> => {
  const [sound, before] = [await soundFile(world.db, mediaId), await examinedFile(world.db, mediaId)];
  const isKnown = sound !== undefined && before?.sha256 === sound.sha256 && !again;
  if (!isKnown) await examineRecording(world, mediaId);
};

/** Has a sound looked into once more: ffmpeg may be there by now, or the machine was busy. */
export const examineAgain = (world: World, mediaId: string): Promise<void> =>
  world.write((tx) => tx.later('examine-recording', { mediaId, again: true }));

const atOnce = 50;

/** The job `catalogue-recordings`: sounds that were there before recordings were examined are, some at a time. */
export const catalogueRecordings = async (world: World, { after = '' }: { after?: string }): Promise<void> => {
  const ids = await waitingRecordings(world, atOnce, after);
  const last = ids.at(-1);
  await world.write(async (tx) => {
    for (const mediaId of ids) await tx.later('examine-recording', { mediaId });
    if (last !== undefined && ids.length === atOnce) await tx.later('catalogue-recordings', { after: last });
  });
};
