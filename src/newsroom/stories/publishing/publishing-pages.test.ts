import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { bodyOf } from '../../../../test/make-stories.ts';
import type { Body } from '../../../rooms/articles/articles.ts';
import { newsroom } from '../../../rooms/drafting/publishing/publishing-for-tests.ts';

const hour = 3_600_000;

const pageOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();

const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';

test('an editor publishes from the page: what is looked at is told, then what has happened', async () => {
  const site = await newsroom();
  const { editor, writer } = site;
  const id = await site.write({ standfirst: '' });
  const base = `/newsroom/stories/${id}`;
  const page = await pageOf(editor.get(`${base}/publish`));
  assert.match(page, /There is no standfirst\./);
  assert.match(page, /\/science\/2026\/11\/20\/the-tide-rises/);
  assert.match(page, /Time zone: Etc\/UTC/);
  assert.doesNotMatch(await pageOf(writer.get(`${base}/publish`)), /<button[^>]*>Publish</);
  assert.equal((await writer.send(`${base}/publish`, { when: 'now' })).status, 404);
  const sent = await editor.send(`${base}/publish`, { when: 'now', version: versionIn(page) });
  assert.equal(sent.headers.get('location'), `${base}/publish?done=published`);
  const done = await pageOf(editor.get(`${base}/publish?done=published`));
  assert.match(done, /It is published\./);
  assert.match(done, /facebook\.com\/sharer/);
  assert.equal((await site.row(id)).status, 'published');
  await site.close();
});

test('a form that was drawn before somebody else wrote on is told so, and keeps what was filled in', async () => {
  const site = await newsroom();
  const { editor, clock } = site;
  const id = await site.write();
  const base = `/newsroom/stories/${id}`;
  const version = versionIn(await pageOf(editor.get(`${base}/publish`)));
  clock.now += 1000;
  await site.change(id, { headline: 'Another headline' });
  const answer = await editor.send(`${base}/publish`, { when: 'later', at: '2026-12-24T08:30', version });
  assert.equal(answer.status, 409);
  const html = await answer.text();
  assert.match(html, /The text has changed since you opened this page/);
  assert.match(html, /value="2026-12-24T08:30"/);
  assert.notEqual(versionIn(html), version);
  const again = await editor.send(`${base}/publish`, {
    when: 'later',
    at: '2026-12-24T08:30',
    version: versionIn(html),
  });
  assert.equal(again.status, 303);
  assert.equal((await site.row(id))['scheduled_at'], Date.UTC(2026, 11, 24, 8, 30));
  assert.match(await pageOf(editor.get(`${base}/publish`)), /24 December 2026 at 08:30/);
  const cancelled = await editor.send(`${base}/schedule`, { cancel: '1' });
  assert.equal(cancelled.status, 303);
  assert.equal((await site.row(id)).status, 'draft');
  await site.close();
});

test('a moment that is none, or past, is refused in words', async () => {
  const site = await newsroom();
  const id = await site.write();
  const send = (at: string) => site.editor.send(`/newsroom/stories/${id}/publish`, { when: 'later', at });
  for (const at of ['', 'tomorrow', '2026-13-40T99:99', '2026-02-30T10:00']) {
    const answer = await send(at);
    assert.equal(answer.status, 422, at);
    assert.match(await answer.text(), /Say when: day and clock/);
  }
  assert.match(await (await send('2020-01-01T10:00')).text(), /That moment is past/);
  await site.close();
});

test('the changes to a public story are shown side by side, and go out with the note that is asked for', async () => {
  const site = await newsroom();
  const { editor, clock } = site;
  const id = await site.write();
  const base = `/newsroom/stories/${id}`;
  await editor.send(`${base}/publish`, { when: 'now' });
  clock.now += hour;
  await site.change(id, { body: bodyOf('The water came up to the <b>fourth</b> step.') });
  const page = await pageOf(editor.get(`${base}/publish`));
  assert.match(page, /<del>third<\/del>/);
  assert.match(page, /<ins>.*fourth.*<\/ins>/);
  assert.doesNotMatch(page, /<b>fourth/);
  const silent = await editor.send(`${base}/changes`, {
    when: 'now',
    kind: 'correction',
    note: ' ',
    version: versionIn(page),
  });
  assert.equal(silent.status, 422);
  assert.match(await silent.text(), /Write a note, or say below why none is needed/);
  const sent = await editor.send(`${base}/changes`, {
    when: 'now',
    kind: 'clarification',
    note: 'It was the fourth step.',
    version: versionIn(page),
  });
  assert.equal(sent.status, 303);
  assert.match(await pageOf(site.stranger.get((await site.row(id)).path)), /It was the fourth step\./);
  await site.close();
});

