import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { latch, page, story, testDelivery, until, type TestSite } from './site-for-tests.ts';

test('a flood of addresses that do not exist pushes no page out', async () => {
  const site = await testDelivery((request) => (request.url === '/a' ? page() : page({ status: 404 })), {
    limits: { keptErrors: 50, keptPages: 100 },
  });
  await site.get('/a');
  for (let i = 0; i < 500; i += 1) await site.get(`/missing-${i}`);
  assert.deepEqual(
    { pages: site.delivery.stats().pages, errors: site.delivery.stats().errors },
    { pages: 1, errors: 50 },
  );
  await site.get('/a');
  assert.equal(site.drawn.filter((path) => path === '/a').length, 1);
  await site.close();
});

test('a missing page is looked for again as soon as anything is published', async () => {
  let isPublished = false;
  const site = await testDelivery(() => (isPublished ? page() : page({ status: 404, topics: [] })));
  assert.equal((await site.get('/a')).status, 404);
  assert.equal((await site.get('/a')).status, 404);
  assert.equal(site.drawn.length, 1);
  isPublished = true;
  site.delivery.drop(['list:en']);
  assert.equal((await site.get('/a')).status, 200);
  await site.close();
});

test('a flood of pages asked for once pushes out no page that is read', async () => {
  const limits = { keptBytes: 1_000_000 };
  const site = await testDelivery(() => page(), { limits });
  const read = Array.from({ length: 20 }, (_, i) => `/story-${i}`);
  for (let round = 0; round < 3; round += 1) for (const path of read) await site.get(path);
  for (let i = 0; i < 1_000; i += 1) await site.get(`/search/${i}`);
  const before = site.drawn.length;
  for (const path of read) await site.get(path);
  assert.equal(site.drawn.length, before);
  assert.ok(site.delivery.stats().bytes <= limits.keptBytes);
  await site.close();
});

test('an endless page is sent, but not kept', async () => {
  const site = await testDelivery(() => page({ body: 'x'.repeat(200_000) }), {
    limits: { keptBytes: 1_000_000 },
  });
  assert.equal((await site.get('/a')).body.length, 200_000);
  assert.equal(site.delivery.stats().pages, 0);
  await site.close();
});

/** A site where drawing waits for the test, one at a time. */
const slowSite = async (limits: Record<string, number>): Promise<TestSite & { open: () => void }> => {
  const gate = latch();
  const site = await testDelivery(async (request) => (request.url === '/fast' ? page() : (await gate.opened, page())), {
    limits: { renders: 1, ...limits },
  });
  return { ...site, open: gate.open };
};

test('nothing is drawn for readers who have left', async () => {
  const site = await slowSite({});
  const first = site.get('/a');
  await until(() => site.drawn.length === 1);
  const left = connect(site.port, '127.0.0.1');
  left.write('GET /left HTTP/1.1\r\nHost: x\r\n\r\n');
  await until(() => site.delivery.stats().waiting === 1);
  left.destroy();
  const stays = site.get('/stays');
  await until(() => site.delivery.stats().waiting === 2);
  site.open();
  await Promise.all([first, stays]);
  assert.deepEqual(site.drawn, ['/a', '/stays']);
  assert.equal(site.delivery.stats().forgotten, 1);
  await site.close();
});

test('who waited for a reader who has left gets the page all the same', async () => {
  const site = await slowSite({});
  const first = site.get('/a');
  await until(() => site.drawn.length === 1);
  const left = connect(site.port, '127.0.0.1');
  left.write('GET /b HTTP/1.1\r\nHost: x\r\n\r\n');
  await until(() => site.delivery.stats().waiting === 1);
  const waits = site.get('/b');
  await until(() => site.delivery.stats().joined === 1);
  left.destroy();
  site.open();
  assert.equal((await waits).text, story());
  assert.equal((await first).status, 200);
  await site.close();
});

test('when too many wait, the next are asked to come back; kept pages are answered all the while', async () => {
  const site = await slowSite({ waiting: 2 });
  await site.get('/fast');
  const answers = ['/a', '/b', '/c'].map((path) => site.get(path));
  await until(() => site.delivery.stats().waiting === 2);
  const shed = await site.get('/d');
  assert.equal(shed.status, 503);
  assert.equal(shed.headers['retry-after'], '3');
  assert.equal(shed.headers['cache-control'], 'no-store');
  assert.match(String(shed.headers['content-security-policy']), /default-src 'none'/);
  assert.match(shed.text, /try again in a few seconds/);
  assert.equal((await site.get('/fast')).status, 200);
  site.open();
  assert.deepEqual(
    (await Promise.all(answers)).map(({ status }) => status),
    [200, 200, 200],
  );
  await site.close();
});

test('nobody waits longer than patience lasts', async () => {
  const site = await slowSite({ patience: 50 });
  const first = site.get('/a');
  await until(() => site.drawn.length === 1);
  assert.equal((await site.get('/b')).status, 503);
  site.open();
  assert.equal((await first).status, 200);
  await site.close();
});

test('a drawing that never ends holds up the others only for a while', async () => {
  const site = await testDelivery(
    (request) => (request.url === '/stuck' ? new Promise<undefined>(() => undefined) : page()),
    {
      limits: { renders: 1, longestRender: 50 },
    },
  );
  site.get('/stuck').catch(() => undefined);
  await until(() => site.drawn.length === 1);
  assert.equal((await site.get('/a')).status, 200);
  await site.close();
});

