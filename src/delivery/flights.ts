import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that waits for the page another request is having drawn. */
export type Waiter = { request: IncomingMessage; response: ServerResponse; generation: number };

/** A page that is being drawn, for the request that came first and all that came after it. */
export type Flight = {
  key: string;
  waiters: Waiter[];
  /** What changed while it was being drawn. */
  changes: { generation: number; topics: ReadonlySet<string> | null }[];
};

export type Flights = {
  find: (key: string) => Flight | undefined;
  begin: (key: string) => Flight;
  join: (flight: Flight, request: IncomingMessage, response: ServerResponse) => void;
  changed: (topics: readonly string[] | null) => void;
  /**
   * Ends a flight whose page depends on `topics`. `isCurrent`: nothing it depends on changed meanwhile, so it may be kept.
   * `served` came before the first such change and may have the page; `late` came after it and must not.
   */
  land: (flight: Flight, topics: readonly string[]) => { isCurrent: boolean; served: Waiter[]; late: Waiter[] };
  /** Ends a flight that brought nothing to share; gives back who waited for it. */
  abandon: (flight: Flight) => Waiter[];
};

/**
 * One drawing of a page at a time, however many ask for it, and none of them is shown something older than the moment
 * they asked: who has just posted a comment never gets the page that was begun before it.
 */
export const createFlights = (): Flights => {
  const inProgress = new Map<string, Flight>();
  let generation = 0;

  const end = (flight: Flight): Waiter[] => {
    if (inProgress.get(flight.key) === flight) inProgress.delete(flight.key);
    return flight.waiters.splice(0);
  };

  return {
    find: (key) => inProgress.get(key),
    begin: (key) => {
      const flight: Flight = { key, waiters: [], changes: [] };
      inProgress.set(key, flight);
      return flight;
    },
    join: (flight, request, response) => void flight.waiters.push({ request, response, generation }),
    changed: (topics) => {
      generation += 1;
      const change = { generation, topics: topics === null ? null : new Set(topics) };
      for (const flight of inProgress.values()) flight.changes.push(change);
    },
    land: (flight, topics) => {
      const first = flight.changes.find(
        (change) => change.topics === null || topics.some((topic) => change.topics?.has(topic)),
      );
      const waiters = end(flight);
      if (!first) return { isCurrent: true, served: waiters, late: [] };
      const served = waiters.filter((waiter) => waiter.generation < first.generation);
      return { isCurrent: false, served, late: waiters.filter((waiter) => !served.includes(waiter)) };
    },
    abandon: end,
  };
};
