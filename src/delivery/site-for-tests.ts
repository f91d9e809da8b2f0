import { once } from 'node:events';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { createDelivery, type Delivery, type DeliveryParts, type Page } from './delivery.ts';

/** An answer as it came over the wire; `text` is what it says once decoded. */
export type Answer = {
  status: number;
  headers: IncomingMessage['headers'];
  raw: string[];
  body: Buffer;
  text: string;
};

export type TestSite = {
  delivery: Delivery;
  port: number;
  /** Paths the route was asked for, in order. */
  drawn: string[];
  get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;
  /** Stops gracefully. */
  stop: () => Promise<void>;
  close: () => Promise<void>;
};

type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  site: { delivery: Delivery },
) => Page | undefined | Promise<Page | undefined>;

const decode = (body: Buffer, encoding: string | undefined): string =>
  (body.length === 0
    ? body
    : encoding === 'br'
      ? brotliDecompressSync(body)
      : encoding === 'gzip'
        ? gunzipSync(body)
        : body
  ).toString();

const fetchFrom = (
  port: number,
  path: string,
  { headers, method }: { headers: Record<string, string>; method: string },
): Promise<Answer> =>
  new Promise((done, failed) => {
    const asked = ask({ host: '127.0.0.1', port, path, headers, method, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        const text = decode(body, answer.headers['content-encoding']);
        done({ status: answer.statusCode ?? 0, headers: answer.headers, raw: answer.rawHeaders, body, text });
      });
    });
    asked.on('error', failed).end();
  });

/** A server with delivery before one route, on a port of its own. A route that gives no page has answered by itself. */
export const testDelivery = async (route: Route, parts: Partial<DeliveryParts> = {}): Promise<TestSite> => {
  const delivery = createDelivery({
    publicUrl: 'http://courant.test',
    log: pino({ level: 'silent' }),
    ...parts,
  });
  const drawn: string[] = [];
  const front = delivery.front((request, response) => {
    drawn.push(request.url ?? '');
    const answer = async (): Promise<void> => {
      const page = await route(request, response, { delivery });
      if (page) await delivery.answer(request, response, page);
    };
    answer().catch(() => response.destroy());
  });
  const server = delivery.server(front);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    delivery,
    port,
    drawn,
    get: (path, headers = {}, method = 'GET') => fetchFrom(port, path, { headers, method }),
    stop: () => delivery.stop(server).finally(() => delivery.close()),
    close: async () => {
      delivery.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** A long enough story to be worth compressing. */
export const story = (words = 'The tide came in as announced. '): string =>
  `<!doctype html><title>Tide</title><p>${words.repeat(60)}</p>`;

export const page = (more: Partial<Page> = {}): Page => ({
  body: story(),
  type: 'text/html; charset=utf-8',
  topics: ['article:1'],
  query: [],
  ...more,
});

/** A gate that a test opens when it is ready. */
export const latch = (): { opened: Promise<void>; open: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
};

/** Waits until something has come about; the test's own time limit is the bound. */
export const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((again) => setImmediate(again));
};
