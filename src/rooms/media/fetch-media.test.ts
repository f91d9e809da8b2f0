import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { addMissingMedia, fetchMedia, fillMissingMedia, keepMedia, mediaById } from './media.ts';
import { jpeg } from './test-pictures.ts';

let site: TestWorld;
let server: Server;
let port: number;
before(async () => {
  site = await testWorld();
  const picture = await jpeg();
  server = createServer((request, response) => {
    if (request.url?.includes('.jpg')) response.setHeader('content-type', 'text/html').end(picture);
    else
      response.setHeader('content-type', 'image/jpeg').end('<!doctype html><p>Please sign in to see this picture</p>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
after(async () => {
  server.close();
  await site.close();
});

const here = {
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  allow: (address: string, asked: number) => address === '127.0.0.1' && asked === port,
};

test('A picture of the old site is fetched, judged by its content and kept under its name there', async () => {
  const received = await fetchMedia(site.world, `http://old.test:${port}/2019/Caf%C3%A9%20am%20See.jpg?w=300`, here);
  assert.ok(received.ok, JSON.stringify(received));
  const id = await site.world.write((tx) => keepMedia(site.world, tx, received.value, { alt: 'A café' }));
  const media = await mediaById(site.world, id);
  assert.deepEqual([media?.fileName, media?.contentType, media?.alt], ['Café am See.jpg', 'image/jpeg', 'A café']);
});

test('A page that calls itself a picture is refused', async () => {
  const received = await fetchMedia(site.world, `http://old.test:${port}/picture`, here);
  assert.ok(!received.ok && received.refusal === 'unknown-type');
});

test('An old site that points at this machine gets nothing', async () => {
  const received = await fetchMedia(site.world, `http://127.0.0.1/picture.jpg`);
  assert.ok(!received.ok && received.refusal === 'private-address');
});

test('A missing picture is filled with what was fetched', async () => {
  const originUrl = `http://old.test:${port}/lost.jpg`;
  const id = await site.world.write((tx) => addMissingMedia(site.world, tx, { originUrl }));
  const received = await fetchMedia(site.world, originUrl, here);
  assert.ok(received.ok);
  assert.ok((await fillMissingMedia(site.world, id, received.value)).ok);
  assert.equal((await mediaById(site.world, id))?.state, 'waiting');
});
