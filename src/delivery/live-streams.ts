/**
 * Streams of server-sent events (WHATWG HTML, 9.2), by topic. An event is encoded once and written to all who listen, in slices
 * between which the event loop breathes. A stream costs little more than its socket: no timer, no closure and no encoder of its own.
 */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Limits } from './limits.ts';
import { encodeEvent, heartbeat, lastWords, tooManyStreams, type EncodedEvent } from './stream-event.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers that stay open. */
    streams: LiveStreams;
  }
}

export type StreamLimits = Pick<Limits, 'streams' | 'streamsPerNetwork' | 'streamBacklog' | 'heartbeat'>;

/** One reader's open stream. */
export type Stream = { socket: Socket; isChunked: boolean; network: string; channel: Channel };

type Channel = { topic: string; streams: Set<Stream>; queue: EncodedEvent[]; isSending: boolean };

export type StreamAsked = {
  topic: string;
  /** The reader's network, for counting. */
  network: string;
  /** What they hear at once, as `streamEvent` writes it. */
  first?: string;
};

export type LiveStreams = {
  /**
   * Answers a request with a stream that stays open. Undefined when it cannot: too many are open, or it was a HEAD request; then the
   * request has been answered, too.
   */
  open: (request: FastifyRequest, reply: FastifyReply, asked: StreamAsked) => Stream | undefined;
  /** Says something to one reader alone. */
  tell: (stream: Stream, event: string) => void;
  /** Says something to all who listen to a topic, in the order of the calls. */
  publish: (topic: string, event: string) => void;
  /** How many listen to a topic on this node. */
  count: (topic: string) => number;
  stats: () => { streams: number; topics: number; dropped: number };
  /** Ends every stream and asks the readers to come back, not all at once. Later ones are sent away. */
  close: () => void;
};

/** So many sockets are written to before others get their turn. */
const slice = 250;

type Hall = {
  limits: StreamLimits;
  log: Logger;
  channels: Map<string, Channel>;
  byResponse: Map<ServerResponse, Stream>;
  perNetwork: Map<string, number>;
  dropped: number;
  beat: NodeJS.Timeout | undefined;
  isClosed: boolean;
  leave: (this: ServerResponse) => void;
};

const nextTurn = (): Promise<void> => new Promise((next) => setImmediate(next));

/** A reader who does not take in what is said is let go; the browser comes back and resumes. */
const write = (hall: Hall, { socket, isChunked }: Stream, event: EncodedEvent): void => {
  if (socket.destroyed || !socket.writable) return;
  if (socket.writableLength > hall.limits.streamBacklog) {
    hall.dropped += 1;
    socket.destroy();
    return;
  }
  socket.write(isChunked ? event.chunked : event.plain);
};

/** A reader who comes in the middle may hear an event that was meant for those before; events can be heard twice without harm. */
const pour = async (hall: Hall, channel: Channel): Promise<void> => {
  channel.isSending = true;
  for (let event = channel.queue.shift(); event; event = channel.queue.shift()) {
    let written = 0;
    for (const stream of channel.streams) {
      write(hall, stream, event);
      written += 1;
      if (written % slice === 0) await nextTurn();
    }
  }
  channel.isSending = false;
};

/** Keeps connections from being taken for dead, here and on the way. */
const beat = async (hall: Hall): Promise<void> => {
  let written = 0;
  for (const stream of hall.byResponse.values()) {
    write(hall, stream, heartbeat);
    written += 1;
    if (written % slice === 0) await nextTurn();
  }
};

const startBeating = (hall: Hall): void => {
  hall.beat ??= setInterval(() => {
    if (hall.byResponse.size > 0) return void beat(hall);
    clearInterval(hall.beat);
    hall.beat = undefined;
  }, hall.limits.heartbeat).unref();
};

const addToNetwork = ({ perNetwork }: Hall, network: string, by: number): void => {
  const count = (perNetwork.get(network) ?? 0) + by;
  if (count > 0) perNetwork.set(network, count);
  else perNetwork.delete(network);
};

