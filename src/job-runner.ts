import { dueKinds, finishJobs, nextJobAt, putOffJob, sweep, takeJobs, type Job } from './storage/jobs.store.ts';
import type { World } from './world.ts';

/** Carries out one job. Throws to have it tried again later. */
export type JobHandler = (world: World, payload: never) => Promise<void>;
/** Job kind → what carries it out. Each kind has a lane of its own, so that a slow one holds up no other. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

const lockTime = 10 * 60_000;
const mostAttempts = 8;
/** However quiet it is, look again after this time: another node may have written a job. */
const longestSleep = 15_000;
const shortestSleep = 250;
const sweepEvery = 3_600_000;
/** New jobs are gathered for so long: what led to them is answered first. */
const gathering = 100;

/** Mail servers name whom they refuse; the log is no place for people's addresses. */
const withoutEmails = (text: string): string => text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…@…');

/** Carries one job out; whether it is done with. */
const carryOut = async (world: World, handler: JobHandler, job: Job): Promise<boolean> => {
  try {
    await handler(world, job.payload as never);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const runAt = job.attempts >= mostAttempts ? undefined : world.now() + 1000 * 4 ** job.attempts;
    world.log.warn(
      { kind: job.kind, attempts: job.attempts, error: withoutEmails(message), givenUp: runAt === undefined },
      'a job failed',
    );
    await world.write(({ db }) => putOffJob(db, job.id, { error: message, runAt }));
    return false;
  }
};

/**
 * Small jobs that may be done twice are taken and finished some at a time: each taking and each finishing is a write that is synced.
 * Mails and pushes are not: a process that dies must not send a dozen of them again.
 */
const takenAtOnce: Readonly<Record<string, number>> = { 'comment-posted': 50, 'story-published': 5 };

type Lane = { kind: string; handler: JobHandler };

const runLane = async (world: World, { kind, handler }: Lane, isStopped: () => boolean): Promise<number> => {
  const limit = takenAtOnce[kind] ?? 1;
  for (let done = 0; ;) {
    if (isStopped()) return done;
    const times = { kind, now: world.now(), lockedUntil: world.now() + lockTime, limit };
    const jobs = await world.write(({ db }) => takeJobs(world.storage, db, times));
    if (jobs.length === 0) return done;
    const finished: string[] = [];
    for (const job of jobs) if (await carryOut(world, handler, job)) finished.push(job.id);
    if (finished.length > 0) await world.write(({ db }) => finishJobs(db, finished));
    done += jobs.length;
  }
};

export type JobRunner = {
  /** Carries out everything that is due now; how many jobs that were. */
  runDue: () => Promise<number>;
  start: () => void;
  stop: () => Promise<void>;
};

/** All lanes side by side; one that is under way already is left to it. */
const createLanes = (
  world: World,
  lanes: JobHandlers,
): { run: (isStopped: () => boolean) => Promise<number>; idle: () => Promise<unknown> } => {
  const running = new Map<string, Promise<number>>();
  const runOne = async (kind: string, handler: JobHandler, isStopped: () => boolean): Promise<number> => {
    if (running.has(kind)) return 0;
    const lane = runLane(world, { kind, handler }, isStopped);
    running.set(kind, lane);
    try {
      return await lane;
    } finally {
      running.delete(kind);
    }
  };
  return {
    run: async (isStopped) => {
      const due = await dueKinds(world.db, world.now());
      const counts = await Promise.all(
        Object.entries(lanes)
          .filter(([kind]) => due.has(kind))
          .map(([kind, handler]) => runOne(kind, handler, isStopped)),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
    idle: () => Promise.allSettled(running.values()),
  };
};

/** Once an hour what nobody needs any more is forgotten. */
const createSweeping = (world: World): (() => Promise<void>) => {
  let sweptAt = 0;
  return async () => {
    if (world.now() - sweptAt < sweepEvery) return;
    sweptAt = world.now();
    await world.write(({ db }) => sweep(db, world.now()));
  };
};

/** Jobs write jobs: a comment's news become mails. */
const runUntilNothingIsDue = async (lanes: ReturnType<typeof createLanes>): Promise<number> => {
  let all = 0;
  for (;;) {
    const done = await lanes.run(() => false);
    if (done === 0) return all;
    all += done;
  }
};

export const createJobRunner = (world: World, handlers: JobHandlers): JobRunner => {
  const lanes = createLanes(world, handlers);
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  let isStopped = true;
  const sweepSometimes = createSweeping(world);

  const round = async (): Promise<void> => {
    clearTimeout(timer);
    let wait = longestSleep;
    try {
      await sweepSometimes();
      void lanes.run(() => isStopped).catch((error: unknown) => world.log.error({ err: error }, 'the jobs stumbled'));
      const next = await nextJobAt(world.db);
      wait = Math.min(Math.max((next ?? Infinity) - world.now(), shortestSleep), longestSleep);
    } catch (error) {
      world.log.error({ err: error }, 'the jobs could not be looked up');
    }
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void round(), wait);
  };

  world.onJobs(() => {
    if (isStopped || soon) return;
    soon = setTimeout(() => ((soon = undefined), isStopped ? undefined : void round()), gathering);
  });

  return {
    runDue: () => runUntilNothingIsDue(lanes),
    start: () => {
      isStopped = false;
      void round();
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      clearTimeout(soon);
      await lanes.idle();
    },
  };
};
