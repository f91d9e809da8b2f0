import { join } from 'node:path';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { mediaPath } from '../../media/media.ts';
import { containers, type Container, type Recording } from '../recording.ts';
import { mayShow } from '../show-actions.ts';
import { readTranscript } from '../transcripts/read-transcript.ts';
import { saveTranscript } from '../transcripts/save-transcript.ts';
import { transcriptIn } from '../transcripts/transcripts.store.ts';
import { carryWork, type Doing, type WorkDone } from './carry-work.ts';
import { ffmpegBegins, ffmpegInput, options, ffmpegState } from './ffmpeg.ts';
import { recordingOf } from './read-recordings.ts';
import { forgetWork, insertWork, underWayCount, worksOf } from './recording-work.store.ts';
import { isUnderWay, type RecordingWork, type TranscriptAsked } from './recording-work.ts';
import { soundFile } from './recordings.store.ts';
import { inMakingFolder } from './making-folder.ts';
import { runProgram, type ProgramRun } from './run-program.ts';
import { mostUnderWay, workKept, type Asking } from './transcode.ts';

export type TranscriberState = { isThere: true; program: string } | { isThere: false; words: string };

/** Whether a program is set that writes down what is said; when none is, how one is, in words for the newsroom. */
export const transcriberState = ({ config }: Pick<World, 'config'>): TranscriberState => {
  const [program] = config.transcribeCommand ?? [];
  return program === undefined
    ? {
        isThere: false,
        words:
          'No program is set that writes down what is said. Whoever runs the server can name one in TRANSCRIBE_COMMAND (see docs/recordings.md); transcripts can be uploaded and written here all the same.',
      }
    : { isThere: true, program: program.split(/[/\\]/).at(-1) ?? program };
};

export type AskTranscriptRefusal =
  | 'not-allowed'
  | 'no-such-sound'
  | 'not-ready'
  | 'unknown-language'
  | 'no-program'
  | 'no-ffmpeg'
  | 'has-transcript'
  | 'under-way'
  | 'too-much';

type AskTranscript = {
  account: Asking;
  mediaId: string;
  /** BCP 47. */
  language: string;
  /** The one that is there is replaced; it may have been corrected by hand. */
  replace?: boolean;
};

const needsWav = ({ config }: Pick<World, 'config'>): boolean =>
  (config.transcribeCommand ?? []).some((part) => part.includes('{wav}'));

const faultOf = async (
  world: World,
  { account, language }: AskTranscript,
  recording: Recording | undefined,
): Promise<{ refusal: AskTranscriptRefusal; detail?: string } | undefined> => {
  if (!mayShow(account, 'edit-recording')) return { refusal: 'not-allowed' };
  if (!recording) return { refusal: 'no-such-sound' };
  if (recording.state !== 'ready')
    return { refusal: 'not-ready', detail: recording.fault || 'It is still being examined.' };
  if (!/^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6}$/i.test(language)) return { refusal: 'unknown-language' };
  const program = transcriberState(world);
  if (!program.isThere) return { refusal: 'no-program', detail: program.words };
  const ffmpeg = needsWav(world) ? await ffmpegState(world) : undefined;
  return ffmpeg && !ffmpeg.isThere ? { refusal: 'no-ffmpeg', detail: ffmpeg.words } : undefined;
};

/**
 * Has what is said in a recording written down by the program of TRANSCRIBE_COMMAND, as a job. Gives the id of the work;
 * `transcribingOf` tells how it goes, and `cancelTranscode` gives it up. The transcript is kept with origin `transcribed`.
 */
export const askTranscript = async (
  world: World,
  asked: AskTranscript,
): Promise<Outcome<string, AskTranscriptRefusal>> => {
  const { account, mediaId, language, replace = false } = asked;
  const fault = await faultOf(world, asked, await recordingOf(world, mediaId));
  if (fault) return refuse(fault.refusal, fault.detail);
  return world.write(async (tx) => {
    const before = await transcriptIn(tx.db, mediaId, language);
    if (before && !replace) return refuse('has-transcript', 'There is a transcript in this language already.');
    if ((await underWayCount(tx.db, mostUnderWay)) >= mostUnderWay)
      return refuse('too-much', 'Too much is under way. Wait until some of it is done.');
    const others = (await worksOf(tx.db, mediaId, 'transcript')) as RecordingWork<TranscriptAsked>[];
    if (others.some((work) => isUnderWay(work) && work.asked.language === language))
      return refuse('under-way', 'This is being written down already.');
    const now = world.now();
    await forgetWork(tx.db, mediaId, now - workKept);
    const id = world.newId();
    await insertWork(tx.db, {
      id,
      mediaId,
      kind: 'transcript',
      asked: { language, since: before?.version ?? 0 },
      state: 'waiting',
      progress: 0,
      fault: '',
      madeId: undefined,
      accountId: account.id,
      createdAt: now,
      changedAt: now,
    });
    await tx.later('transcribe-recording', { workId: id });
    return ok(id);
  });
};

