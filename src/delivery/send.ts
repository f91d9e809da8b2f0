import type { IncomingMessage, ServerResponse } from 'node:http';
import { isUnmodifiedSince, matchingTag } from './conditional.ts';
import type { Desk } from './desk.ts';
import { answerHeaders, unmodifiedHeaders } from './answer-headers.ts';
import { acceptsGzip, encodingFor } from './encodings.ts';
import { blocksOf, fillBlocks, gzipBytesOf, plainBytesOf, type Blocks, type Filled } from './fill-page.ts';
import type { Template } from './slots.ts';
import { encode, headersUnmodified, inEncoding, type Encoded, type Prepared } from './kept-page.ts';
import type { KeptPage } from './kept-pages.ts';
import type { Page } from './page.ts';
import { answerPlainly, noEncoding } from './plain-answer.ts';
import type { Audience, RequestHead } from './request-head.ts';

export type Sending = {
  response: ServerResponse;
  head: RequestHead;
  audience: Audience['kind'];
  prepared: Prepared;
};

const tagOfReader = ({ response, head, prepared }: Sending, encoded: Encoded): string | undefined => {
  if (prepared.status !== 200 || (response.req.method !== 'GET' && response.req.method !== 'HEAD')) return undefined;
  if (head.ifNoneMatch !== '') return matchingTag(head.ifNoneMatch, prepared.hash, encoded.etag);
  return head.ifModifiedSince !== '' && isUnmodifiedSince(head.ifModifiedSince, prepared.page.lastModified)
    ? encoded.etag
    : undefined;
};

const write = (desk: Desk, sending: Sending, encoded: Encoded): void => {
  const { response, audience, prepared } = sending;
  if (response.headersSent || response.destroyed) return;
  const known = tagOfReader(sending, encoded);
  if (known !== undefined) {
    desk.counts.unmodified += 1;
    response.writeHead(304, headersUnmodified(encoded, audience, known));
    response.end();
    return;
  }
  response.writeHead(prepared.status, encoded.headers(audience));
  if (response.req.method === 'HEAD') response.end();
  else response.end(encoded.body);
};

/** One more page of this name is sent. Names are bounded: a flood of addresses must not fill the memory. */
export const countView = (
  { views, limits, onCounted }: Desk,
  { counted, noted = counted }: Page,
  request: IncomingMessage,
): void => {
  if (counted !== undefined && (views.size < limits.keptPages || views.has(counted)))
    views.set(counted, (views.get(counted) ?? 0) + 1);
  if (noted !== undefined) onCounted?.(noted, request);
};

/** Sends an answer in the encoding the reader wants; at once when these bytes are there. */
export const send = (desk: Desk, sending: Sending): void | Promise<void> => {
  const { template } = sending.prepared;
  const reader = template && sending.audience === 'person' ? desk.readers?.reader(sending.head.cookie) : undefined;
  if (!template || reader === undefined) return sendUsual(desk, sending);
  if (!(reader instanceof Promise)) return sendKnown(desk, sending, reader);
  return reader.then((found) => (found === undefined ? sendUsual(desk, sending) : sendKnown(desk, sending, found)));
};

/** Sends a page with this reader's slots filled in, once all that is needed for them is there. */
const sendKnown = (desk: Desk, sending: Sending, reader: object): void | Promise<void> => {
  const waiting = desk.readers?.know(reader, sending.prepared.template?.slots ?? []);
  return waiting ? waiting.then(() => sendFilled(desk, sending, reader)) : sendFilled(desk, sending, reader);
};

/** For so long the bytes made for a reader serve them again: somebody who reloads, or many tabs. */
const filledFor = 5_000;
const mostFilled = 64;

type Ready = { until: number; mark: string; plain?: Buffer; gzip?: Buffer; blocks: Blocks; filled: Filled };

