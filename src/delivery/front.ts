import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerAsset } from './assets.ts';
import type { Asked, Desk } from './desk.ts';
import { findKept } from './find-kept.ts';
import type { KeptPage } from './kept-pages.ts';
import { spelledOnce, targetOf } from './page-key.ts';
import { addressTooLong, answerPlainly, noHost, tooBusy } from './plain-answer.ts';
import { handOver, prepareAnswer, type Ways } from './prepare-answer.ts';
import { audienceOf, readHead } from './request-head.ts';
import { countView, createPress, send, type Sending } from './send.ts';

const isOwn = (url: string): boolean =>
  url.charCodeAt(0) === 47 && url.charCodeAt(1) !== 47 && url.charCodeAt(1) !== 92;

/**
 * The path and query a request asks for. The absolute form (`GET http://host/path`) loses its host, and slashes at the
 * start are folded: `//elsewhere` must never be taken for another site's address. The app sees the spelling pages are kept
 * under: else it could answer `/%65s/` as no edition, and that answer would be kept for `/es/`.
 */
const ownPath = (request: IncomingMessage): string => {
  const url = request.url ?? '/';
  if (url === '*' || (isOwn(url) && !url.includes('%'))) return url;
  const path = isOwn(url) ? url : `/${url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/^[/\\]+/, '')}`;
  request.url = spelledOnce(path);
  return request.url;
};

/** HTTP/1.1 asks for exactly one Host; with two, a cache in front might go by another one than we do (RFC 9112, 3.2). */
const namesOneHost = ({ rawHeaders, httpVersionMinor }: IncomingMessage): boolean => {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts === 1 || (hosts === 0 && httpVersionMinor === 0);
};

const sendKept = (desk: Desk, kept: KeptPage, sending: Sending): void => {
  kept.hits += 1;
  desk.counts.hits += 1;
  countView(desk, kept.page, sending.response.req);
  const sent = send(desk, sending);
  if (!sent) return;
  sent.catch((error: unknown) => {
    desk.log.error({ err: error }, 'a kept page could not be sent');
    sending.response.destroy();
  });
};

/** Forms and uploads: not queued behind pages, but bounded in number. */
const change = (
  desk: Desk,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  next: RequestListener,
): void => {
  if (desk.counts.writing >= desk.limits.writing) return answerPlainly(response, tooBusy, desk.site.security);
  desk.counts.writing += 1;
  response.once('close', () => (desk.counts.writing -= 1));
  handOver(desk, { request, response }, { next, ready: () => undefined });
};

/** Answers what is kept, and passes on what is not. */
export const createFront = (desk: Desk, next: RequestListener): RequestListener => {
  const press = createPress(desk);

  const read: RequestListener = (request, response) => {
    const url = request.url ?? '/';
    const head = readHead(request.rawHeaders);
    // A body with GET means nothing to us; the connection is not used further, so that nothing can hide in it.
    if (head.hasBody) response.shouldKeepAlive = false;
    if (url.startsWith('/assets/'))
      return answerAsset({ response, url, head, security: desk.site.security, log: desk.log });
    const audience = audienceOf(head);
    const kept = findKept(desk, url, audience);
    if (kept) {
      press(kept);
      return sendKept(desk, kept, { response, head, audience: audience.kind, prepared: kept });
    }
    const asked: Asked = { target: targetOf(url), head, audience };
    desk.asked.set(request, asked);
    prepareAnswer(desk, { request, response, asked }, ways);
  };

  const front: RequestListener = (request, response) => {
    if (desk.isStopping) response.shouldKeepAlive = false;
    if (desk.held) return void desk.held.push(() => front(request, response));
    if (ownPath(request).length > desk.limits.urlLength)
      return answerPlainly(response, addressTooLong, desk.site.security);
    if (!namesOneHost(request)) {
      response.shouldKeepAlive = false;
      return answerPlainly(response, noHost, desk.site.security);
    }
    const url = request.url ?? '/';
    const shortcut = desk.shortcuts.find(({ isFor }) => isFor(url));
    if (shortcut) {
      if (readHead(request.rawHeaders).hasBody) response.shouldKeepAlive = false;
      return shortcut.answer(request, response, desk.site.security);
    }
    if (request.method === 'GET' || request.method === 'HEAD') read(request, response);
    else change(desk, { request, response }, next);
  };

  const ways: Ways = { next, again: front };
  return front;
};