test('links to our pages are looked up, links elsewhere are asked by a job, and each that is dead or moved is named', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(301, { location: '/here' }).end();
    else
      response.writeHead(request.url === '/here' ? 200 : request.url === '/kept-out' ? 403 : 404).end('x'.repeat(10));
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const there = `http://127.0.0.1:${port}`;
  const site = await newsroom({ innerServices: [`127.0.0.1:${port}`] });
  const draft = await site.write();
  const hidden = (await site.row(draft)).path;
  const hrefs = [
    `${there}/here`,
    `${there}/moved`,
    `${there}/gone`,
    `${there}/kept-out`,
    site.path,
    hidden,
    '/nowhere-at-all',
    '/search',
  ];
  const body: Body = {
    type: 'doc',
    content: hrefs.map((href) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'a link', marks: [{ type: 'link', attrs: { href } }] }],
    })),
  };
  const id = await site.write({ body });
  const items = async (): Promise<string[]> => {
    const answer = await site.editor.get(`/newsroom/stories/${id}/checklist.json`);
    const { items: all } = (await answer.json()) as { items: { key: string; level: string; words: string }[] };
    return all.filter(({ key }) => key.startsWith('links')).map(({ level, words }) => `${level}: ${words}`);
  };
  assert.deepEqual(await items(), [
    `advice: ${hidden} is a story that is not published.`,
    'advice: /nowhere-at-all leads nowhere on this site.',
    'ok: 4 of 4 links are being asked.',
  ]);
  await site.runJobs();
  assert.deepEqual((await items()).slice(2), [
    `advice: ${there}/moved leads on to ${there}/here.`,
    `advice: ${there}/gone is dead (it answers 404).`,
    `advice: ${there}/kept-out could not be looked at (it answers 403). Try it yourself.`,
  ]);
  server.close();
  await site.close();
});

test('what blocks here is set on its page, and a section’s stories can need a legal check of the text as it is', async () => {
  const site = await newsroom();
  const { editor, writer } = site;
  const settings = '/newsroom/settings/checklist';
  assert.equal((await writer.get(settings)).status, 404);
  assert.match(await pageOf(editor.get(settings)), /Science/);
  const saved = await editor.send(settings, {
    byline: 'off',
    tags: 'blocks',
    'legal-science': '1',
    section: 'nonsense',
  });
  assert.equal(saved.headers.get('location'), `${settings}?saved=1`);
  const id = await site.write();
  const base = `/newsroom/stories/${id}`;
  const refused = await pageOf(editor.send(`${base}/publish`, { when: 'now' }));
  assert.match(refused, /It has no topic/);
  assert.match(refused, /The section Science demands a legal check/);
  assert.doesNotMatch(refused, /Nobody is named as its author/);
  await editor.send(settings, { tags: 'off' });
  await editor.send(settings, { 'legal-science': '1' });
  assert.equal((await editor.send(`${base}/plan`, { legal: '1' })).status, 303);
  site.clock.now += 1000;
  await site.change(id, { headline: 'Written on' });
  assert.match(
    await pageOf(editor.send(`${base}/publish`, { when: 'now' })),
    /The text was changed after Edith Editor’s legal check/,
  );
  await editor.send(`${base}/plan`, { legal: '1' });
  assert.equal((await editor.send(`${base}/publish`, { when: 'now' })).status, 303);
  await site.close();
});

