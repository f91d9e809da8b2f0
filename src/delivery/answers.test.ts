import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { page, story, testDelivery } from './site-for-tests.ts';

const site = await testDelivery((request) =>
  request.url === '/small'
    ? page({ body: 'short' })
    : request.url === '/dated'
      ? page({ lastModified: Date.UTC(2026, 10, 20, 12, 0, 0, 700) })
      : request.url === '/own'
        ? page({ headers: { 'content-security-policy': 'sandbox', 'X-Robots-Tag': 'noindex' }, maxAge: 5 })
        : request.url === '/missing'
          ? page({ status: 404 })
          : page(),
);
after(() => site.close());

const pairs = (raw: readonly string[]): string[] => {
  const lines: string[] = [];
  for (let i = 0; i < raw.length; i += 2)
    if (!/^(?:date|connection)$/i.test(raw[i] ?? '')) lines.push(`${raw[i]}: ${raw[i + 1]}`);
  return lines.map((line) => line.replace(/^ETag: "[\w-]{20}(-\w)?"$/, 'ETag: "…$1"')).sort();
};

const everyAnswer = [
  "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; " +
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'",
  'Cross-Origin-Opener-Policy: same-origin',
  'Cross-Origin-Resource-Policy: same-origin',
  'Permissions-Policy: accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), ' +
    'idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()',
  'Referrer-Policy: strict-origin-when-cross-origin',
  'X-Content-Type-Options: nosniff',
];

test('a stranger’s page carries exactly the headers it should, drawn and kept alike', async () => {
  const headers = [
    'Cache-Control: public, max-age=0, s-maxage=60, stale-while-revalidate=600',
    `Content-Length: ${Buffer.byteLength(story())}`,
    'Content-Type: text/html; charset=utf-8',
    'ETag: "…"',
    'Vary: Accept-Encoding, Cookie',
  ];
  const drawn = await site.get('/exact');
  const kept = await site.get('/exact');
  assert.deepEqual(pairs(drawn.raw), [...everyAnswer, ...headers].sort());
  assert.deepEqual(pairs(kept.raw), pairs(drawn.raw));
  assert.equal(kept.text, story());
  assert.equal(site.drawn.filter((path) => path === '/exact').length, 1);
});

test('over https answers also ask for https from now on', async () => {
  const secure = await testDelivery(() => page(), { publicUrl: 'https://courant.test' });
  const { headers } = await secure.get('/');
  await secure.close();
  assert.equal(headers['strict-transport-security'], 'max-age=63072000; includeSubDomains');
  assert.match(String(headers['content-security-policy']), /; upgrade-insecure-requests$/);
});

test('a page brings headers of its own, and they win', async () => {
  const { headers } = await site.get('/own');
  assert.equal(headers['content-security-policy'], 'sandbox');
  assert.equal(headers['x-robots-tag'], 'noindex');
  assert.match(String(headers['cache-control']), /s-maxage=5,/);
});

test('each encoding has its own bytes and its own tag, and says the same', async () => {
  const [plain, gzip, brotli] = await Promise.all(
    ['', 'gzip', 'br'].map((coding) => site.get('/coded', { 'accept-encoding': coding })),
  );
  assert.equal(plain?.headers['content-encoding'], undefined);
  assert.equal(gzip?.headers['content-encoding'], 'gzip');
  assert.equal(brotli?.headers['content-encoding'], 'br');
  assert.equal(gunzipSync(gzip?.body ?? '').toString(), story());
  assert.equal(brotli?.text, story());
  assert.equal(new Set([plain, gzip, brotli].map((answer) => answer?.headers.etag)).size, 3);
  for (const answer of [plain, gzip, brotli])
    assert.equal(answer?.headers['content-length'], String(answer?.body.length));
});

test('an answer too short to gain from it is not compressed', async () => {
  const { headers, text } = await site.get('/small', { 'accept-encoding': 'br, gzip' });
  assert.equal(headers['content-encoding'], undefined);
  assert.equal(text, 'short');
});

test('who refuses every encoding, the plain one too, is told so', async () => {
  const { status, headers } = await site.get('/coded', { 'accept-encoding': 'identity;q=0' });
  assert.equal(status, 406);
  assert.equal(headers['cache-control'], 'no-store');
});

