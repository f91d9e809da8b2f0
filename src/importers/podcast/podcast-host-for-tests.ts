import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';

const fixtures = join(import.meta.dirname, '../../../test/fixtures');
const audio = (name: string): Buffer => readFileSync(join(fixtures, 'audio', name));

/** What an address of the host answers in place of its file. */
type Trouble = (request: IncomingMessage, response: ServerResponse, bytes: Buffer) => boolean;

export type PodcastHost = {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** `127.0.0.1:PORT` */
  name: string;
  /** Every question, as `GET /path range`. */
  asked: string[];
  /** Path → what happens there; true when it has answered. */
  trouble: Map<string, Trouble>;
  close: () => Promise<void>;
};

const types: Record<string, string> = {
  xml: 'application/rss+xml',
  html: 'text/html',
  png: 'image/png',
  json: 'application/json',
};

/** The same speech with another tag at its end: no two episodes have the same file. */
const soundAt = (path: string): Buffer => {
  const tag = Buffer.alloc(128);
  tag.write(`TAG${path}`.slice(0, 33), 'latin1');
  return Buffer.concat([audio('demo.mp3'), tag]);
};

const squares = new Map<number, Promise<Buffer>>();
const square = (side: number): Promise<Buffer> => {
  const known = squares.get(side);
  if (known) return known;
  const made = sharp({ create: { width: side, height: side, channels: 3, background: '#304860' } })
    .png()
    .toBuffer();
  squares.set(side, made);
  return made;
};

const fileAt = async (path: string, query: string, address: string): Promise<Buffer | undefined> => {
  if (path === '/art-1400.png') return square(1_400);
  if (path === '/art-small.png') return square(300);
  if (path === '/face.png') return square(200);
  if (path === '/audio/page.mp3') return audio('html-named.mp3');
  if (path === '/audio/torn.mp3') return audio('truncated.mp3');
  if (path === '/audio/gone.mp3') return undefined;
  if (/\.(?:mp3|m4a)$/.test(path)) return soundAt(path);
  const paged = /paged=(\d+)/.exec(query)?.[1];
  const name =
    path === '/feed/podcast/'
      ? paged === undefined
        ? 'powerpress.xml'
        : `powerpress-${paged}.xml`
      : path === '/111/transcript'
        ? 'transcript-111.html'
        : path.slice(1);
  try {
    const bytes = readFileSync(join(fixtures, 'podcast', name));
    return Buffer.from(bytes.toString('latin1').replaceAll('http://HOST', address), 'latin1');
  } catch {
    return undefined;
  }
};

const send = (request: IncomingMessage, response: ServerResponse, bytes: Buffer): void => {
  const mark = `"${bytes.length}"`;
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const isRest = from > 0 && request.headers['if-range'] === mark;
  response.writeHead(isRest ? 206 : 200, {
    'content-type': types[/\.(\w+)$/.exec(request.url ?? '')?.[1] ?? ''] ?? 'audio/mpeg',
    'content-length': bytes.length - (isRest ? from : 0),
    etag: mark,
    ...(isRest ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  response.end(isRest ? bytes.subarray(from) : bytes);
};

/** A podcast host as shows are brought from: the feeds of test/fixtures/podcast, their sound and pictures, and what goes wrong there. */
export const podcastHost = async (): Promise<PodcastHost> => {
  const asked: string[] = [];
  const trouble: PodcastHost['trouble'] = new Map();
  const state = { address: '' };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search } = new URL(request.url ?? '/', state.address);
    const path = decodeURIComponent(pathname);
    asked.push(['GET', `${path}${search}`, request.headers.range ?? ''].join(' ').trim());
    const bytes = await fileAt(path, search, state.address);
    const wrong = trouble.get(path);
    if (wrong?.(request, response, bytes ?? Buffer.alloc(0))) return;
    if (bytes) send(request, response, bytes);
    else response.writeHead(404).end('nothing here');
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  state.address = `http://127.0.0.1:${port}`;
  return {
    address: state.address,
    name: `127.0.0.1:${port}`,
    asked,
    trouble,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};
