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
const shortestSleep = 250;
const sweepEvery = 3_600_000;

/** Mail servers name whom they refuse; the log is no place for people's addresses. */
const withoutEmails = (text: string): string => text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…@…');

const carryOut = async (world: World, handler: JobHandler, job: Job): Promise<void> => {
  try {
    await handler(world, job.payload as never);
    await world.write(({ db }) => finishJob(db, job.id));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const runAt = job.attempts >= mostAttempts ? undefined : world.now() + 1000 * 4 ** job.attempts;
    world.log.warn(
      { kind: job.kind, attempts: job.attempts, error: withoutEmails(message), givenUp: runAt === undefined },
      'a job failed',
    );
    await world.write(({ db }) => putOffJob(db, job.id, { error: message, runAt }));
  }
};

const runLane = async (
  world: World,
  { kind, handler }: { kind: string; handler: JobHandler },
  isStopped: () => boolean,
): Promise<number> => {
  for (let done = 0; ; done += 1) {
    if (isStopped()) return done;
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
      const counts = await Promise.all(
        Object.entries(lanes).map(([kind, handler]) => runOne(kind, handler, isStopped)),
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

export const createJobRunner = (world: World, handlers: JobHandlers): JobRunner => {
  const lanes = createLanes(world, handlers);
  let timer: NodeJS.Timeout | undefined;
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
    if (!isStopped) void round();
  });

  return {
    runDue: () => lanes.run(() => false),
    start: () => {
      isStopped = false;
      void round();
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await lanes.idle();
    },
  };
};