test('a private link is shown once where it is made, is listed with its use, and can be ended there', async () => {
  const site = await newsroom();
  const { writer, stranger } = site;
  const id = await site.write();
  const base = `/newsroom/stories/${id}`;
  const made = await pageOf(writer.send(`${base}/links`, { days: '7', forWhom: '<i>Lawyer</i>' }));
  const address = /http:\/\/courant\.test(\/preview\/[\w-]{43})/.exec(made)?.[1] ?? assert.fail('no link is shown');
  assert.equal((await stranger.get(address)).status, 200);
  const list = await pageOf(writer.get(`${base}/links`));
  assert.ok(!list.includes(address));
  assert.match(list, /&lt;i>Lawyer|&lt;i&gt;Lawyer/);
  assert.match(list, /1 time, last/);
  const link = /links\/([\w-]+)\/revoke/.exec(list)?.[1] ?? '';
  assert.equal((await writer.send(`${base}/links/${link}/revoke`)).status, 303);
  assert.equal((await stranger.get(address)).status, 410);
  assert.equal((await writer.send(`${base}/links`, { days: '365' })).status, 422);
  await site.close();
});

test('the history says who did what and when, as a page and as a table no spreadsheet takes for formulas', async () => {
  const site = await newsroom();
  const { editor } = site;
  const id = await site.write();
  const base = `/newsroom/stories/${id}`;
  await editor.send(`${base}/publish`, { when: 'now' });
  await editor.send(`${base}/unpublish`, { backWords: 'Withdrawn.', words: '=cmd()' });
  const page = await pageOf(editor.get(`${base}/history`));
  assert.match(page, /Edith Editor/);
  assert.match(page, /Published it/);
  assert.match(page, /Took it back/);
  const answer = await editor.get(`${base}/history.csv`);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/);
  const csv = await answer.text();
  assert.match(csv, /"2026-11-20T12:00:00Z","Edith Editor","unpublished","Took it back","'=cmd\(\)"/);
  await site.close();
});

test('a preview shows every form a story takes, and counts nothing of it as public', async () => {
  const site = await newsroom();
  const { editor } = site;
  const id = await site.write({ meta: { title: 'A title for machines '.repeat(8).trim() } });
  const base = `/newsroom/stories/${id}/preview`;
  assert.match(
    await pageOf(editor.get(base)),
    new RegExp(`<iframe class="preview-frame preview-phone" src="/preview/story/${id}"`),
  );
  assert.match(
    await pageOf(editor.get(`${base}?as=teaser&width=wide`)),
    new RegExp(`<iframe class="preview-frame" src="/preview/teaser/${id}"`),
  );
  assert.match(await pageOf(editor.get(`${base}?as=text`)), new RegExp(`src="/text/preview/story/${id}"`));
  assert.match(await pageOf(editor.get(`${base}?as=search`)), /A title for machines A title for machines[^<]* …</);
  for (const kind of ['card', 'letter', 'feed'])
    assert.match(await pageOf(editor.get(`${base}?as=${kind}`)), /preview-card/);
  await site.close();
});

test('the bin asks twice before what readers wrote is deleted', async () => {
  const site = await newsroom();
  const { editor } = site;
  const base = `/newsroom/stories/${site.story}`;
  await (await site.reader('Ann')).post('I saw it, too.');
  assert.equal((await editor.send(`${base}/trash`)).status, 303);
  assert.match(await pageOf(editor.get(`${base}/trash`)), /Readers have written under it \(1\)/);
  await editor.send(`${base}/delete`, {});
  await editor.send(`${base}/delete`, { sure: '1' });
  assert.equal((await site.row(site.story)).status, 'trashed');
  assert.equal((await editor.send(`${base}/restore`)).headers.get('location'), `${base}/publish?done=restored`);
  assert.equal((await site.row(site.story)).status, 'unpublished');
  await editor.send(`${base}/trash`);
  assert.equal((await editor.send(`${base}/delete`, { sure: '1', comments: '1' })).status, 303);
  assert.equal((await editor.get(`${base}/trash`)).status, 404);
  await site.close();
});

test('addresses are changed and given up on their page', async () => {
  const site = await newsroom();
  const { editor } = site;
  const base = `/newsroom/stories/${site.story}/addresses`;
  assert.equal((await editor.send(base, { slug: 'High water' })).status, 303);
  assert.equal((await site.request(site.path)).status, 301);
  assert.ok((await pageOf(editor.get(base))).includes(site.path));
  assert.equal((await editor.send(base, { slug: '???' })).status, 422);
  assert.equal((await editor.send(`${base}/drop`, { path: site.path })).status, 303);
  assert.equal((await site.request(site.path)).status, 404);
  await site.close();
});