/** Transcripts being written down and written lately, the last first. */
export const transcribingOf = async (
  world: Pick<World, 'db'>,
  mediaId: string,
): Promise<RecordingWork<TranscriptAsked>[]> =>
  (await worksOf(world.db, mediaId, 'transcript')) as RecordingWork<TranscriptAsked>[];

const mostOutput = 10 * 1024 ** 2;
const programMemory = 64 * 1024 ** 3;

/** Sixteen thousand samples a second, one channel: what programs of this kind listen to. */
const makeWav = async (
  world: World,
  { path, recording, folder }: { path: string; recording: Recording; folder: string },
  signal: AbortSignal,
): Promise<string | undefined> => {
  const state = await ffmpegState(world);
  if (!state.isThere) return undefined;
  const wav = join(folder, 'sound.wav');
  const container = containers.find((one): one is Container => one === recording.container) ?? 'mp3';
  const made = await runProgram({
    path: state.path,
    args: [
      ...ffmpegBegins,
      '-nostats',
      ...ffmpegInput(path, container),
      ...options('-map 0:a:0 -ac 1 -ar 16000 -c:a pcm_s16le -f wav'),
      `file:${wav}`,
    ],
    signal,
    limits: { time: 5 * 60_000 + (recording.duration ?? 0) * 1000, memory: 1024 ** 3 },
  });
  return made.end === 'done' ? wav : undefined;
};

const programFault = (run: ProgramRun, isTooMuch: boolean): string => {
  if (isTooMuch) return 'The program wrote more than 10 MB and was ended.';
  if (run.end === 'limit') return 'The program took longer than TRANSCRIBE_MINUTES allows and was ended.';
  if (run.end === 'absent') return 'The program of TRANSCRIBE_COMMAND is not there or may not be run.';
  const last = run.said.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  return `The program ended with ${run.code === undefined ? 'an error' : `code ${run.code}`}${last === '' ? '.' : `: ${last}`}`;
};

type Places = { file: string; wav: string; language: string };

/** Runs the program; the words between braces are put in as whole arguments, and no shell sees them. */
const runTranscriber = async (
  { config }: World,
  places: Places,
  signal: AbortSignal,
): Promise<{ text: string } | { fault: string }> => {
  const [path = '', ...args] = config.transcribeCommand ?? [];
  const filled = args.map((part) => part.replace(/\{(file|wav|language)\}/g, (_, name: keyof Places) => places[name]));
  const pieces: Buffer[] = [];
  let length = 0;
  const run = await runProgram({
    path,
    args: filled,
    // It may need its home, its models and its libraries; what the server knows of secrets it does not get.
    env: Object.fromEntries(
      ['PATH', 'HOME', 'LANG', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    ),
    signal,
    limits: { time: (config.transcribeMinutes ?? 180) * 60_000, memory: programMemory },
    onOutput: (piece) => {
      length += piece.length;
      pieces.push(piece);
      return length <= mostOutput;
    },
  });
  return run.end === 'done'
    ? { text: Buffer.concat(pieces).toString('utf8') }
    : { fault: programFault(run, length > mostOutput) };
};

const keep = async (world: World, work: RecordingWork<TranscriptAsked>, text: string): Promise<WorkDone> => {
  const read = readTranscript(text);
  if (!read.ok)
    return {
      fault: `What the program wrote is no transcript: ${read.detail ?? read.refusal}. It is to write VTT, SRT or JSON.`,
    };
  const { cues, isTimed } = read.value;
  const { language, since } = work.asked;
  const account = work.accountId === undefined ? {} : { accountId: work.accountId };
  const saved = await saveTranscript(world, {
    mediaId: work.mediaId,
    language,
    cues,
    isTimed,
    origin: 'transcribed',
    since,
    ...account,
  });
  if (saved.ok) return {};
  return saved.refusal === 'changed-meanwhile'
    ? { fault: 'Somebody changed the transcript meanwhile; theirs was kept.' }
    : { fault: `The transcript could not be kept: ${saved.detail ?? saved.refusal}.` };
};

const transcribe = async (
  world: World,
  work: RecordingWork<TranscriptAsked>,
  { signal, progress }: Doing,
): Promise<WorkDone> => {
  const sound = await soundFile(world.db, work.mediaId);
  const recording = await recordingOf(world, work.mediaId);
  if (!sound || recording?.state !== 'ready') return { fault: 'The recording is not there any more.' };
  const file = mediaPath(world, sound.file);
  return inMakingFolder(world, work.id, async (folder) => {
    const wav = needsWav(world) ? await makeWav(world, { path: file, recording, folder }, signal) : '';
    if (wav === undefined) return { fault: 'The recording could not be decoded for the program.' };
    progress(0.05);
    const heard = await runTranscriber(world, { file, wav, language: work.asked.language }, signal);
    if ('fault' in heard) return heard;
    return signal.aborted ? { fault: '' } : keep(world, work, heard.text);
  });
};

/** The job `transcribe-recording`. */
export const carryOutTranscript = (world: World, { workId }: { workId: string }): Promise<void> =>
  carryWork(world, {
    job: 'transcribe-recording',
    workId,
    carryOut: (work, doing) => transcribe(world, work as RecordingWork<TranscriptAsked>, doing),
  });
