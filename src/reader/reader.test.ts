import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeNewspaper, type Newspaper } from '../../test/newspaper.ts';
import { testSite, type TestSite } from '../../test/test-world.ts';
import { saveSettings } from '../rooms/publication/publication.ts';

let site: TestSite;
let paper: Newspaper;

before(async () => {
  site = await testSite();
  paper = await makeNewspaper(site.world);
  await paper.story({
    headline: 'The lead of the day',
    slug: 'lead',
    priority: 1,
    publishedAt: site.clock.now - 3_600_000,
  });
  await paper.story({ headline: 'An old tide', slug: 'old-tide', publishedAt: Date.UTC(2025, 1, 28, 23, 30) });
  const wrong = await paper.story({
    headline: 'A story with a mistake',
    slug: 'mistake',
    publishedAt: site.clock.now - 7_200_000,
  });
  await paper.correct(wrong, 'The tower is 40 metres high, not 400.');
  await paper.story({
    headline: 'I think so',
    slug: 'opinion',
    kind: 'opinion',
    publishedAt: site.clock.now - 9_000_000,
  });
  await paper.liveBlog();
  await paper.arabicStory();
});
after(() => site.close());

const page = async (url: string, status = 200, headers: Record<string, string> = {}): Promise<string> => {
  const answer = await site.request(url, { headers });
  assert.equal(answer.status, status, url);
  return answer.text();
};

test('the front page opens with the story of highest priority and has one h1', async () => {
  const html = await page('/');
  assert.equal(html.match(/<h1/g)?.length, 1);
  const lead = html.indexOf('teaser-lead');
  const headline = html.indexOf('The lead of the day');
  assert.ok(lead > 0 && headline > lead && html.indexOf('class="teaser-headline"') < headline);
  assert.match(html, /<time datetime="2026-11-20">Friday,? 20 November 2026<\/time>/);
});

test('a story with the highest priority stands on the front page once', async () => {
  assert.equal((await page('/')).split('The lead of the day').length - 1, 1);
});

test('an author of opinion is named before the headline', async () => {
  const html = await page('/science');
  assert.match(
    html,
    /teaser-voice">Ana &quot;Anita&quot; Gómez<\/p><h2 class="teaser-headline"><a href="[^"]+">I think so/,
  );
});

test('a page says its language, its direction and where its other editions are', async () => {
  const html = await page('/ar');
  assert.match(html, /<html lang="ar" dir="rtl">/);
  assert.match(html, /<link rel="alternate" hreflang="en" href="http:\/\/courant\.test\/"\/?>/);
  assert.match(html, /<link rel="alternate" hreflang="x-default" href="http:\/\/courant\.test\/"\/?>/);
  assert.match(html, /المد والجزر/);
});

test('nothing on a page runs or styles itself inline or comes from elsewhere', async () => {
  for (const url of ['/', '/science', '/search?q=tide', '/ar', '/nowhere']) {
    const html = await (await site.request(url)).text();
    assert.doesNotMatch(html, /\sstyle=|\son[a-z]+="|<style|<script(?![^>]*(?:src=|application\/ld\+json))/, url);
    assert.doesNotMatch(html, /(?:src|srcset)="https?:/, url);
  }
});

test('the section that is being read is marked in the masthead', async () => {
  assert.match(await page('/science'), /<a href="\/science" aria-current="true">Science &amp; sea<\/a>/);
});

test('a list goes on with older stories, and back to the newest', async () => {
  for (let i = 0; i < 24; i += 1)
    await paper.story({ headline: `Older story ${i}`, slug: `older-${i}`, publishedAt: Date.UTC(2026, 5, 1, i) });
  const first = await page('/science');
  const older = /<a class="pager-older" href="([^"]+)"/.exec(first)?.[1] ?? '';
  assert.match(older, /^\/science\?before=\d+-/);
  const second = await page(older);
  assert.match(second, /An old tide/);
  assert.match(second, /<a class="pager-newer" href="\/science"/);
  assert.match(second, /<meta name="robots" content="noindex, follow"/);
});

test('the archive follows the calendar of the publication, not of the server', async () => {
  // Half past eleven in the evening of 28 February in UTC is 1 March in Madrid.
  assert.match(await page('/archive/2025/03/01'), /An old tide/);
  await page('/archive/2025/02', 404);
  assert.match(await page('/archive'), /href="\/archive\/2025\/03"/);
  assert.match(await page('/archive/2025/03'), /href="\/archive\/2025\/03\/01">1</);
  for (const wrong of ['/archive/2025/13', '/archive/2025/02/30', '/archive/2025/2', '/archive/x'])
    await page(wrong, 404);
});

test('topics and authors have pages of their own', async () => {
  assert.match(await page('/tag/tides'), /<h1 class="page-title">Tides<\/h1>/);
  const author = await page('/author/ana');
  assert.match(author, /Writes of the sea\./);
  assert.match(author, /<a href="https:\/\/social\.example\/@ana" rel="me noopener">Mastodon<\/a>/);
  await page('/tag/none', 404);
  await page('/author/none', 404);
});

test('every correction is listed with its story and its time', async () => {
  const html = await page('/corrections');
  assert.match(html, /The tower is 40 metres high, not 400\./);
  assert.match(html, /<a href="\/science\/2026\/11\/20\/mistake">A story with a mistake<\/a>/);
  assert.match(html, /<time datetime="2026-11-20T13:00:00\+01:00">/);
});

test('a missing page offers a search for the words of its address and the latest stories', async () => {
  const html = await page('/science/2019/01/02/the-bell-of-fish-quay.html', 404);
  assert.match(html, /name="q" value="the bell of fish quay"/);
  assert.match(html, /The lead of the day/);
});

test('the text-only edition has neither pictures nor faces and stays in itself', async () => {
  const html = await page('/text/science');
  assert.doesNotMatch(html, /<img|<picture|<svg|woff2|site[^"]*\.css/);
  assert.match(html, /<a href="\/text\/science\/2026\/11\/20\/lead">/);
  assert.match(html, /<a href="\/science">Edition with pictures<\/a>/);
});

test('a chosen appearance is remembered, shown by the server, and leads back', async () => {
  const set = await site.request('/appearance', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://courant.test' },
    body: 'scheme=dark&size=larger&return=%2Fsearch%3Fq%3DC%252B%252B%26page%3Dé',
  });
  assert.equal(set.status, 303);
  assert.equal(set.headers.get('location'), '/search?q=C%2B%2B&page=%C3%A9');
  assert.match(
    set.headers.get('set-cookie') ?? '',
    /^appearance=dark\.larger; Path=\/; Max-Age=31536000; SameSite=Lax/,
  );
  assert.match(
    await page('/science', 200, { cookie: 'appearance=dark.larger' }),
    /<html lang="en" dir="ltr" data-scheme="dark" data-size="larger">/,
  );
  assert.match(await page('/science'), /<html lang="en" dir="ltr">/);
});

test('nobody is led to another site after choosing an appearance', async () => {
  for (const away of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x',
  ]) {
    const set = await site.request('/appearance', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://courant.test' },
      body: `scheme=dark&size=normal&return=${encodeURIComponent(away)}`,
    });
    const location = set.headers.get('location') ?? '';
    assert.ok(new URL(location, 'http://courant.test').host === 'courant.test', location);
    assert.doesNotMatch(location, /[\r\n]/);
  }
});

