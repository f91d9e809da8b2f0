import { finishJob, nextJobAt, putOffJob, sweep, takeJob, type Job } from './storage/jobs.store.ts';
import type { World } from './world.ts';

/** Carries out one job. Throws to have it tried again later. */
export type JobHandler = (world: World, payload: never) => Promise<void>;
/** Job kind → what carries it out. Each kind has a lane of its own, so that a slow one holds up no other. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

const lockTime = 10 * 60_000;
const mostAttempts = 8;
/** However quiet it is, look again after this time: another node may have written a job. */
const longestSleep = 15_000;
const sweepEvery = 3_600_000;

const carryOut = async (world: World, handler: JobHandler, job: Job): Promise<void> => {
  try {
    await handler(world, job.payload as never);
    await world.write(({ db }) => finishJob(db, job.id));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const runAt = job.attempts >= mostAttempts ? undefined : world.now() + 1000 * 4 ** job.attempts;
    world.log.warn({ kind: job.kind, attempts: job.attempts, error: message, givenUp: runAt === undefined }, 'a job failed');
    await world.write(({ db }) => putOffJob(db, job.id, { error: message, runAt }));
  }
};

const runLane = async (world: World, kind: string, handler: JobHandler, stopped: () => boolean): Promise<number> => {
  for (let done = 0; ; done += 1) {
    if (stopped()) return done;
    const times = { kind, now: world.now(), lockedUntil: world.now() + lockTime };
    const job = await world.write(({ db }) => takeJob(world.storage, db, times));
    if (!job) return done;
    await carryOut(world, handler, job);
  }
};

export type JobRunner = {
  /** Carries out everything that is due now; how many jobs that were. */
  runDue: () => Promise<number>;
  start: () => void;
  stop: () => Promise<void>;
};

export const createJobRunner = (world: World, lanes: JobHandlers): JobRunner => {
  const running = new Map<string, Promise<number>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;
  let sweptAt = 0;

  const runLanes = async (isStopped: () => boolean): Promise<number> => {
    const counts = Object.entries(lanes).map(async ([kind, handler]) => {
      if (running.has(kind)) return 0;
      const lane = runLane(world, kind, handler, isStopped);
      running.set(kind, lane);
      try {
        return await lane;
      } finally {
        running.delete(kind);
      }
    });
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };

  const round = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      if (world.now() - sweptAt > sweepEvery) {
        sweptAt = world.now();
        await world.write(({ db }) => sweep(db, world.now()));
      }
      void runLanes(() => stopped).catch((error: unknown) => world.log.error({ error: String(error) }, 'the jobs stumbled'));
      const next = await nextJobAt(world.db);
      const wait = Math.min(Math.max((next ?? Infinity) - world.now(), 250), longestSleep);
      if (!stopped) timer = setTimeout(() => void round(), wait);
    } catch (error) {
      world.log.error({ error: String(error) }, 'the jobs could not be looked up');
      if (!stopped) timer = setTimeout(() => void round(), longestSleep);
    }
  };

  world.onJobs(() => {
    if (!stopped) void round();
  });

  return {
    runDue: () => runLanes(() => false),
    start: () => {
      stopped = false;
      void round();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await Promise.allSettled(running.values());
    },
  };
};
