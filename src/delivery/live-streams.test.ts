import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import Fastify from 'fastify';
import { pino } from 'pino';
import { createDelivery, streamEvent, type Delivery, type Limits } from './delivery.ts';
import { page, until } from './site-for-tests.ts';

type Listener = {
  socket: Socket;
  /** All that came so far, head and chunks as they were on the wire. */
  heard: () => string;
  /** The events so far, without HTTP's frame. */
  events: () => string[];
};

type StreamSite = {
  delivery: Delivery;
  logged: string[];
  listen: (path: string, version?: string) => Promise<Listener>;
  get: (path: string) => Promise<number>;
  stop: () => Promise<void>;
  close: () => Promise<void>;
};

const eventsIn = (text: string): string[] =>
  text
    .slice(text.indexOf('\r\n\r\n') + 4)
    .split('\r\n')
    .filter((line, i) => i % 2 === 1 && line !== '');

/** Streams at `/live/TOPIC`, a page everywhere else. */
const streamSite = async (limits: Partial<Limits> = {}): Promise<StreamSite> => {
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const delivery = createDelivery({ publicUrl: 'http://courant.test', log, limits });
  const app = Fastify();
  app.get<{ Params: { topic: string } }>('/live/:topic', (request, reply) => {
    delivery.streams.open(request, reply, { topic: request.params.topic, network: 'home', first: 'data: hello\n\n' });
  });
  app.get('/*', (request, reply) => delivery.reply(request, reply, page()));
  await app.ready();
  const server = delivery.server(delivery.front((request, response) => app.routing(request, response)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sockets = new Set<Socket>();

  const listen = async (path: string, version = '1.1'): Promise<Listener> => {
    const socket = connect(port, '127.0.0.1');
    sockets.add(socket);
    let text = '';
    socket.on('error', () => undefined).on('data', (data) => (text += data.toString()));
    socket.write(`GET ${path} HTTP/${version}\r\nHost: courant.test\r\n\r\n`);
    await until(() => text.includes('\r\n\r\n'));
    return { socket, heard: () => text, events: () => eventsIn(text) };
  };

  return {
    delivery,
    logged,
    listen,
    get: async (path) => {
      const { socket, heard } = await listen(path);
      socket.destroy();
      return Number(heard().slice(9, 12));
    },
    stop: () => delivery.stop(server),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      delivery.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

test('what is said under a topic reaches everybody who listens to it, in order, and nobody else', async () => {
  const { delivery, listen, close } = await streamSite();
  const [ann, ben, other] = await Promise.all([listen('/live/a'), listen('/live/a'), listen('/live/b')]);
  const said = [1, 2, 3].map((id) => streamEvent({ id, data: { id, text: 'два\nлинии' } }));
  for (const event of said) delivery.streams.publish('a', event);
  delivery.streams.publish('nobody', 'data: lost\n\n');
  const expected = ['data: hello\n\n', ...said];
  await until(() => ann.events().length === 4 && ben.events().length === 4);
  assert.deepEqual([ann.events(), ben.events(), other.events()], [expected, expected, ['data: hello\n\n']]);
  assert.equal(said[0], 'id: 1\ndata: {"id":1,"text":"два\\nлинии"}\n\n');
  assert.deepEqual(delivery.streams.stats(), { streams: 3, topics: 2, dropped: 0 });
  await close();
});

test('a stream is neither kept nor compressed, has every header an answer has, and leaves no line in the log', async () => {
  const { listen, logged, delivery, close } = await streamSite();
  const { heard, socket } = await listen('/live/a');
  assert.match(heard(), /^HTTP\/1\.1 200 .*content-security-policy: .*content-type: text\/event-stream/is);
  assert.match(heard(), /cache-control: no-store\r\n/i);
  assert.match(heard(), /x-accel-buffering: no\r\n/i);
  assert.doesNotMatch(heard(), /content-encoding/i);
  socket.destroy();
  await until(() => delivery.streams.stats().streams === 0);
  assert.deepEqual([logged, delivery.streams.stats().topics], [[], 0]);
  await close();
});

test('readers who listen hold up no pages, however few are prepared at a time', async () => {
  const { listen, get, delivery, close } = await streamSite({ renders: 1, waiting: 50, longestRender: 60_000 });
  await Promise.all(Array.from({ length: 12 }, () => listen('/live/a')));
  assert.equal(await get('/page'), 200);
  assert.equal(delivery.streams.count('a'), 12);
  assert.equal(delivery.stats().running, 0);
  await close();
});

test('one network has its share of streams, and gets it back', async () => {
  const { listen, delivery, close } = await streamSite({ streamsPerNetwork: 2 });
  const first = await listen('/live/a');
  await listen('/live/b');
  const third = await listen('/live/c');
  assert.match(third.heard(), /^HTTP\/1\.1 429 .*retry-after: 30/is);
  first.socket.destroy();
  await until(() => delivery.streams.stats().streams === 1);
  assert.match((await listen('/live/c')).heard(), /^HTTP\/1\.1 200 /);
  await close();
});

test('when the house is full of listeners the next is sent away, and pages are still answered', async () => {
  const { listen, get, close } = await streamSite({ streams: 2 });
  await listen('/live/a');
  await listen('/live/a');
  assert.match((await listen('/live/a')).heard(), /^HTTP\/1\.1 503 .*retry-after/is);
  assert.equal(await get('/page'), 200);
  await close();
});

test('a reader who takes nothing in is let go, the others hear everything', async () => {
  const { listen, delivery, close } = await streamSite({ streamBacklog: 100_000 });
  const slow = await listen('/live/a');
  slow.socket.pause();
  const quick = await listen('/live/a');
  const event = streamEvent({ data: 'x'.repeat(50_000) });
  let said = 0;
  while (delivery.streams.stats().dropped === 0) {
    delivery.streams.publish('a', event);
    said += 1;
    await until(() => quick.heard().length > said * 50_000);
  }
  await until(() => delivery.streams.count('a') === 1);
  assert.equal(quick.events().length, said + 1);
  await close();
});

test('silence is broken before anybody takes the connection for dead', async () => {
  const { listen, close } = await streamSite({ heartbeat: 5 });
  const { events } = await listen('/live/a');
  await until(() => events().includes(':\n\n'));
  await close();
});

test('a proxy that speaks HTTP/1.0 gets the events without chunks', async () => {
  const { listen, delivery, close } = await streamSite();
  const { heard } = await listen('/live/a', '1.0');
  delivery.streams.publish('a', 'data: news\n\n');
  await until(() => heard().endsWith('\r\n\r\ndata: hello\n\ndata: news\n\n'));
  assert.doesNotMatch(heard(), /transfer-encoding/i);
  await close();
});

test('a graceful stop ends streams at once and asks the readers to come back at different times', async () => {
  const { listen, stop, close } = await streamSite();
  const listeners = await Promise.all(Array.from({ length: 20 }, () => listen('/live/a')));
  const began = performance.now();
  await stop();
  assert.ok(performance.now() - began < 3_000, 'the stop waited for readers who would never have left');
  const retries = listeners.map(({ heard }) => Number(/retry: (\d+)\n\n\r\n0\r\n\r\n$/.exec(heard())?.[1]));
  assert.ok(retries.every((retry) => retry >= 1_000 && retry <= 10_000) && new Set(retries).size > 5, String(retries));
  await close().catch(() => undefined);
});