/** The page with this reader's slots filled in, made now or a moment ago. */
const readyFor = (desk: Desk, prepared: Prepared, template: Template, reader: object): Ready => {
  const now = desk.now();
  const before = prepared.ready?.get(reader);
  if (before && before.until > now) return before;
  const { readers } = desk;
  const { page } = prepared;
  const blocks = (prepared.blocks ??= blocksOf(template, readers, page.scene));
  const filled = fillBlocks(blocks, readers?.filler(template.slots, reader, page.scene) ?? (() => undefined));
  const ready: Ready = { until: now + filledFor, mark: filled.mark, blocks, filled };
  prepared.ready ??= new Map();
  const [oldest] = prepared.ready.keys();
  if (prepared.ready.size >= mostFilled && oldest) prepared.ready.delete(oldest);
  prepared.ready.delete(reader);
  prepared.ready.set(reader, ready);
  return ready;
};

const bytesFor = (ready: Ready, isZipped: boolean): Buffer =>
  isZipped
    ? (ready.gzip ??= gzipBytesOf(ready.blocks, ready.filled))
    : (ready.plain ??= plainBytesOf(ready.blocks, ready.filled));

const sendFilled = (desk: Desk, { response, head, prepared }: Sending, reader: object): void => {
  const encoding = encodingFor(head.acceptEncoding);
  if (encoding === undefined) return answerPlainly(response, noEncoding, desk.site.security);
  if (response.headersSent || response.destroyed || !prepared.template) return;
  const ready = readyFor(desk, prepared, prepared.template, reader);
  const isZipped = encoding !== 'identity' && prepared.compressible && acceptsGzip(head.acceptEncoding);
  const etag = `"${prepared.hash}.${ready.mark}${isZipped ? '-g' : ''}"`;
  const described = {
    page: prepared.page,
    encoding: isZipped ? 'gzip' : 'identity',
    etag,
    audience: 'person',
  } as const;
  const isRead = response.req.method === 'GET' || response.req.method === 'HEAD';
  if (isRead && prepared.status === 200 && head.ifNoneMatch === etag) {
    desk.counts.unmodified += 1;
    response.writeHead(304, unmodifiedHeaders(answerHeaders(desk.site, { ...described, length: 0 }), etag)).end();
    return;
  }
  const body = bytesFor(ready, isZipped);
  response.writeHead(prepared.status, answerHeaders(desk.site, { ...described, length: body.length }));
  response.end(response.req.method === 'HEAD' ? undefined : body);
};

const sendUsual = (desk: Desk, sending: Sending): void | Promise<void> => {
  const encoding = encodingFor(sending.head.acceptEncoding);
  if (encoding === undefined) return answerPlainly(sending.response, noEncoding, desk.site.security);
  const encoded = inEncoding(sending.prepared, encoding);
  if (!(encoded instanceof Promise)) return write(desk, sending, encoded);
  return encoded.then((made) => {
    desk.kept.weigh(sending.prepared);
    write(desk, sending, made);
  });
};

/** A page asked for this often since it was drawn is worth the slowest compression. */
const hotAt = 50;

/** Compresses pages that many ask for more thoroughly, one at a time and off the main thread. */
export const createPress = (desk: Desk): ((page: KeptPage) => void) => {
  const waiting = new Set<KeptPage>();
  let isPressing = false;

  const press = async (): Promise<void> => {
    isPressing = true;
    for (const page of waiting) {
      waiting.delete(page);
      for (const encoding of ['br', 'gzip'] as const) {
        if (desk.kept.get(page.key) !== page || page[encoding]?.effort !== 'quick') continue;
        await encode(page, encoding, 'thorough');
        desk.kept.weigh(page);
      }
    }
    isPressing = false;
  };

  return (page) => {
    if (page.hits !== hotAt || !page.compressible || waiting.size > 100) return;
    waiting.add(page);
    if (!isPressing) press().catch((error: unknown) => desk.log.error({ error }, 'a page could not be compressed'));
  };
};
