import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { safeFetch, type SafeFetchOptions } from './safe-fetch.ts';

const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const serve = async (listener: RequestListener): Promise<number> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
};

const userAgent = 'Courant test';
/** Lets one port of this machine through, and names in `.test` lead there. */
const only = (port: number, more: Partial<SafeFetchOptions> = {}): SafeFetchOptions => ({
  userAgent,
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  allow: (address, asked) => address === '127.0.0.1' && asked === port,
  ...more,
});

const refusal = async (
  address: string,
  options: SafeFetchOptions = { userAgent, resolve: async () => [] },
): Promise<string> => {
  const outcome = await safeFetch(address, options);
  return outcome.ok ? 'fetched' : outcome.refusal;
};

test('A file on a public machine is fetched, and the asker says who it is', async () => {
  let seen: Record<string, unknown> = {};
  const port = await serve((request, response) => {
    seen = request.headers;
    response.setHeader('content-type', 'image/png').end('a picture');
  });
  const outcome = await safeFetch(`http://pictures.test:${port}/a.png`, only(port));
  assert.ok(outcome.ok);
  assert.deepEqual(
    [outcome.value.bytes.toString(), outcome.value.contentType, outcome.value.url],
    ['a picture', 'image/png', `http://pictures.test:${port}/a.png`],
  );
  assert.deepEqual(
    [seen['user-agent'], seen['cookie'], seen['authorization'], seen['host']],
    [userAgent, undefined, undefined, `pictures.test:${port}`],
  );
});

test('This machine and its neighbours are never called, however they are written', async () => {
  for (const host of [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '0',
    '127.0.0.1.',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '10.0.0.1',
    '0xa9.0xfe.0xa9.0xfe',
    '169.254.169.254',
    '2852039166',
    '0251.0376.0251.0376',
    '192.168.1.1',
    '172.16.0.1',
    '100.64.0.1',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '①②⑦.⓪.⓪.①',
  ]) {
    assert.equal(await refusal(`http://${host}/`), 'private-address', host);
  }
});

test('A name that leads to a private address is refused, even beside a public one', async () => {
  let called = 0;
  const port = await serve((_request, response) => {
    called += 1;
    response.end();
  });
  const leads = (...addresses: string[]): SafeFetchOptions => ({
    userAgent,
    resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    allow: (address) => address === '8.8.8.8',
  });
  for (const addresses of [
    ['127.0.0.1'],
    ['8.8.8.8', '127.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['169.254.169.254'],
  ]) {
    assert.equal(
      await refusal(`http://innocent.test:${port}/`, leads(...addresses)),
      'private-address',
      addresses.join(),
    );
  }
  assert.equal(called, 0);
});

test('The name is looked up once: it cannot mean another machine when it is called', async () => {
  const port = await serve((_request, response) => response.end('here'));
  let asked = 0;
  const resolve = async (): Promise<{ address: string; family: number }[]> => {
    asked += 1;
    return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
  };
  assert.equal(await refusal(`http://rebinding.test:${port}/`, only(port, { resolve })), 'fetched');
  assert.equal(asked, 1);
});

test('Other schemes, other ports, names and passwords, and nonsense are no addresses', async () => {
  for (const address of [
    'file:///etc/passwd',
    'ftp://example.org/a',
    'data:text/plain,a',
    'javascript:alert(1)',
    'gopher://example.org:70/',
    'http://example.org:22/',
    'https://example.org:8443/',
    'http://user:password@example.org/',
    'http://user@example.org/',
    'not an address',
    '',
    '//example.org/a',
    'http://',
    'http://[::1',
  ]) {
    assert.equal(await refusal(address), 'bad-address', address);
  }
});

test('Three redirects are followed, a fourth is not', async () => {
  const port = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('arrived');
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  });
  const outcome = await safeFetch(`http://a.test:${port}/3`, only(port));
  assert.ok(outcome.ok && outcome.value.bytes.toString() === 'arrived');
  assert.equal(await refusal(`http://a.test:${port}/4`, only(port)), 'too-many-redirects');
});

