import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerAsset } from './assets.ts';
import type { Asked, Desk } from './desk.ts';
import type { KeptPage } from './kept-pages.ts';
import { keyOf, targetOf } from './page-key.ts';
import { addressTooLong, answerPlainly, tooBusy } from './plain-answer.ts';
import { audienceOf, readHead, type Audience, type RequestHead } from './request-head.ts';
import { createPress, send } from './send.ts';
import { logAnswer } from './access-log.ts';

/** The kept page for an address as it was asked for, or one spelled otherwise, or one that is the same for all. */
const findKept = (desk: Desk, url: string, audience: Audience): KeptPage | undefined => {
  const named = (key: string): KeptPage | undefined => {
    const own = audience.kind === 'person' ? undefined : desk.kept.get(audience.variant + key);
    if (own || audience.kind === 'stranger') return own;
    const shared = desk.kept.get(key);
    return shared?.page.shared === true ? shared : undefined;
  };
  let found = named(url);
  if (!found && (url.includes('?') || url.includes('%'))) {
    const target = targetOf(url);
    const names = target.query ? desk.names.of(target.path) : [];
    found = names && named(keyOf(target, names));
  }
  if (!found || found.expires > desk.now()) return found;
  desk.kept.remove(found);
  return undefined;
};

const isGone = (response: ServerResponse): boolean => response.destroyed || response.socket?.destroyed === true;

const setSecurity = (desk: Desk, response: ServerResponse): void => {
  const { security } = desk.site;
  for (let i = 0; i < security.length; i += 2) response.setHeader(security[i] ?? '', security[i + 1] ?? '');
};

/** Calls `ready` once, when the answer's head is written or the connection is gone. */
const whenReady = (desk: Desk, response: ServerResponse, ready: () => void): void => {
  const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse;
  response.writeHead = ((...parts: unknown[]) => {
    ready();
    if (desk.isStopping) response.shouldKeepAlive = false;
    return writeHead(...parts);
  }) as ServerResponse['writeHead'];
  response.once('close', ready);
};

type Missed = { request: IncomingMessage; response: ServerResponse; asked: Asked };

/** The name under which requests for the same page find each other; a person's page is nobody else's. */
const flightKey = (desk: Desk, { request, asked }: Missed): string | undefined => {
  const { target, audience } = asked;
  if (audience.kind === 'person' || desk.alone.has(request)) return undefined;
  const names = target.query ? desk.names.of(target.path) : [];
  return `${audience.variant}${names ? keyOf(target, names) : request.url}`;
};

export const createFront = (desk: Desk, next: RequestListener): RequestListener => {
  const press = createPress(desk);

  /** Has an answer prepared: after the one already in progress for the same page, or in its turn. */
  const prepareAnswer = (missed: Missed): void => {
    const { request, response, asked } = missed;
    const key = flightKey(desk, missed);
    const inProgress = key === undefined ? undefined : desk.flights.find(key);
    if (inProgress) {
      desk.counts.joined += 1;
      return desk.flights.join(inProgress, request, response);
    }
    if (key !== undefined) asked.flight = desk.flights.begin(key);
    desk.counts.misses += 1;
    const giveUp = (isPage: boolean): void => {
      const { flight } = asked;
      asked.flight = undefined;
      for (const waiter of flight ? desk.flights.abandon(flight) : []) {
        if (!isPage) desk.alone.add(waiter.request);
        front(waiter.request, waiter.response);
      }
    };
    let leave = (): void => undefined;
    const start = (): void => {
      setSecurity(desk, response);
      logAnswer(desk.log, request, response);
      whenReady(desk, response, () => {
        leave();
        // A page has landed by now. What is no page (a redirect, a stream) leaves those who waited to ask for themselves.
        giveUp(response.destroyed);
      });
      next(request, response);
    };
    const shed = (): void => (answerPlainly(response, tooBusy, desk.site.security), giveUp(true));
    leave = desk.gate.enter({ start, shed, isGone: () => isGone(response), forget: () => giveUp(true) });
  };

  const read = (request: IncomingMessage, response: ServerResponse, url: string): void => {
    const head: RequestHead = readHead(request.rawHeaders);
    // A body with GET means nothing to us; the connection is not used further, so that nothing can hide in it.
    if (head.hasBody) response.shouldKeepAlive = false;
    if (url.startsWith('/assets/')) return answerAsset({ response, url, head, security: desk.site.security });
    const audience = audienceOf(head);
    const kept = findKept(desk, url, audience);
    if (!kept) return prepareAnswer({ request, response, asked: askFor(request, { head, audience, url }) });
    kept.hits += 1;
    desk.counts.hits += 1;
    press(kept);
    const sent = send(desk, { response, head, audience: audience.kind, prepared: kept });
    if (sent) sent.catch((error: unknown) => fail(response, error));
  };

  const askFor = (request: IncomingMessage, { url, ...rest }: Omit<Asked, 'target' | 'flight'> & { url: string }): Asked => {
    const asked: Asked = { target: targetOf(url), ...rest };
    desk.asked.set(request, asked);
    return asked;
  };

  const fail = (response: ServerResponse, error: unknown): void => {
    desk.log.error({ err: error }, 'an answer could not be sent');
    response.destroy();
  };

  /** Forms and uploads: not queued behind pages, but bounded in number. */
  const change = (request: IncomingMessage, response: ServerResponse): void => {
    if (desk.counts.writing >= desk.limits.writing) return answerPlainly(response, tooBusy, desk.site.security);
    desk.counts.writing += 1;
    whenReady(desk, response, () => undefined);
    response.once('close', () => (desk.counts.writing -= 1));
    setSecurity(desk, response);
    logAnswer(desk.log, request, response);
    next(request, response);
  };

  const front: RequestListener = (request, response) => {
    if (desk.isStopping) response.shouldKeepAlive = false;
    const url = ownPath(request);
    if (url.length > desk.limits.urlLength) return answerPlainly(response, addressTooLong, desk.site.security);
    if (request.method === 'GET' || request.method === 'HEAD') read(request, response, url);
    else change(request, response);
  };
  return front;
};

/**
 * The path and query a request asks for. The absolute form (`GET http://host/path`) loses its host, and slashes at the
 * start are folded: `//elsewhere` must never be taken for another site's address.
 */
const ownPath = (request: IncomingMessage): string => {
  const url = request.url ?? '/';
  if (url.charCodeAt(0) === 47 && url.charCodeAt(1) !== 47 && url.charCodeAt(1) !== 92) return url;
  const path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/^[/\\]+/, '');
  request.url = url === '*' ? url : `/${path}`;
  return request.url;
};