const forget = (hall: Hall, response: ServerResponse): void => {
  const stream = hall.byResponse.get(response);
  if (!stream) return;
  hall.byResponse.delete(response);
  addToNetwork(hall, stream.network, -1);
  const { channel } = stream;
  channel.streams.delete(stream);
  if (channel.streams.size === 0 && hall.channels.get(channel.topic) === channel) hall.channels.delete(channel.topic);
};

const channelOf = ({ channels }: Hall, topic: string): Channel => {
  const known = channels.get(topic);
  if (known) return known;
  const channel: Channel = { topic, streams: new Set(), queue: [], isSending: false };
  channels.set(topic, channel);
  return channel;
};

/** Why nobody more is let in: the house is being shut or full, or this network has had its share. */
const refusal = (hall: Hall, network: string): number | undefined => {
  if (hall.isClosed || hall.byResponse.size >= hall.limits.streams) return 503;
  return (hall.perNetwork.get(network) ?? 0) >= hall.limits.streamsPerNetwork ? 429 : undefined;
};

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // nginx would gather events into large pieces.
  'X-Accel-Buffering': 'no',
};

/** What was needed to prepare an answer is not needed while the stream is open, which may be for hours. */
const travelLight = (request: FastifyRequest['raw'], response: ServerResponse): void => {
  // The line in the log would come when the stream ends, and say nothing; the place at the gate was left with the head.
  response.removeAllListeners('close');
  Reflect.deleteProperty(response, 'writeHead');
  request.rawHeaders.length = 0;
  request.headers = {};
};

const start = (hall: Hall, { raw: request }: FastifyRequest, reply: FastifyReply, asked: StreamAsked): Stream => {
  const { raw: response } = reply;
  reply.hijack();
  response.writeHead(200, headers);
  response.flushHeaders();
  const channel = channelOf(hall, asked.topic);
  const stream = { socket: request.socket, isChunked: response.chunkedEncoding, network: asked.network, channel };
  travelLight(request, response);
  hall.byResponse.set(response, stream);
  channel.streams.add(stream);
  addToNetwork(hall, asked.network, 1);
  response.once('close', hall.leave);
  // Who has left while their request was being looked at is announced by nobody any more.
  if (stream.socket.destroyed) forget(hall, response);
  return stream;
};

/** Lets a reader in, or says why not. */
const admit = (
  hall: Hall,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  asked: StreamAsked,
): Stream | undefined => {
  const status = refusal(hall, asked.network);
  if (status !== undefined) {
    void reply.code(status).headers(tooManyStreams.headers).send(tooManyStreams.text);
    return undefined;
  }
  if (request.method === 'HEAD') {
    void reply.headers(headers).send();
    return undefined;
  }
  const stream = start(hall, request, reply, asked);
  if (asked.first !== undefined) write(hall, stream, encodeEvent(asked.first));
  startBeating(hall);
  return stream;
};

const publish = (hall: Hall, topic: string, event: string): void => {
  const channel = hall.channels.get(topic);
  if (!channel) return;
  channel.queue.push(encodeEvent(event));
  if (channel.isSending) return;
  pour(hall, channel).catch((error: unknown) => hall.log.error({ err: error }, 'an event could not be sent'));
};

const shut = (hall: Hall): void => {
  hall.isClosed = true;
  clearInterval(hall.beat);
  for (const { socket, isChunked } of hall.byResponse.values()) {
    if (socket.writable) socket.write(lastWords(isChunked));
    socket.destroySoon();
  }
};

export const createLiveStreams = ({ log, limits }: { log: Logger; limits: StreamLimits }): LiveStreams => {
  const hall: Hall = {
    limits,
    log,
    channels: new Map(),
    byResponse: new Map(),
    perNetwork: new Map(),
    dropped: 0,
    beat: undefined,
    isClosed: false,
    /** One listener for all: which response was closed is its `this`. */
    leave(this: ServerResponse): void {
      forget(hall, this);
    },
  };
  return {
    open: (request, reply, asked) => admit(hall, { request, reply }, asked),
    tell: (stream, event) => write(hall, stream, encodeEvent(event)),
    publish: (topic, event) => publish(hall, topic, event),
    count: (topic) => hall.channels.get(topic)?.streams.size ?? 0,
    stats: () => ({ streams: hall.byResponse.size, topics: hall.channels.size, dropped: hall.dropped }),
    close: () => shut(hall),
  };
};