test('A redirect into the private network is not followed', async () => {
  let inner = 0;
  const secret = await serve((_request, response) => {
    inner += 1;
    response.end('secret');
  });
  for (const location of [
    `http://127.0.0.1:${secret}/`,
    `http://0x7f000001:${secret}/`,
    `http://inner.test:${secret}/`,
    'http://169.254.169.254/latest/',
  ]) {
    const port = await serve((_request, response) => response.writeHead(301, { location }).end());
    assert.equal(await refusal(`http://a.test:${port}/`, only(port)), 'private-address', location);
  }
  const port = await serve((_request, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end());
  assert.equal(await refusal(`http://a.test:${port}/`, only(port)), 'bad-address');
  assert.equal(inner, 0);
});

test('More than the limit is not read, announced or not', async () => {
  const announced = await serve((_request, response) =>
    response.setHeader('content-length', '5000').end('x'.repeat(5000)),
  );
  const endless = await serve((_request, response) => {
    const more = (): void => {
      if (!response.destroyed) response.write('x'.repeat(1000), () => setImmediate(more));
    };
    more();
  });
  assert.equal(await refusal(`http://a.test:${announced}/`, only(announced, { maxBytes: 4999 })), 'too-big');
  assert.equal(await refusal(`http://a.test:${endless}/`, only(endless, { maxBytes: 4999 })), 'too-big');
  assert.equal(await refusal(`http://a.test:${announced}/`, only(announced, { maxBytes: 5000 })), 'fetched');
});

test('What is gone, broken or packed is told apart', async () => {
  const port = await serve((request, response) => {
    if (request.url === '/gone') response.writeHead(410).end();
    else if (request.url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end('zipped');
    else if (request.url === '/cut')
      response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy());
    else response.writeHead(500).end();
  });
  assert.equal(await refusal(`http://a.test:${port}/gone`, only(port)), 'not-found');
  assert.equal(await refusal(`http://a.test:${port}/packed`, only(port)), 'bad-answer');
  assert.equal(await refusal(`http://a.test:${port}/`, only(port)), 'bad-answer');
  assert.equal(await refusal(`http://a.test:${port}/cut`, only(port)), 'unreachable');
});

test('A host without an address cannot be reached, and a caller who leaves stops the fetching', async () => {
  assert.equal(await refusal('http://nowhere.test/'), 'unreachable');
  const leave = new AbortController();
  const port = await serve(() => leave.abort());
  assert.equal(await refusal(`http://a.test:${port}/`, only(port, { signal: leave.signal })), 'timeout');
});

test('A machine inside is reached when the operator has named it with its port, and nothing beside it', async () => {
  const port = await serve((_request, response) => void response.end('from inside'));
  const named = { userAgent, resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
  const inner = [`judge.test:${port}`];
  const outcome = await safeFetch(`http://judge.test:${port}/`, { ...named, inner });
  assert.equal(outcome.ok && outcome.value.bytes.toString(), 'from inside');
  assert.equal(await refusal(`http://other.test:${port}/`, { ...named, inner }), 'bad-address');
  assert.equal(await refusal('http://judge.test/', { ...named, inner }), 'private-address');
  assert.equal(await refusal(`http://127.0.0.1:${port}/`, { ...named, inner }), 'bad-address');
});

test('Looking a name up takes no longer than the caller will wait', async () => {
  const signal = AbortSignal.timeout(20);
  const never = (): Promise<never> => new Promise(() => undefined);
  assert.equal(await refusal('http://slow.test/', { userAgent, resolve: never, signal }), 'timeout');
});

test('What drips in without end is left as soon as nobody wants it any more', async () => {
  const controller = new AbortController();
  const port = await serve((_request, response) => {
    response.write('drip', () => controller.abort());
  });
  assert.equal(await refusal(`http://slow.test:${port}/`, only(port, { signal: controller.signal })), 'timeout');
});

test('An answer may be taken piece by piece, with further headers asked for; what is not taken is judged as ever', async () => {
  const port = await serve((request, response) => {
    const isPart = request.headers.range === 'bytes=2-';
    response.writeHead(isPart ? 206 : 429).end(isPart ? 'cdef' : 'later');
  });
  const took: string[] = [];
  const take: SafeFetchOptions['take'] = async (answer) => {
    if (answer.statusCode !== 206) return false;
    for await (const piece of answer) took.push(String(piece));
    return true;
  };
  const part = await safeFetch(`http://files.test:${port}/`, only(port, { take, headers: { range: 'bytes=2-' } }));
  assert.deepEqual([part.ok && part.value.status, took.join('')], [206, 'cdef']);
  const other = await safeFetch(`http://files.test:${port}/`, only(port, { take }));
  assert.deepEqual([other.ok, other.status], [false, 429]);
});
