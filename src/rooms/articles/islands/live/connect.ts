import type { LiveFrame } from './frame.ts';

type Hearing = {
  stream: string;
  /** Where the page left off, in milliseconds since 1970. */
  since: number;
  frame: (frame: LiveFrame) => void;
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

/** A stream of events that is resumed where it broke; where none can be had, the changes are asked for now and then. */
export const connect = ({ stream, since: began, frame, live }: Hearing): Connection => {
  let since = began;
  let source: EventSource | undefined;
  let timer: number | undefined;
  let failures = 0;
  let polls = 0;
  let isWanted = false;

  const address = (inner = ''): string => `${stream}${inner}?since=${since}`;
  const take = (told: LiveFrame): void => {
    since = Math.max(since, told.at);
    frame(told);
  };
  const later = (act: () => void, milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
  const leave = (): void => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
    live(false);
  };
  const poll = (): void => {
    polls += 1;
    fetch(address('/changes'))
      .then(async (answer) => {
        if (answer.ok) take((await answer.json()) as LiveFrame);
      })
      .catch(() => undefined)
      .finally(() => {
        if (isWanted) later(polls % pollsBeforeStream === 0 ? listen : poll, about(pollEvery));
      });
  };
  const fail = (): void => {
    leave();
    failures += 1;
    if (!isWanted) return;
    if (failures >= failuresBeforePolling) poll();
    else later(listen, about(1_000 * 2 ** failures));
  };
  const listen = (): void => {
    source?.close();
    const opened = (source = new EventSource(address()));
    // A proxy that gathers what it is sent lets nothing through, not even the beginning.
    later(fail, patience);
    opened.onopen = () => {
      clearTimeout(timer);
      live(true);
    };
    opened.onmessage = ({ data }) => {
      failures = 0;
      take(JSON.parse(data as string) as LiveFrame);
    };
    opened.onerror = () => {
      live(false);
      // The browser comes back by itself unless it was sent away.
      if (opened.readyState === EventSource.CLOSED) fail();
      else later(fail, patience);
    };
  };
  return {
    open: () => {
      if (isWanted) return;
      isWanted = true;
      listen();
    },
    close: () => {
      isWanted = false;
      leave();
    },
    again: () => {
      if (isWanted) listen();
    },
  };
};
