/** How an event is written on a stream (WHATWG HTML, 9.2.6), and how it is framed for HTTP/1.1 (RFC 9112, 7.1). */

/** The bytes of an event: as they are for HTTP/1.0, which some proxies speak, and as one chunk for HTTP/1.1. */
export type EncodedEvent = { plain: Buffer; chunked: Buffer };

const chunkOf = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

export const encodeEvent = (text: string): EncodedEvent => ({
  plain: Buffer.from(text),
  chunked: Buffer.from(chunkOf(text)),
});

export type StreamEvent = {
  /** Where the browser resumes from when the connection breaks. */
  id?: string | number;
  /** The kind; `message` when left out. */
  event?: string;
  /** Sent as JSON, which has no line breaks of its own. */
  data?: unknown;
  /** Milliseconds after which a broken connection is tried again. */
  retry?: number;
};

/** One event as text, with the empty line that ends it. */
export const streamEvent = ({ id, event, data, retry }: StreamEvent): string =>
  [
    ...(retry === undefined ? [] : [`retry: ${Math.round(retry)}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...(data === undefined ? [] : [`data: ${JSON.stringify(data)}`]),
    '\n',
  ].join('\n');

/** A comment: browsers take no notice of it. */
export const heartbeat = encodeEvent(':\n\n');

/** Thousands who come back in the same second would find the door jammed. */
const soonest = 1_000;
const spread = 9_000;

/** Asks the reader to come back after a while that is different for each, and ends the answer. */
export const lastWords = (isChunked: boolean): string => {
  const text = streamEvent({ retry: soonest + Math.random() * spread });
  return isChunked ? `${chunkOf(text)}0\r\n\r\n` : text;
};

export const tooManyStreams = {
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'Retry-After': '30' },
  text: 'Too many streams are open just now. Ask for the changes instead.\n',
};
