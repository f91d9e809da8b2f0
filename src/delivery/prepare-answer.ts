import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { logAnswer } from './access-log.ts';
import type { Asked, Desk } from './desk.ts';
import { keyOf } from './page-key.ts';
import { answerPlainly, tooBusy } from './plain-answer.ts';

/** A request delivery cannot answer by itself. */
export type Missed = { request: IncomingMessage; response: ServerResponse; asked: Asked };

/** Where such requests go: to the app, or, when they had waited for nothing, to the front once more. */
export type Ways = { next: RequestListener; again: RequestListener };

const isGone = (response: ServerResponse): boolean => response.destroyed || response.socket?.destroyed === true;

const setSecurity = ({ site: { security } }: Desk, response: ServerResponse): void => {
  for (let i = 0; i < security.length; i += 2) response.setHeader(security[i] ?? '', security[i + 1] ?? '');
};

/** Calls `ready` when the head of the answer is written or the connection is gone. */
const whenReady = (desk: Desk, response: ServerResponse, ready: () => void): void => {
  const writeHead = Reflect.get(response, 'writeHead');
  response.writeHead = (...parts: unknown[]): ServerResponse => {
    ready();
    if (desk.isStopping) response.shouldKeepAlive = false;
    return Reflect.apply(writeHead, response, parts);
  };
  response.once('close', ready);
};

/** Hands a request to the app, with the headers every answer carries and a line in the log when it is done. */
export const handOver = (
  desk: Desk,
  { request, response }: Omit<Missed, 'asked'>,
  { next, ready }: { next: RequestListener; ready: () => void },
): void => {
  setSecurity(desk, response);
  logAnswer(desk.log, request, response);
  whenReady(desk, response, ready);
  next(request, response);
};

/** The name under which requests for the same page find each other; pages that proved to be one person's alone have none. */
const flightKey = (desk: Desk, { request, asked: { target, audience } }: Missed): string | undefined => {
  if (desk.alone.has(request)) return undefined;
  if (audience.isToken || (audience.kind === 'person' && desk.names.isAlone(target.path))) return undefined;
  const names = target.query ? desk.names.of(target.path) : [];
  return audience.variant + (names ? keyOf(target, names) : (request.url ?? '/'));
};

/** Ends a flight that brought no page; those who waited start anew, each for themselves if it never was a page. */
const giveUp = (desk: Desk, asked: Asked, { again, isPage }: { again: RequestListener; isPage: boolean }): void => {
  const { flight } = asked;
  asked.flight = undefined;
  for (const waiter of flight ? desk.flights.abandon(flight) : []) {
    if (!isPage) desk.alone.add(waiter.request);
    again(waiter.request, waiter.response);
  }
};

/** Has an answer prepared: after the one already in progress for the same page, or in its turn. */
export const prepareAnswer = (desk: Desk, missed: Missed, { next, again }: Ways): void => {
  const { request, response, asked } = missed;
  const key = flightKey(desk, missed);
  const inProgress = key === undefined ? undefined : desk.flights.find(key);
  if (inProgress) {
    desk.counts.joined += 1;
    return desk.flights.join(inProgress, request, response);
  }
  if (key !== undefined) asked.flight = desk.flights.begin(key);
  desk.counts.misses += 1;
  let leave = (): void => undefined;
  let isReady = false;
  const ready = (): void => {
    isReady = true;
    leave();
    // A page has landed by now. What is no page (a redirect, a stream) leaves those who waited to ask for themselves.
    giveUp(desk, asked, { again, isPage: response.destroyed });
  };
  leave = desk.gate.enter({
    start: () => handOver(desk, missed, { next, ready }),
    shed: () => {
      answerPlainly(response, tooBusy, desk.site.security);
      giveUp(desk, asked, { again, isPage: true });
    },
    isGone: () => isGone(response),
    forget: () => giveUp(desk, asked, { again, isPage: true }),
  });
  // Whoever is let in at once may have been answered before this line was reached.
  if (isReady) leave();
};