test('who has the page already gets 304 without a body, whichever encoding they have', async () => {
  const gzip = await site.get('/again', { 'accept-encoding': 'gzip' });
  const tag = String(gzip.headers.etag);
  for (const asked of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await site.get('/again', { 'accept-encoding': 'br', 'if-none-match': asked });
    assert.equal(again.status, 304, asked);
    assert.equal(again.body.length, 0);
    assert.equal(again.headers['content-length'], undefined);
    assert.equal(again.headers['content-encoding'], undefined);
    assert.equal(again.headers['vary'], 'Accept-Encoding, Cookie');
    if (asked !== '*') assert.equal(again.headers.etag, tag, 'the tag of the bytes the reader has');
  }
  const others = await site.get('/again', { 'if-none-match': '"AAAAAAAAAAAAAAAAAAAA", W/"x", nonsense' });
  assert.equal(others.status, 200);
});

test('a tag in the request is not sent back unless it is this page’s', async () => {
  const { headers, status } = await site.get('/again', { 'if-none-match': '"evil-evil-evil-evil-"' });
  assert.equal(status, 200);
  assert.doesNotMatch(String(headers.etag), /evil/);
});

test('who asks by date gets 304 when nothing changed since, to the second', async () => {
  const { headers } = await site.get('/dated');
  assert.equal(headers['last-modified'], 'Fri, 20 Nov 2026 12:00:00 GMT');
  const since = async (date: string): Promise<number> =>
    (await site.get('/dated', { 'if-modified-since': date })).status;
  assert.equal(await since('Fri, 20 Nov 2026 12:00:00 GMT'), 304);
  assert.equal(await since('Fri, 20 Nov 2026 11:59:59 GMT'), 200);
  assert.equal(await since('no date'), 200);
  const both = await site.get('/dated', {
    'if-modified-since': 'Fri, 20 Nov 2026 12:00:00 GMT',
    'if-none-match': '"another"',
  });
  assert.equal(both.status, 200, 'a tag that does not match outweighs a date that does');
});

test('HEAD answers with the headers of GET and no body', async () => {
  const got = await site.get('/head', { 'accept-encoding': 'br' });
  const asked = await site.get('/head', { 'accept-encoding': 'br' }, 'HEAD');
  assert.deepEqual(pairs(asked.raw), pairs(got.raw));
  assert.equal(asked.body.length, 0);
});

test('HEAD first, GET after: the page is drawn once and comes whole', async () => {
  await site.get('/head-first', {}, 'HEAD');
  assert.equal((await site.get('/head-first')).text, story());
  assert.equal(site.drawn.filter((path) => path === '/head-first').length, 1);
});

test('a page that is missing says so each time, with the same safety, and is not kept for long by caches', async () => {
  for (let i = 0; i < 2; i += 1) {
    const { status, headers } = await site.get('/missing', { 'if-none-match': '*' });
    assert.equal(status, 404);
    assert.equal(headers['cache-control'], 'public, max-age=0, s-maxage=10');
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
});

test('a page that many ask for is compressed more thoroughly, and old tags still count', async () => {
  const first = await site.get('/hot', { 'accept-encoding': 'br' });
  let last = first;
  for (let i = 0; i < 400 && last.headers.etag === first.headers.etag; i += 1)
    last = await site.get('/hot', { 'accept-encoding': 'br' });
  assert.notEqual(last.headers.etag, first.headers.etag);
  assert.ok(last.body.length <= first.body.length);
  assert.equal(last.text, first.text);
  assert.equal(
    (await site.get('/hot', { 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) })).status,
    304,
  );
});

test('surrogate keys are sent only where a cache stands in front', async () => {
  assert.equal((await site.get('/exact')).headers['surrogate-key'], undefined);
  const proxied = await testDelivery(() => page({ topics: ['article:1', 'list:en'] }), {
    trustedProxies: ['127.0.0.1'],
  });
  const { headers } = await proxied.get('/');
  await proxied.close();
  assert.equal(headers['surrogate-key'], 'site article:1 list:en');
});
