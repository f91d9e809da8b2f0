import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readlinkSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import Fastify from 'fastify';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { addMedia, makeRenditions, mediaById, mediaPath, mediaRoutes, type Media } from './media.ts';
import { jpeg } from './test-pictures.ts';

let site: TestSite;
let picture: Media;
let sound: Media;

const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413, 7)]);
const mp3 = Buffer.concat(Array.from({ length: 40 }, () => frame));

const added = async (bytes: Buffer, fileName: string): Promise<Media> => {
  const outcome = await site.world.write((tx) => addMedia(site.world, tx, { bytes, fileName }));
  assert.ok(outcome.ok);
  await makeRenditions(site.world, { mediaId: outcome.value });
  const media = await mediaById(site.world, outcome.value);
  assert.ok(media?.path);
  return media;
};

before(async () => {
  site = await testSite();
  picture = await added(await jpeg(), 'a.jpg');
  sound = await added(mp3, 'bell.mp3');
});
after(() => site.close());

const ask = (path: string | undefined, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  site.request(path ?? '', { headers, method });

test('A picture comes with its type, to be kept for ever and never to be run', async () => {
  const answer = await ask(picture.path);
  assert.equal(answer.status, 200);
  const expected = {
    'content-type': 'image/jpeg',
    'content-length': String(picture.bytes),
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'content-disposition': null,
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(answer.headers.get(name), value, name);
  assert.equal((await answer.arrayBuffer()).byteLength, picture.bytes);
});

test('Every rendition is served under its own address and type', async () => {
  const types = {
    avif: 'image/avif',
    webp: 'image/webp',
    jpeg: 'image/jpeg',
    png: 'image/png',
    card: 'image/jpeg',
    animation: 'image/webp',
  };
  assert.ok(picture.renditions.length > 3);
  for (const { path, format, bytes } of picture.renditions) {
    const answer = await ask(path);
    assert.deepEqual(
      [answer.status, answer.headers.get('content-type'), (await answer.arrayBuffer()).byteLength],
      [200, types[format], bytes],
      path,
    );
  }
});

test('Only files the tables know are served', async () => {
  const { id } = picture;
  for (const path of [
    `/media/${id}/../${id}/original.jpg/x`,
    `/media/${id}/..%2f..%2fcourant.sqlite`,
    `/media/${id}/%2e%2e`,
    `/media/${id}/original.png`,
    `/media/${id}/original.jpg.part`,
    `/media/${id.slice(-2)}/${id}`,
    '/media/nobody/original.jpg',
    `/media/${sound.id}/original.jpg`,
  ]) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

test('What a browser has already is not sent again', async () => {
  const etag = (await ask(picture.path)).headers.get('etag') ?? '';
  for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = await ask(picture.path, { 'if-none-match': header });
    assert.deepEqual([answer.status, answer.headers.get('etag'), await answer.text()], [304, etag, ''], header);
  }
  assert.equal((await ask(picture.path, { 'if-none-match': '"other"' })).status, 200);
});

test('HEAD says what GET would send', async () => {
  const answer = await ask(sound.path, { range: 'bytes=0-9' }, 'HEAD');
  assert.deepEqual(
    [answer.status, answer.headers.get('content-length'), await answer.text()],
    [200, String(mp3.length), ''],
  );
  assert.equal(answer.headers.get('accept-ranges'), 'bytes');
});

test('A player gets the part of a recording it asks for', async () => {
  const answer = await ask(sound.path, { range: 'bytes=410-419' });
  assert.equal(answer.status, 206);
  assert.equal(answer.headers.get('content-range'), `bytes 410-419/${mp3.length}`);
  assert.equal(answer.headers.get('content-length'), '10');
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), mp3.subarray(410, 420));
});

test('A part behind the end does not exist', async () => {
  const answer = await ask(sound.path, { range: `bytes=${mp3.length}-` });
  assert.deepEqual([answer.status, answer.headers.get('content-range')], [416, `bytes */${mp3.length}`]);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
});

test('Several parts at once, or a part of another file, are answered with the whole', async () => {
  const etag = (await ask(sound.path)).headers.get('etag') ?? '';
  assert.equal((await ask(sound.path, { range: 'bytes=0-1,4-5' })).status, 200);
  assert.equal((await ask(sound.path, { range: 'bytes=0-1', 'if-range': '"another"' })).status, 200);
  assert.equal((await ask(sound.path, { range: 'bytes=0-1', 'if-range': etag })).status, 206);
});

test('A document is handed over as a file under the name it came with', async () => {
  const paper = await added(Buffer.from('%PDF-1.7 '.padEnd(300)), 'Bericht “März”.pdf');
  const answer = await ask(paper.path);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  assert.equal(
    answer.headers.get('content-disposition'),
    'attachment; filename="Bericht _M_rz_.pdf"; filename*=UTF-8\'\'Bericht%20%E2%80%9CM%C3%A4rz%E2%80%9D.pdf',
  );
});

test('A file that is gone from the disk is not found, and nobody remembers that', async () => {
  const lost = await added(await jpeg(411), 'lost.jpg');
  rmSync(mediaPath(site.world, `${lost.id.slice(-2)}/${lost.id}/original.jpg`));
  const answer = await ask(lost.path);
  assert.deepEqual([answer.status, answer.headers.get('cache-control')], [404, 'no-store']);
});

test('When the listener leaves, the file is let go', { skip: process.platform !== 'linux' }, async () => {
  const long = await added(Buffer.concat([mp3, Buffer.alloc(30_000_000)]), 'long.mp3');
  const fastify = Fastify();
  mediaRoutes(fastify, site.world);
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  const isOpen = (): boolean =>
    readdirSync('/proc/self/fd').some((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).includes(long.id);
      } catch {
        return false;
      }
    });
  const request = get({ port: (fastify.server.address() as AddressInfo).port, path: long.path });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  await once(answer, 'readable');
  assert.ok(isOpen());
  request.destroy();
  while (isOpen()) await new Promise((done) => setImmediate(done));
  await fastify.close();
});
