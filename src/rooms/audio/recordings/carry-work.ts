import type { World } from '../../../world.ts';
import { workById, renewLease, settleWork, takeLease } from './recording-work.store.ts';
import { isUnderWay, type RecordingWork } from './recording-work.ts';
import { endExaminations } from './sound-workshop.ts';

const leaseTime = 60_000;
const beat = 2_000;

/** What is at work in this process, to be ended with the server. */
const underWay = new Set<{ stop: () => void }>();

/** The server ends: what is at work on recordings is broken off and begun anew at the next start. */
export const endRecordingWork = (): void => {
  endExaminations();
  for (const { stop } of underWay) stop();
};

/** What doing a piece of work gives: what was made, or why not, in words. */
export type WorkDone = { madeId?: string } | { fault: string };

export type Doing = { signal: AbortSignal; progress: (part: number) => void };

type Carry = {
  job: string;
  workId: string;
  carryOut: (work: RecordingWork, doing: Doing) => Promise<WorkDone>;
};

/** Keeps the lease while something is done, tells how far it is, and hears when nobody wants it any more. */
const keepAlive = (
  world: World,
  { id, by }: { id: string; by: string },
  controller: AbortController,
): Doing & { end: () => void } => {
  let part = 0;
  const timer = setInterval(() => {
    const lease = { id, by, until: world.now() + leaseTime };
    world
      .write(({ db }) => renewLease(db, lease, part))
      .then((isOurs) => (isOurs ? undefined : controller.abort('cancelled')))
      .catch((error: unknown) => world.log.warn({ err: error }, 'a lease could not be renewed'));
  }, beat);
  const stopping = { stop: () => controller.abort('ending') };
  underWay.add(stopping);
  return {
    signal: controller.signal,
    progress: (now) => (part = Math.min(1, Math.max(part, now))),
    end: () => {
      clearInterval(timer);
      underWay.delete(stopping);
    },
  };
};

/** Somebody else is at it: should they die over it, it is looked at again. */
const lookLater = (world: World, { job, workId }: Carry): Promise<void> =>
  world.write((tx) => tx.later(job, { workId }, world.now() + leaseTime));

/**
 * Carries out a piece of long work under a lease of its own, for it may take longer than a job is lent for. Safe to repeat: what was
 * broken off is begun anew. Throws when the server is ending meanwhile, so that the job stays.
 */
export const carryWork = async (world: World, carry: Carry): Promise<void> => {
  const { workId: id, carryOut } = carry;
  const work = await workById(world.db, id);
  if (!work || !isUnderWay(work)) return;
  const by = world.newId();
  const now = world.now();
  const isOurs = await world.write(({ db }) => takeLease(db, { id, by, now, until: now + leaseTime }));
  if (!isOurs) return lookLater(world, carry);
  const controller = new AbortController();
  const { end, ...doing } = keepAlive(world, { id, by }, controller);
  const settle = (
    state: 'done' | 'failed' | 'waiting',
    rest: { fault?: string; madeId?: string | undefined } = {},
  ): Promise<unknown> =>
    world.write(async (tx) => {
      const isSettled = await settleWork(tx.db, id, { state, ...rest, now: world.now() });
      if (isSettled) await tx.changed(`media:${work.mediaId}`);
    });
  try {
    const done = await carryOut(work, doing);
    if (controller.signal.reason === 'cancelled') return;
    if (controller.signal.aborted) throw new Error('the server is ending');
    await ('fault' in done ? settle('failed', { fault: done.fault }) : settle('done', { madeId: done.madeId }));
  } catch (error) {
    await settle('waiting');
    throw error;
  } finally {
    end();
  }
};