test('forms beyond the bound are asked to come back', async () => {
  const site = await slowSite({ writing: 1 });
  const first = site.get('/form', {}, 'POST');
  await until(() => site.drawn.length === 1);
  assert.equal((await site.get('/form', {}, 'POST')).status, 503);
  site.open();
  assert.equal((await first).status, 200);
  assert.equal((await site.get('/form', {}, 'POST')).status, 200);
  assert.equal(site.delivery.stats().pages, 0, 'what a form answers is not kept');
  await site.close();
});

const linesOf = async (socket: Socket): Promise<string> => {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => undefined);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
};

const ask = (site: TestSite, text: string): Promise<string> => {
  const socket = connect(site.port, '127.0.0.1');
  socket.write(text);
  return linesOf(socket);
};

test('half-sent requests and bodies are not waited for', async () => {
  const site = await testDelivery(
    async (request) => {
      await request.resume().toArray();
      return page();
    },
    { limits: { headersTimeout: 200, requestTimeout: 300, checkInterval: 50 } },
  );
  const answers = await Promise.all([
    ask(site, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '),
    ask(site, ''),
    ask(site, 'POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nslow'),
  ]);
  for (const answer of answers)
    assert.match(answer, /^HTTP\/1\.1 408 Request Timeout\r\n(?:.*\r\n)*Content-Security-Policy: default-src 'none'/);
  await site.close();
});

test('who was refused and goes on sending is not kept company', { timeout: 10_000 }, async () => {
  const site = await testDelivery(() => page(), { limits: { headersTimeout: 200, checkInterval: 50 } });
  const socket = connect({ port: site.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.resume().write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  const trickle = setInterval(() => socket.write('x'), 20);
  // Only a connection that is gone at the other end answers a write with an error.
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  clearInterval(trickle);
  assert.match(error.code ?? '', /^(?:EPIPE|ECONNRESET)$/);
  socket.destroy();
  await site.close();
});

test('what is no request is refused, safely', async () => {
  const site = await testDelivery(() => page());
  const refused: [request: string, status: number][] = [
    ['nonsense\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: a\r\nExpect: a banana\r\n\r\n', 417],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ];
  const safety = [
    "Content-Security-Policy: default-src 'none'",
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: ',
    'Cross-Origin-Opener-Policy: same-origin',
    'Cross-Origin-Resource-Policy: same-origin',
    'Connection: close',
  ];
  for (const [request, status] of refused) {
    const answer = await ask(site, request);
    assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), `${request.slice(0, 60)} → ${answer.slice(0, 30)}`);
    for (const line of safety) assert.ok(answer.includes(`\r\n${line}`), `${status} has ${line}`);
  }
  assert.match(await ask(site, 'GET /old HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 /, 'HTTP/1.0 knew no Host');
  assert.deepEqual(site.drawn.splice(0), ['/old']);
  assert.equal((await site.get(`/${'x'.repeat(5_000)}`)).status, 414);
  assert.equal(site.drawn.length, 0);
  await site.close();
});

test('whatever the request says about the host, the app sees a path of this site', async () => {
  const site = await testDelivery((request) => page({ body: String(request.url) }));
  const seen = async (target: string): Promise<string> =>
    (
      await ask(
        site,
        `GET ${target} HTTP/1.1\r\nHost: evil.test\r\nX-Forwarded-Host: evil.test\r\nConnection: close\r\n\r\n`,
      )
    ).split('\r\n\r\n')[1] ?? '';
  assert.equal(await seen('http://evil.test/a?b'), '/a?b');
  assert.equal(await seen('//evil.test/a'), '/evil.test/a');
  assert.equal(await seen('/\\evil.test'), '/evil.test');
  assert.equal(await seen('http://evil.test'), '/');
  await site.close();
});

test('a body sent with GET closes the connection, so that nothing can hide in it', async () => {
  const site = await testDelivery(() => page());
  const hidden = 'GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n';
  const answer = await ask(site, `GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`);
  assert.match(answer, /\r\nConnection: close\r\n/);
  assert.deepEqual(site.drawn, ['/a']);
  await site.close();
});

test('a graceful stop answers everybody who had come, also those who had not yet asked', async () => {
  const site = await testDelivery(() => page());
  const sockets = Array.from({ length: 40 }, () => connect(site.port, '127.0.0.1'));
  const answers = sockets.map((socket) => linesOf(socket));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const stopped = site.stop();
  for (const socket of sockets) socket.write('GET /last HTTP/1.1\r\nHost: x\r\n\r\n');
  for (const answer of await Promise.all(answers)) assert.match(answer, /^HTTP\/1\.1 200 /);
  await stopped;
});

const isShut = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => done(!socket.destroy())).on('error', () => done(true));
  });

test('a graceful stop answers what is in progress, then is healthy no more', async () => {
  const site = await slowSite({});
  assert.equal(site.delivery.isHealthy(), true);
  const answer = site.get('/a', { connection: 'keep-alive' });
  await until(() => site.drawn.length === 1);
  const stopped = site.stop();
  assert.equal(site.delivery.isHealthy(), false);
  while (!(await isShut(site.port)));
  await assert.rejects(site.get('/b'), 'no new connections');
  site.open();
  assert.equal((await answer).headers.connection, 'close');
  await stopped;
});

test('a graceful stop does not wait for ever', async () => {
  const site = await slowSite({ stopTimeout: 50 });
  const answer = site.get('/a');
  await until(() => site.drawn.length === 1);
  await Promise.all([assert.rejects(answer), site.stop()]);
});
