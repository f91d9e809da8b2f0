import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchQuery } from './delivery.ts';
import { latch, page, testDelivery, until } from './site-for-tests.ts';

test('a page is drawn once, and again when something it depends on changes', async () => {
  let version = 1;
  const site = await testDelivery(() => page({ body: `version ${version}` }));
  assert.equal((await site.get('/a')).text, 'version 1');
  version = 2;
  assert.equal((await site.get('/a')).text, 'version 1');
  site.delivery.drop(['article:2', 'list:en']);
  assert.equal((await site.get('/a')).text, 'version 1');
  site.delivery.drop(['article:1']);
  assert.equal((await site.get('/a')).text, 'version 2');
  version = 3;
  site.delivery.drop(['site']);
  assert.equal((await site.get('/a')).text, 'version 3');
  version = 4;
  site.delivery.drop(null);
  assert.equal((await site.get('/a')).text, 'version 4');
  assert.equal(site.drawn.length, 4);
  await site.close();
});

test('many who ask at once share one drawing', async () => {
  const gate = latch();
  const site = await testDelivery(async () => (await gate.opened, page()));
  const answers = Array.from({ length: 40 }, (_, i) => site.get('/a', { 'accept-encoding': i % 2 ? 'br' : 'gzip' }));
  await until(() => site.delivery.stats().joined === 39);
  gate.open();
  const texts = new Set((await Promise.all(answers)).map(({ text }) => text));
  assert.equal(texts.size, 1);
  assert.equal(site.drawn.length, 1);
  await site.close();
});

test('a change while a page is drawn: it is not kept, and who asks after the change never gets it', async () => {
  const begun = latch();
  const finish = latch();
  let version = 1;
  const site = await testDelivery(async () => {
    const seen = version;
    if (seen === 1) begun.open();
    if (seen === 1) await finish.opened;
    return page({ body: `version ${seen}` });
  });
  const first = site.get('/a');
  await begun.opened;
  const alongside = site.get('/a');
  await until(() => site.delivery.stats().joined === 1);
  version = 2;
  site.delivery.drop(['article:1']);
  const author = site.get('/a');
  await until(() => site.delivery.stats().joined === 2);
  finish.open();
  assert.equal((await first).text, 'version 1');
  assert.equal((await alongside).text, 'version 1', 'who asked before the change may have the page of that moment');
  assert.equal((await author).text, 'version 2');
  assert.equal((await site.get('/a')).text, 'version 2');
  assert.equal(site.drawn.length, 2);
  await site.close();
});

test('a change of something else while a page is drawn does not spoil it', async () => {
  const finish = latch();
  const site = await testDelivery(async () => (await finish.opened, page()));
  const first = site.get('/a');
  await until(() => site.drawn.length === 1);
  site.delivery.drop(['article:2']);
  finish.open();
  await first;
  await site.get('/a');
  assert.equal(site.drawn.length, 1);
  await site.close();
});

test('who waits for an address that turns out to lead elsewhere is led there, too', async () => {
  const finish = latch();
  const site = await testDelivery(async (_request, response) => {
    await finish.opened;
    response.writeHead(301, { Location: '/new' }).end();
    return undefined;
  });
  const answers = Array.from({ length: 10 }, () => site.get('/old'));
  await until(() => site.delivery.stats().joined === 9);
  finish.open();
  for (const { status, headers } of await Promise.all(answers)) {
    assert.equal(status, 301);
    assert.equal(headers['x-content-type-options'], 'nosniff', 'redirects are as safe as pages');
  }
  await site.close();
});

test('parameters a page does not depend on are ignored, however many are tried', async () => {
  const site = await testDelivery(() => page());
  await site.get('/a');
  for (let i = 0; i < 300; i += 1) await site.get(`/a?junk${i}=${i}&utm_source=x`);
  assert.equal(site.drawn.length, 1);
  assert.equal(site.delivery.stats().pages, 1);
  await site.close();
});

test('a page is kept for each value of the parameters its route looks at', async () => {
  const site = await testDelivery((request) => {
    const query = watchQuery(
      request,
      Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams) as {
        q?: string;
        page?: string;
      },
    );
    if (query.q === undefined) return { ...page({ body: 'ask something' }), query: undefined };
    return {
      ...page({
        body: `about ${query.q}, page ${query.page ?? '1'}`,
        status: query.page === '9' ? 404 : 200,
      }),
      query: undefined,
    };
  });
  const asked: [string, string][] = [
    ['/search', 'ask something'],
    ['/search?q=tide', 'about tide, page 1'],
    ['/search?q=tide&page=2', 'about tide, page 2'],
    ['/search?page=2&q=tide', 'about tide, page 2'],
    ['/search?q=tide&page=9', 'about tide, page 9'],
    ['/search?q=tide&junk=1', 'about tide, page 1'],
    ['/search?q=a%26page%3D2', 'about a&page=2, page 1'],
    ['/search?q=caf%C3%A9', 'about café, page 1'],
    ['/search?', 'ask something'],
  ];
  for (let round = 0; round < 2; round += 1)
    for (const [path, text] of asked) assert.equal((await site.get(path)).text, text, path);
  assert.equal(site.drawn.length, 6);
  await site.close();
});

test('a query nobody watches over is never kept under the plain address', async () => {
  const site = await testDelivery((request) => ({
    ...page({ body: `asked ${request.url}` }),
    query: undefined,
  }));
  assert.equal((await site.get('/a?x=1')).text, 'asked /a?x=1');
  assert.equal((await site.get('/a')).text, 'asked /a');
  assert.equal((await site.get('/a?x=2')).text, 'asked /a?x=2');
  await site.close();
});

test('one page is kept for all spellings of its address, and encoded slashes are another address', async () => {
  const site = await testDelivery((request) => page({ body: request.url ?? '' }));
  assert.equal(
    (await site.get('/tag/%73ea?%73=%73')).text,
    '/tag/sea?%73=%73',
    'the app sees what the page is kept under',
  );
  assert.equal((await site.get('/tag/sea')).text, '/tag/sea?%73=%73');
  assert.deepEqual(site.drawn, ['/tag/sea?%73=%73']);
  assert.equal((await site.get('/tag%252Fsea')).text, '/tag%252Fsea');
  assert.equal((await site.get('/tag%2Fsea')).text, '/tag%2Fsea');
  assert.equal((await site.get('/m%c3%a4r')).text, '/m%C3%A4r');
  assert.equal((await site.get('/%6d%C3%A4%72')).text, '/m%C3%A4r');
  assert.equal((await site.get('/tag/sea%3Fx')).text, '/tag/sea%3Fx');
  assert.equal(
    (await site.get('/tag/%E0%A4%A')).text,
    '/tag/%E0%A4%A',
    'an address that cannot be decoded harms nothing',
  );
  await site.close();
});

test('pages grow old: after their time they are drawn anew', async () => {
  let now = 0;
  const site = await testDelivery(() => page({ maxAge: 60 }), { now: () => now });
  await site.get('/a');
  now = 59_999;
  await site.get('/a');
  assert.equal(site.drawn.length, 1);
  now = 60_000;
  await site.get('/a');
  assert.equal(site.drawn.length, 2);
  await site.close();
});

test('a page that must not be kept is not', async () => {
  const site = await testDelivery((request) =>
    request.url === '/broken' ? page({ status: 500 }) : page({ maxAge: 0 }),
  );
  for (const path of ['/a', '/a', '/broken', '/broken']) await site.get(path);
  assert.equal(site.drawn.length, 4);
  await site.close();
});
