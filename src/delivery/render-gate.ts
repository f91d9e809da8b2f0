/** A request that wants its answer prepared. */
export type Turn = {
  start: () => void;
  /** Too many are waiting, or this one has waited too long. */
  shed: () => void;
  /** The reader has left: nothing needs to be prepared. */
  isGone: () => boolean;
  /** Called instead of `start` when the reader has left. */
  forget: () => void;
};

type Bounds = { renders: number; waiting: number; patience: number; longestRender: number };

export type RenderGate = {
  /** Starts the turn when there is room; the function given back must be called when its answer is ready. */
  enter: (turn: Turn) => () => void;
  /** Milliseconds the request at the head of the queue has waited. */
  longestWait: () => number;
  stats: () => { running: number; waiting: number; shed: number; forgotten: number };
  close: () => void;
};

type Place = { turn: Turn; since: number; state: 'waiting' | 'running' | 'over' };

const sweepEvery = 200;

/**
 * Lets a bounded number of answers be prepared at a time, and gives the event loop a turn between two, so that kept pages
 * and live readers are served while a queue stands. Who would wait longer than `patience` is sent away instead of piling up.
 */
export const createRenderGate = (bounds: Bounds, now: () => number): RenderGate => {
  const queue = new Set<Place>();
  const running = new Set<Place>();
  let shed = 0;
  let forgotten = 0;
  let isPumping = false;
  let sweeper: NodeJS.Timeout | undefined;

  const leave = (place: Place): void => {
    if (place.state === 'over') return;
    place.state = 'over';
    running.delete(place);
    queue.delete(place);
    pump();
  };

  const startNext = (): void => {
    const [place] = queue;
    if (!place || running.size >= bounds.renders) return;
    queue.delete(place);
    if (place.turn.isGone()) {
      forgotten += 1;
      place.state = 'over';
      place.turn.forget();
      return;
    }
    place.state = 'running';
    place.since = now();
    running.add(place);
    place.turn.start();
  };

  const pump = (): void => {
    if (isPumping || queue.size === 0 || running.size >= bounds.renders) return;
    isPumping = true;
    setImmediate(() => {
      isPumping = false;
      startNext();
      pump();
    });
  };

  const sweep = (): void => {
    for (const place of [...queue]) {
      if (now() - place.since < bounds.patience) break;
      queue.delete(place);
      place.state = 'over';
      shed += 1;
      place.turn.shed();
    }
    for (const place of [...running]) if (now() - place.since > bounds.longestRender) leave(place);
    if (queue.size === 0 && running.size === 0) {
      clearInterval(sweeper);
      sweeper = undefined;
    }
  };

  const enter = (turn: Turn): (() => void) => {
    const place: Place = { turn, since: now(), state: 'waiting' };
    if (queue.size >= bounds.waiting) {
      place.state = 'over';
      shed += 1;
      turn.shed();
      return () => undefined;
    }
    queue.add(place);
    sweeper ??= setInterval(sweep, sweepEvery).unref();
    if (queue.size === 1 && running.size === 0 && !isPumping) startNext();
    else pump();
    return () => leave(place);
  };

  return {
    enter,
    longestWait: () => {
      const [first] = queue;
      return first ? now() - first.since : 0;
    },
    stats: () => ({ running: running.size, waiting: queue.size, shed, forgotten }),
    close: () => clearInterval(sweeper),
  };
};
