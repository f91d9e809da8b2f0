import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { makeNewspaper, type Newspaper } from '../../../test/newspaper.ts';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { createJobRunner } from '../../job-runner.ts';
import { publishScheduled } from '../../rooms/articles/articles.ts';
import { saveSettings } from '../../rooms/publication/publication.ts';
import { websubJob, type WebsubPing } from './ping-hubs.ts';

let made: TestWorld;
let paper: Newspaper;
let hub: Server;
let address: string;
/** What the hub was told: method, type and form of each call. */
let calls: { method: string | undefined; type: string | undefined; form: URLSearchParams }[] = [];
let status = 202;
const origin = 'http://courant.test';

before(async () => {
  made = await testWorld();
  paper = await makeNewspaper(made.world);
  hub = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(pieces).toString());
      calls.push({ method: request.method, type: request.headers['content-type'], form });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => hub.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(hub.address() as AddressInfo).port}/`;
});
after(async () => {
  await new Promise((closed) => hub.close(closed));
  await made.close();
});

const ping: WebsubPing = { edition: 'en' };
const allow = (): boolean => true;

test('a hub is told once of each feed that a new story appears in', async () => {
  await saveSettings(made.world, { websubHubs: [address] });
  const jobs = createJobRunner(made.world, {
    'websub-ping': (world, payload: WebsubPing) => websubJob(world, payload, { allow }),
  });
  calls = [];
  await paper.story();
  assert.equal(await jobs.runDue(), 1);
  const lists = ['', '/science', '/tag/tides', '/author/ana'];
  const feeds = lists.flatMap((list) => ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `${origin}${list}/${file}`));
  assert.deepEqual(
    calls.map(({ form }) => form.get('hub.url')),
    feeds,
  );
  for (const { method, type, form } of calls) {
    assert.equal(method, 'POST');
    assert.equal(type, 'application/x-www-form-urlencoded');
    assert.equal(form.get('hub.mode'), 'publish');
  }
  assert.equal(await jobs.runDue(), 0);
});

test('a hub that fails is told again later', async () => {
  const jobs = createJobRunner(made.world, {
    'websub-ping': (world, payload: WebsubPing) => websubJob(world, payload, { allow }),
  });
  status = 503;
  calls = [];
  await paper.story();
  await jobs.runDue();
  assert.equal(calls.length, 1);
  status = 202;
  made.clock.now += 60_000;
  await jobs.runDue();
  assert.equal(calls.length, 13);
});

test('a scheduled story is told when it is published, not before', async () => {
  calls = [];
  const scheduledAt = made.clock.now + 60_000;
  await paper.story({ status: 'scheduled', scheduledAt, slug: 'scheduled' });
  const jobs = createJobRunner(made.world, {
    'publish-scheduled': publishScheduled,
    'websub-ping': (world, payload: WebsubPing) => websubJob(world, payload, { allow }),
  });
  await jobs.runDue();
  assert.equal(calls.length, 0);
  made.clock.now = scheduledAt;
  await jobs.runDue();
  await jobs.runDue();
  assert.equal(calls.length, 12);
});

test('a hub at a private address is never called', async () => {
  calls = [];
  await assert.rejects(() => websubJob(made.world, ping), /Not every hub could be told/);
  assert.deepEqual(calls, []);
});

test('without hubs nothing is written and nobody is called', async () => {
  await saveSettings(made.world, { websubHubs: [] });
  calls = [];
  await paper.story();
  const jobs = createJobRunner(made.world, {
    'websub-ping': () => assert.fail('There is no hub to be told'),
  });
  assert.equal(await jobs.runDue(), 0);
  await websubJob(made.world, ping, { allow });
  assert.deepEqual(calls, []);
});
