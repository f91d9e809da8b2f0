/** What a stream tells: from `at` on, milliseconds since 1970, one goes on. */
type Frame = { at: number };

type Hearing<F extends Frame> = {
  stream: string;
  /** Where the page left off, in milliseconds since 1970. */
  since: number;
  frame: (frame: F) => void;
  /** What else the stream tells, by the name of the event. */
  also?: Record<string, (data: string) => void>;
  /** Whether what happens is heard at once. */
  live: (isLive: boolean) => void;
};

export type Connection = { open: () => void; close: () => void; again: () => void };

const failuresBeforePolling = 3;
const pollEvery = 20_000;
/** So many polls, and a stream is tried again. */
const pollsBeforeStream = 12;
const patience = 15_000;

/** Half of it to one and a half: whoever lost the connection together does not come back together. */
const about = (milliseconds: number): number => milliseconds * (0.5 + Math.random());

type Line = Omit<Hearing<Frame>, 'frame'> & {
  /** As it came: whoever listens knows what its stream tells. */
  frame: (frame: never) => void;
  source: EventSource | undefined;
  timer: number | undefined;
  failures: number;
  polls: number;
  isWanted: boolean;
};

const address = ({ stream, since }: Line, inner = ''): string => {
  const url = new URL(stream, location.href);
  url.pathname += inner;
  url.searchParams.set('since', String(since));
  return url.href;
};

const take = (line: Line, told: Frame): void => {
  line.since = Math.max(line.since, told.at);
  line.frame(told as never);
};

const later = (line: Line, act: (line: Line) => void, milliseconds: number): void => {
  clearTimeout(line.timer);
  line.timer = setTimeout(() => act(line), milliseconds);
};

const leave = (line: Line): void => {
  clearTimeout(line.timer);
  line.source?.close();
  line.source = undefined;
  line.live(false);
};

const poll = (line: Line): void => {
  line.polls += 1;
  fetch(address(line, '/changes'))
    .then(async (answer) => {
      if (answer.ok) take(line, (await answer.json()) as Frame);
    })
    .catch(() => undefined)
    .finally(() => {
      if (line.isWanted) later(line, line.polls % pollsBeforeStream === 0 ? listen : poll, about(pollEvery));
    });
};

const fail = (line: Line): void => {
  leave(line);
  line.failures += 1;
  if (!line.isWanted) return;
  if (line.failures >= failuresBeforePolling) poll(line);
  else later(line, listen, about(1_000 * 2 ** line.failures));
};

const listen = (line: Line): void => {
  line.source?.close();
  const opened = (line.source = new EventSource(address(line)));
  // A proxy that gathers what it is sent lets nothing through, not even the beginning.
  later(line, fail, patience);
  opened.onopen = () => {
    clearTimeout(line.timer);
    line.live(true);
  };
  opened.onmessage = ({ data }) => {
    line.failures = 0;
    take(line, JSON.parse(data as string) as Frame);
  };
  for (const [name, tell] of Object.entries(line.also ?? {}))
    opened.addEventListener(name, ({ data }: MessageEvent<string>) => tell(data));
  opened.onerror = () => {
    line.live(false);
    // The browser comes back by itself unless it was sent away.
    if (opened.readyState === EventSource.CLOSED) fail(line);
    else later(line, fail, patience);
  };
};

/** A stream of events that is resumed where it broke; where none can be had, the changes are asked for now and then. */
export const connect = <F extends Frame>(hearing: Hearing<F>): Connection => {
  const line: Line = { ...hearing, source: undefined, timer: undefined, failures: 0, polls: 0, isWanted: false };
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
    again: () => {
      if (line.isWanted) listen(line);
    },
  };
};
