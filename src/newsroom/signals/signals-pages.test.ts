import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';
import { isSignedWith, outsideServer, type OutsideServer } from '../../rooms/signals/server-for-tests.ts';

let site: WritingSite;
let server: OutsideServer;
let chief: Reader;

before(async () => {
  server = await outsideServer();
  site = await writingSite({}, { innerServices: [`127.0.0.1:${server.port}`] });
  chief = await site.reader('Chief', 'editor');
});

const text = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text();
const secretIn = (html: string): string | undefined => /whsec_[\w+/=]+/.exec(html)?.[0];
const idIn = (html: string, path: string): string => new RegExp(`${path}/([\\da-f-]{36})`).exec(html)?.[1] ?? '';

test('A webhook is added, its secret shown once, tested, switched off, given another secret and removed: all by forms', async () => {
  const added = await chief.send('/newsroom/signals', {
    url: server.url,
    note: 'The archive',
    format: 'json',
    events: 'comment.created',
    'is-on': '1',
  });
  assert.equal(added.status, 200);
  const html = await added.text();
  const secret = secretIn(html) ?? '';
  const id = idIn(html, '/newsroom/signals');
  const path = `/newsroom/signals/${id}`;
  assert.equal(secretIn(await text(chief.get(path))), undefined, 'never again');
  assert.match(await text(chief.send(`${path}/test`)), /The test message has arrived \(code 200\)/);
  assert.ok(server.calls[0] && isSignedWith(secret, server.calls[0]));
  server.answer = (response) => void response.writeHead(500).end();
  assert.match(await text(chief.send(`${path}/test`)), /has not arrived: did not accept it \(code 500\)/);
  server.answer = (response) => void response.end();
  const ann = await site.reader('Ann');
  await ann.post('Something to be told.');
  await site.runJobs();
  const log = await text(chief.get(path));
  assert.match(log, /Arrived \(code 200\)/);
  const delivery = /deliveries\/(msg_[\w-]+)/.exec(log)?.[1] ?? '';
  assert.match(await text(chief.send(`${path}/deliveries/${delivery}`)), /sent again/);
  await site.runJobs();
  assert.equal(server.calls.at(-1)?.headers['webhook-id'], delivery);
  const other = secretIn(await text(chief.send(`${path}/secret`)));
  assert.ok(other && other !== secret);
  await chief.send(path, { url: server.url, format: 'json', events: 'comment.created' });
  assert.match(await text(chief.get('/newsroom/signals')), /<td>Off<\/td>/);
  assert.equal((await chief.send(`${path}/remove`)).status, 303);
  assert.equal((await chief.get(path)).status, 404);
});

test('A form that is wrong says so and keeps what was typed', async () => {
  const refused = await chief.send('/newsroom/signals', {
    url: 'https://10.0.0.1/x',
    note: 'Typed',
    events: 'comment.created',
  });
  assert.equal(refused.status, 422);
  const html = await refused.text();
  assert.match(html, /INNER_SERVICES/);
  assert.match(html, /value="Typed"/);
  assert.match(await text(chief.send('/newsroom/signals', { url: server.url })), /Choose at least one/);
  const judge = await chief.send('/newsroom/judges', { name: 'Slow', url: server.url, timeout: '9000' });
  assert.equal(judge.status, 422);
  assert.match(await judge.text(), /from 50 to 2000/);
});

test('A judge is added, tried, changed and removed by forms', async () => {
  const form = { name: 'Tone', url: server.url, timeout: '2000', 'when-away': 'risk', 'is-on': '1' };
  const html = await text(chief.send('/newsroom/judges', form));
  const id = idIn(html, '/newsroom/judges');
  const path = `/newsroom/judges/${id}`;
  const secret = secretIn(html) ?? '';
  server.calls = [];
  server.answer = (response) => void response.end('{"verdict":"hold","reason":"tone","score":0.8,"model":"m-1"}');
  const tried = await text(chief.send(`${path}/test`, { text: 'Is this in order?' }));
  assert.match(tried, /It says: hold, because of “tone”, score 0.8, model m-1/);
  assert.ok(server.calls[0] && isSignedWith(secret, server.calls[0]));
  server.answer = (response) => void response.end('<b>no</b>');
  assert.match(await text(chief.send(`${path}/test`, { text: 'And this?' })), /It gave no answer: unreadable/);
  assert.match(await text(chief.send(path, { ...form, name: 'Other' })), /<h1>Other<\/h1>/);
  assert.equal((await chief.send(`${path}/remove`)).status, 303);
  assert.equal((await chief.get(path)).status, 404);
});

test('Moderators, writers and readers find none of these pages', async () => {
  for (const role of ['moderator', 'writer', 'contributor'] as const) {
    const one = await site.reader(`A ${role}`, role);
    for (const path of ['/newsroom/signals', '/newsroom/judges'])
      assert.deepEqual([(await one.get(path)).status, (await one.send(path)).status], [404, 404], `${role} ${path}`);
  }
  const reader = await site.reader('A reader');
  assert.deepEqual(
    [(await reader.get('/newsroom/signals')).status, (await reader.send('/newsroom/judges')).status],
    [303, 303],
  );
});
