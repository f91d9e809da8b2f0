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

type Place = { turn: Turn; since: number; state: 'waiting' | 'running' | 'over' };

type Room = {
  bounds: Bounds;
  now: () => number;
  queue: Set<Place>;
  running: Set<Place>;
  shed: number;
  forgotten: number;
  isPumping: boolean;
  sweeper: NodeJS.Timeout | undefined;
};

const sweepEvery = 200;

const leave = (room: Room, place: Place): void => {
  if (place.state === 'over') return;
  place.state = 'over';
  room.running.delete(place);
  room.queue.delete(place);
  pump(room);
};

const startNext = (room: Room): void => {
  const [place] = room.queue;
  if (!place || room.running.size >= room.bounds.renders) return;
  room.queue.delete(place);
  if (place.turn.isGone()) {
    room.forgotten += 1;
    place.state = 'over';
    place.turn.forget();
    return;
  }
  place.state = 'running';
  place.since = room.now();
  room.running.add(place);
  place.turn.start();
};

const pump = (room: Room): void => {
  if (room.isPumping || room.queue.size === 0 || room.running.size >= room.bounds.renders) return;
  room.isPumping = true;
  setImmediate(() => {
    room.isPumping = false;
    startNext(room);
    pump(room);
  });
};

const sendAway = (room: Room, place: Place): void => {
  room.queue.delete(place);
  place.state = 'over';
  room.shed += 1;
  place.turn.shed();
};

const sweep = (room: Room): void => {
  const { bounds, now, queue, running } = room;
  const waiting = Array.from(queue).filter((place) => now() - place.since >= bounds.patience);
  for (const place of waiting) sendAway(room, place);
  const stuck = Array.from(running).filter((place) => now() - place.since > bounds.longestRender);
  for (const place of stuck) leave(room, place);
  if (queue.size > 0 || running.size > 0) return;
  clearInterval(room.sweeper);
  room.sweeper = undefined;
};

const enter = (room: Room, turn: Turn): Place => {
  const place: Place = { turn, since: room.now(), state: 'waiting' };
  if (room.queue.size >= room.bounds.waiting) {
    sendAway(room, place);
    return place;
  }
  room.queue.add(place);
  room.sweeper ??= setInterval(sweep, sweepEvery, room).unref();
  if (room.queue.size === 1 && room.running.size === 0 && !room.isPumping) startNext(room);
  else pump(room);
  return place;
};

export type RenderGate = {
  /** Starts the turn when there is room; the function given back must be called when its answer is ready. */
  enter: (turn: Turn) => () => void;
  /** Milliseconds the request at the head of the queue has waited. */
  longestWait: () => number;
  stats: () => { running: number; waiting: number; shed: number; forgotten: number };
  close: () => void;
};

/**
 * Lets a bounded number of answers be prepared at a time, and gives the event loop a turn between two, so that kept pages
 * and live readers are served while a queue stands. Who would wait longer than `patience` is sent away instead of piling up.
 */
export const createRenderGate = (bounds: Bounds, now: () => number): RenderGate => {
  const room: Room = {
    bounds,
    now,
    queue: new Set(),
    running: new Set(),
    shed: 0,
    forgotten: 0,
    isPumping: false,
    sweeper: undefined,
  };
  return {
    enter: (turn) => {
      const place = enter(room, turn);
      return () => leave(room, place);
    },
    longestWait: () => {
      const [first] = room.queue;
      return first ? now() - first.since : 0;
    },
    stats: () => ({
      running: room.running.size,
      waiting: room.queue.size,
      shed: room.shed,
      forgotten: room.forgotten,
    }),
    close: () => clearInterval(room.sweeper),
  };
};
