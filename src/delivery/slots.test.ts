import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slot, type Page, type Readers } from './delivery.ts';
import { latch, page, testDelivery, until } from './site-for-tests.ts';

type Reader = { name: string; saved: string[] };

const people: Record<string, Reader> = {
  anna: { name: 'Anna', saved: ['7'] },
  ben: { name: 'Ben', saved: [] },
};

/** A reader's name and whether they have saved a story; `slow` readers must be looked up first. */
const readers = (): Readers<Reader> => ({
  reader: (cookie) => {
    const name = /session=(\w+)/.exec(cookie)?.[1] ?? '';
    return name === 'anna' ? Promise.resolve(people[name]) : people[name];
  },
  know: () => undefined,
  filler:
    (_slots, reader, scene) =>
    ({ kind, about: [id = ''] }) => {
      if (kind === 'name') return reader ? `<b>${reader.name}</b>` : `<a>Sign in to ${String(scene)}</a>`;
      if (!reader) return `<i>save ${id}</i>`;
      return reader.saved.includes(id) ? `<i>saved ${id}</i>` : undefined;
    },
});

const filler = Array.from({ length: 300 }, (_, i) => `<p>Paragraph ${i} of a long story.</p>`).join('');
const drawn = (): Page => ({
  ...page({ body: `<h1>${slot('name')}</h1>${slot('save', '7')}${filler}${slot('save', '8')}<hr>` }),
  scene: 'the paper',
});
const textFor = (name: string, first: string, second: string): string =>
  `<h1>${name}</h1><i>${first}</i>${filler}<i>${second}</i><hr>`;

const strangersText = textFor('<a>Sign in to the paper</a>', 'save 7', 'save 8');
const annasText = textFor('<b>Anna</b>', 'saved 7', 'save 8');
const bensText = textFor('<b>Ben</b>', 'save 7', 'save 8');

test('one drawing serves strangers and every signed-in reader, each with what is their own', async () => {
  const site = await testDelivery(drawn, { readers: readers() });
  for (const encoding of ['identity', 'gzip', 'br', 'gzip, deflate, br']) {
    const headers = { 'accept-encoding': encoding };
    assert.equal((await site.get('/a', headers)).text, strangersText);
    assert.equal((await site.get('/a', { ...headers, cookie: 'session=anna' })).text, annasText);
    assert.equal((await site.get('/a', { ...headers, cookie: 'session=ben' })).text, bensText);
    assert.equal((await site.get('/a', { ...headers, cookie: 'session=nobody' })).text, strangersText);
  }
  assert.equal(site.drawn.length, 1);
  await site.close();
});

test('what a signed-in reader gets is compressed, and no cache on the way may keep it', async () => {
  const site = await testDelivery(drawn, { readers: readers() });
  const answer = await site.get('/a', { 'accept-encoding': 'gzip, br', cookie: 'session=anna' });
  assert.equal(answer.headers['content-encoding'], 'gzip');
  assert.ok(answer.body.length < annasText.length / 3);
  assert.match(answer.headers['cache-control'] ?? '', /^private/);
  await site.close();
});

// What is known of a reader is never changed in place: it is a new object then.
test('a reader who has the page is told so, until the page or what is their own changes', async () => {
  let body = drawn();
  const site = await testDelivery(() => body, { readers: readers() });
  const ask = (tag?: string) =>
    site.get('/a', { cookie: 'session=ben', ...(tag === undefined ? {} : { 'if-none-match': tag }) });
  const tag = (await ask()).headers.etag ?? '';
  const again = await ask(tag);
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
  people['ben'] = { name: 'Ben', saved: ['8'] };
  const changed = await ask(tag);
  assert.equal(changed.status, 200);
  assert.equal(changed.text, textFor('<b>Ben</b>', 'save 7', 'saved 8'));
  people['ben'] = { name: 'Ben', saved: [] };
  assert.equal((await ask(tag)).status, 304);
  body = { ...drawn(), body: `${String(drawn().body)}<p>more</p>` };
  site.delivery.drop(['article:1']);
  assert.equal((await ask(tag)).status, 200);
  const stranger = await site.get('/a', { 'if-none-match': tag });
  assert.equal(stranger.status, 200, 'a signed-in reader’s tag is no stranger’s');
  await site.close();
});

test('strangers and signed-in readers who ask at once share one drawing', async () => {
  const gate = latch();
  const site = await testDelivery(async () => (await gate.opened, drawn()), { readers: readers() });
  const stranger = site.get('/a');
  const anna = site.get('/a', { cookie: 'session=anna' });
  await until(() => site.delivery.stats().joined === 1);
  gate.open();
  assert.equal((await stranger).text, strangersText);
  assert.equal((await anna).text, annasText);
  assert.equal(site.drawn.length, 1);
  await site.close();
});

test('a page that is one person’s alone is kept for nobody, whoever asks for it at the same time', async () => {
  const gates = [latch(), latch()];
  let asked = 0;
  const site = await testDelivery(
    async (request) => {
      await gates[Math.min(asked++, 1)]?.opened;
      return {
        ...page({ body: `private to ${request.headers.cookie ?? 'nobody'}` }),
        scene: 'x',
        isPersonal: true,
        maxAge: 0,
      };
    },
    { readers: readers() },
  );
  const anna = site.get('/me', { cookie: 'session=anna' });
  await until(() => asked === 1);
  const ben = site.get('/me', { cookie: 'session=ben' });
  await until(() => site.delivery.stats().joined === 1);
  for (const gate of gates) gate.open();
  assert.equal((await anna).text, 'private to session=anna');
  assert.equal((await ben).text, 'private to session=ben');
  assert.equal((await site.get('/me', { cookie: 'session=ben' })).text, 'private to session=ben');
  assert.equal((await site.get('/me')).text, 'private to nobody');
  assert.equal(site.delivery.stats().pages, 0);
  await site.close();
});

test('whoever brings a token is never answered from what is kept', async () => {
  const site = await testDelivery(drawn, { readers: readers() });
  await site.get('/a');
  await site.get('/a', { authorization: 'Bearer x' });
  await site.get('/a', { authorization: 'Bearer x' });
  assert.equal(site.drawn.length, 3);
  await site.close();
});

test('nobody can write a slot into a text of theirs', async () => {
  const forged = '\uE000AAAAAAAAAAAA save 7\uE001';
  const site = await testDelivery(() => ({ ...page({ body: `${slot('name')}${forged}` }), scene: 'x' }), {
    readers: readers(),
  });
  assert.equal((await site.get('/a', { cookie: 'session=ben' })).text, `<b>Ben</b>${forged}`);
  await site.close();
});
