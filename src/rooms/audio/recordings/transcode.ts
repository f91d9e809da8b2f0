import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import type { Recording } from '../recording.ts';
import { mayShow } from '../show-actions.ts';
import { carryWork } from './carry-work.ts';
import { ffmpegState } from './ffmpeg.ts';
import { makeVersion } from './make-version.ts';
import { recordingOf } from './read-recordings.ts';
import { forgetWork, insertWork, settleWork, underWayCount, workById, worksOf } from './recording-work.store.ts';
import { isUnderWay, type RecordingWork, type VersionAsked } from './recording-work.ts';

export type TranscodeRefusal =
  | 'not-allowed'
  | 'no-such-sound'
  | 'not-ready'
  | 'no-ffmpeg'
  | 'bad-cut'
  | 'too-much'
  | 'under-way';

/** Who asks; whoever may edit recordings may have versions made of them. */
export type Asking = Pick<Account, 'id' | 'role' | 'disabledAt'>;

/** So much may wait at a time, all recordings taken together. */
export const mostUnderWay = 100;
export const workKept = 90 * 86_400_000;

const cutFault = ({ cut }: VersionAsked, { duration = 0 }: Recording): string | undefined => {
  if (!cut) return undefined;
  const isTime = Number.isFinite(cut.from) && Number.isFinite(cut.to) && cut.from >= 0 && cut.to > cut.from;
  if (!isTime) return 'The end must come after the beginning';
  if (cut.from >= duration || cut.to > duration + 1) return 'The recording is not that long';
  return cut.to - cut.from < 0.5 ? 'Less than half a second would be left' : undefined;
};

/** What is missing for it, in words; without ffmpeg an MP3 can be cut, and nothing else can be done. */
const ffmpegFault = async (world: World, asked: VersionAsked, { codec }: Recording): Promise<string | undefined> => {
  const state = await ffmpegState(world);
  if (!state.isThere) {
    const isPlainCut = asked.to === 'mp3' && codec === 'mp3' && asked.cut && !asked.intro && !asked.outro;
    return isPlainCut && asked.loudness !== true ? undefined : state.words;
  }
  if (asked.to === 'mp3' && !state.canMp3) return 'This ffmpeg was built without libmp3lame and writes no MP3.';
  return asked.to === 'opus' && !state.canOpus
    ? 'This ffmpeg was built without libopus and writes no Opus.'
    : undefined;
};

/**
 * Has a version of a recording made, as a job: podcast MP3 or Opus, cut, with a piece before and after it, at the usual loudness.
 * Gives the id of the work; `transcodesOf` tells how far it is. The version becomes a medium of its own.
 */
export const transcode = async (
  world: World,
  { account, mediaId, ...asked }: { account: Asking; mediaId: string } & VersionAsked,
): Promise<Outcome<string, TranscodeRefusal>> => {
  if (!mayShow(account, 'edit-recording')) return refuse('not-allowed');
  const recording = await recordingOf(world, mediaId);
  if (!recording) return refuse('no-such-sound');
  if (recording.state !== 'ready') return refuse('not-ready', recording.fault || 'It is still being examined.');
  const badCut = cutFault(asked, recording);
  if (badCut !== undefined) return refuse('bad-cut', badCut);
  const lacking = await ffmpegFault(world, asked, recording);
  if (lacking !== undefined) return refuse('no-ffmpeg', lacking);
  return world.write(async (tx) => {
    if ((await underWayCount(tx.db, mostUnderWay)) >= mostUnderWay)
      return refuse('too-much', 'Too much is under way. Wait until some of it is done.');
    const now = world.now();
    const same = (await worksOf(tx.db, mediaId, 'version')).find(
      (work) => isUnderWay(work) && (work.asked as VersionAsked).to === asked.to,
    );
    if (same) return refuse('under-way', 'A version of this kind is being made already.');
    await forgetWork(tx.db, mediaId, now - workKept);
    const id = world.newId();
    await insertWork(tx.db, {
      id,
      mediaId,
      kind: 'version',
      asked,
      state: 'waiting',
      progress: 0,
      fault: '',
      madeId: undefined,
      accountId: account.id,
      createdAt: now,
      changedAt: now,
    });
    await tx.later('make-version', { workId: id });
    return ok(id);
  });
};

/** Versions being made and made lately, the last first. */
export const transcodesOf = async (world: Pick<World, 'db'>, mediaId: string): Promise<RecordingWork<VersionAsked>[]> =>
  (await worksOf(world.db, mediaId, 'version')) as RecordingWork<VersionAsked>[];

/** Gives work on a recording up, a version or a transcript; what is at it hears of it within seconds. */
export const cancelTranscode = async (
  world: World,
  { account, id }: { account: Asking; id: string },
): Promise<Outcome<string, 'not-allowed' | 'not-there' | 'over'>> => {
  if (!mayShow(account, 'edit-recording')) return refuse('not-allowed');
  const work = await workById(world.db, id);
  if (!work) return refuse('not-there');
  return world.write(async (tx) => {
    const isSettled = await settleWork(tx.db, id, { state: 'cancelled', now: world.now() });
    if (isSettled) await tx.changed(`media:${work.mediaId}`);
    return isSettled ? ok(id) : refuse('over');
  });
};

/** The job `make-version`. */
export const carryOutVersion = (world: World, { workId }: { workId: string }): Promise<void> =>
  carryWork(world, {
    job: 'make-version',
    workId,
    carryOut: (work, doing) => makeVersion(world, work as RecordingWork<VersionAsked>, doing),
  });
