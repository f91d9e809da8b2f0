import type { LiveFrame } from './frame.ts';

export type Hearing = {
  stream: string;
  /** Where the page left off, in milliseconds since 1970. */
  since: number;
  frame: (frame: LiveFrame) => void;
  viewers: (count: number) => void;
  /** Whether what happens is heard at once. */
  live: (isLive: boolean) => void;
};

export type Connection = { open: () => void; close: () => void };

const failuresBeforePolling = 3;
const pollEvery = 25_000;
/** So many polls, and a stream is tried again. */
const pollsBeforeStream = 12;
const patience = 15_000;

const withSince = (address: string, since: number, inner = ''): string => {
  const url = new URL(address, location.href);
  url.pathname += inner;
  url.searchParams.set('since', String(since));
  return url.href;
};

/** Half of it to one and a half: whoever lost the connection together does not come back together. */
const about = (milliseconds: number): number => milliseconds * (0.5 + Math.random());

type Line = {
  hearing: Hearing;
  since: number;
  source: EventSource | undefined;
  timer: number | undefined;
  failures: number;
  polls: number;
  isWanted: boolean;
};

const take = (line: Line, frame: LiveFrame): void => {
  line.since = Math.max(line.since, frame.at);
  line.hearing.frame(frame);
};

const later = (line: Line, act: (line: Line) => void, milliseconds: number): void => {
  clearTimeout(line.timer);
  line.timer = setTimeout(() => act(line), milliseconds);
};

const leave = (line: Line): void => {
  clearTimeout(line.timer);
  line.source?.close();
  line.source = undefined;
  line.hearing.live(false);
};

const ask = async (line: Line): Promise<void> => {
  const answer = await fetch(withSince(line.hearing.stream, line.since, '/changes'));
  if (answer.ok) take(line, (await answer.json()) as LiveFrame);
};

const poll = (line: Line): void => {
  line.polls += 1;
  ask(line)
    .catch(() => undefined)
    .finally(() => {
      const next = line.polls % pollsBeforeStream === 0 ? listen : poll;
      if (line.isWanted) later(line, next, about(pollEvery));
    });
};

const fail = (line: Line): void => {
  leave(line);
  line.failures += 1;
  if (!line.isWanted) return;
  if (line.failures >= failuresBeforePolling) poll(line);
  else later(line, listen, about(2_000 * 2 ** line.failures));
};

const listen = (line: Line): void => {
  const { hearing } = line;
  line.source?.close();
  const source = (line.source = new EventSource(withSince(hearing.stream, line.since)));
  // A proxy that gathers what it is sent lets nothing through, not even the beginning.
  later(line, fail, patience);
  source.onopen = () => {
    clearTimeout(line.timer);
    hearing.live(true);
  };
  source.onmessage = ({ data }) => {
    line.failures = 0;
    take(line, JSON.parse(data as string) as LiveFrame);
  };
  source.addEventListener('viewers', ({ data }) => hearing.viewers(Number(data)));
  source.onerror = () => {
    hearing.live(false);
    // The browser comes back by itself unless it was sent away.
    if (source.readyState === EventSource.CLOSED) fail(line);
    else later(line, fail, patience);
  };
};

/** A stream of events that is resumed where it broke; where none can be had, the changes are asked for now and then. */
export const connect = (hearing: Hearing): Connection => {
  const line: Line = {
    hearing,
    since: hearing.since,
    source: undefined,
    timer: undefined,
    failures: 0,
    polls: 0,
    isWanted: false,
  };
  return {
    open: () => {
      if (line.isWanted) return;
      line.isWanted = true;
      listen(line);
    },
    close: () => {
      line.isWanted = false;
      leave(line);
    },
  };
};