const write = (letter: Record<string, string>): Promise<Response> =>
  site.request('/contact', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://courant.test' },
    body: new URLSearchParams(letter).toString(),
  });
const letter = {
  name: 'Åsa <b>',
  email: 'asa@example.org',
  subject: 'Tides\r\nBcc: x@y.z',
  message: 'The tide table\nis an hour late.',
};

test('a letter reaches the newsroom, answerable, and cannot smuggle headers', async () => {
  const answer = await write(letter);
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/contact/sent');
  await site.runJobs();
  const mail = site.mails.at(-1);
  assert.equal(mail?.to, 'desk@courant.test');
  assert.equal(mail?.replyTo, 'asa@example.org');
  assert.equal(mail?.subject, '[The Courant & Sons] Tides Bcc: x@y.z');
  assert.match(mail?.text ?? '', /is an hour late\.\n\n-- \nÅsa <b> <asa@example\.org>/);
});

test('a faulty letter comes back with its text, saying what is wrong', async () => {
  const answer = await write({ ...letter, email: 'nobody', message: 'Short' });
  assert.equal(answer.status, 422);
  const html = await answer.text();
  assert.match(html, /role="alert"/);
  assert.match(html, /value="Åsa &lt;b>"|value="Åsa &lt;b&gt;"/);
  assert.match(html, /id="field-email"[^>]*aria-invalid="true"/);
  assert.doesNotMatch(html, /id="field-name"[^>]*aria-invalid/);
});

test('a machine that fills in the hidden field is thanked, and nothing is sent', async () => {
  await site.runJobs();
  const sent = site.mails.length;
  assert.equal((await write({ ...letter, website: 'http://spam.example' })).status, 303);
  await site.runJobs();
  assert.equal(site.mails.length, sent);
});

test('whoever writes without end is asked to wait and keeps the text', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 8; i += 1) statuses.push((await write(letter)).status);
  assert.equal(statuses.at(-1), 429);
  assert.match(await (await write(letter)).text(), /is an hour late/);
  site.clock.now += 3_700_000;
  assert.equal((await write(letter)).status, 303);
});

test('a search shows what was found, what was looked for, and ways to narrow it', async () => {
  const html = await page('/search?q=%22%3E%3Cb%3Enothing');
  assert.match(html, /No story matches this search/);
  assert.doesNotMatch(html, /"><b>nothing/);
  assert.match(html, /<select[^>]*name="section"/);
  assert.match(
    html,
    /name="q"[^>]*value="&quot;>&lt;b>nothing"|name="q" type="search" value="&quot;&gt;&lt;b&gt;nothing"/,
  );
});

test('the footer names the plain pages and profiles there are', async () => {
  await saveSettings(site.world, {
    follow: [
      { label: 'Mastodon', url: 'https://social.example/@courant' },
      { label: 'Bad', url: 'javascript:1' },
    ],
  });
  const id = await paper.story({ kind: 'page', headline: 'Who we are', slug: 'about', sectionId: undefined });
  assert.ok(id);
  const html = await page('/');
  assert.match(html, /<a href="\/about">Who we are<\/a>/);
  assert.match(html, /<a href="https:\/\/social\.example\/@courant" rel="me noopener">Mastodon<\/a>/);
  assert.doesNotMatch(html, /href="javascript:/);
});
