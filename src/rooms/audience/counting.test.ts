import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAccount, openSession, sessionCookie, type Role } from '../accounts/accounts.ts';
import { saveAudienceSettings } from './audience.ts';
import { readSite, type ReadSite } from './reading-for-tests.ts';

const cookieOf = async ({ world }: ReadSite, role: Role): Promise<string> => {
  const added = await addAccount(world, { email: `${role}@readers.test`, name: `A ${role}`, role });
  assert.ok(added.ok);
  const token = await world.write((tx) => openSession(world, tx, { account: added.value, method: 'code' }));
  return sessionCookie(world, token).split(';', 1)[0] ?? '';
};

test('every read of a story counts once for it, its section and its edition, drawn or answered from memory', async () => {
  const site = await readSite();
  await site.visit('/world/first');
  await site.visit('/world/first');
  await Promise.all([site.visit('/world/second'), site.visit('/world/second'), site.visit('/world/second')]);
  await site.visit('/');
  await site.visit('/world');
  const sums = await site.sums();
  assert.deepEqual(sums, {
    'edition:en': '5/0',
    'place:front:en': '1/0',
    [`place:section:${site.section}`]: '1/0',
    [`section:${site.section}`]: '2/0',
    'site:': '5/0',
    [`story:${site.story}`]: '2/0',
    [`story:${site.other}`]: '3/0',
  });
  await site.close();
});

test('programs, pages fetched ahead or by scripts, HEAD, feeds and staff are left out; readers who are signed in are not', async () => {
  const site = await readSite();
  const path = '/world/first';
  const agents = [
    '',
    'curl/8.5.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0 Safari/537.36',
  ];
  for (const agent of agents) await site.visit(path, { headers: { 'user-agent': agent } });
  await site.visit(path, { headers: { 'sec-purpose': 'prefetch;prerender' } });
  await site.visit(path, { headers: { purpose: 'prefetch' } });
  await site.visit(path, { headers: { 'sec-fetch-dest': 'empty' } });
  await site.visit(path, { method: 'HEAD' });
  await site.visit(`${path}.md`);
  await site.visit('/rss.xml');
  const staff = await cookieOf(site, 'writer');
  await site.visit(path, { headers: { cookie: staff } });
  await site.visit(path, { headers: { cookie: staff } });
  await site.end(site.story, { headers: { cookie: staff } });
  assert.deepEqual(await site.sums(), {});
  const reader = await cookieOf(site, 'reader');
  await site.visit(path, { headers: { cookie: reader } });
  await site.visit(path, { headers: { cookie: reader } });
  assert.equal((await site.sums())[`story:${site.story}`], '2/0');
  await site.close();
});

test('reading to the end is counted; not for stories that are not public, not for who asks not to be, not more than a household can read', async () => {
  const site = await readSite();
  assert.equal((await site.end(site.story)).status, 204);
  await site.end(site.story, { headers: { 'sec-gpc': '1' } });
  await site.end(site.story, { headers: { dnt: '1' } });
  await site.end('not-a-story');
  await site.end('00000000-0000-7000-8000-000000000000');
  await site.end(site.story, { headers: { 'user-agent': 'curl/8' } });
  assert.equal((await site.sums())[`story:${site.story}`], '0/1');
  for (let many = 0; many < 40; many += 1) await site.end(site.other, { network: '203.0.113.9' });
  assert.equal((await site.sums())[`story:${site.other}`], '0/15');
  site.clock.now += 11 * 60_000;
  await site.end(site.other, { network: '203.0.113.9' });
  assert.equal((await site.sums())[`story:${site.other}`], '0/16');
  await site.close();
});

test('a beacon from another site is refused', async () => {
  const site = await readSite();
  const answer = await site.end(site.story, { headers: { 'sec-fetch-site': 'cross-site' } });
  assert.equal(answer.status, 403);
  assert.deepEqual(await site.sums(), {});
  await site.close();
});

test('where readers came from is kept as a service, a kind of page of ours or a host, never as an address', async () => {
  const site = await readSite();
  const path = '/world/first';
  const from = (referer: string): Promise<Response> => site.visit(path, { from: referer });
  await site.visit(path);
  await from('https://l.facebook.com/l.php?u=secret');
  await from('https://www.google.co.uk/');
  await from('android-app://org.telegram.messenger/');
  await from('http://courant.test/');
  await from('http://courant.test/es');
  await from('http://courant.test/world');
  await from('http://courant.test/search?q=hidden');
  await from('http://courant.test/world/second');
  await from('not an address');
  await from('https://192.168.1.20/intranet');
  await site.visit(`${path}?from=letter`);
  await site.visit(`${path}?utm_source=rss&utm_medium=rss`);
  // The same page again: a page of comments, or after sending a form.
  await from('http://courant.test/world/first');
  await from('http://courant.test/world/first?sort=newest');
  const expected = {
    direct: 2,
    'network:Facebook': 1,
    'finder:Google': 1,
    'network:Telegram': 1,
    'own:front': 2,
    'own:section': 1,
    'own:search': 1,
    'own:story': 1,
    'own:letter': 1,
    'own:feed': 1,
    other: 1,
  };
  assert.deepEqual(await site.sources(), expected);
  assert.deepEqual(await site.sources(site.story), expected);
  await site.close();
});

test('an unknown host is named once three networks have come from it', async () => {
  const site = await readSite();
  const from = 'https://blog.example.org/private/letter?to=ann';
  for (const last of [1, 1, 2, 3, 4]) await site.visit('/world/first', { from, network: `198.51.100.${last}` });
  assert.deepEqual(await site.sources(), { other: 3, 'web:blog.example.org': 2 });
  await site.close();
});

test('words are written down once three networks have searched for them; what looks like somebody’s own never is', async () => {
  const site = await readSite();
  const search = (words: string, last: number): Promise<Response> =>
    site.visit(`/search?q=${encodeURIComponent(words)}`, { network: `198.51.100.${last}` });
  for (const last of [1, 2]) await search('Zeppelin', last);
  assert.deepEqual(await site.words(), {});
  await search('zeppelin', 3);
  await search('ZEPPELIN ', 3);
  for (const own of ['ann@example.org', '+44 20 7946 0958', 'https://example.org', '12 Main Street', 'a '.repeat(60)])
    for (const last of [1, 2, 3, 4]) await search(own, last);
  for (const last of [1, 2, 3]) await search('election 2026', last);
  assert.deepEqual(await site.words(), { 'empty:zeppelin': 4, 'empty:election 2026': 3 });
  assert.equal((await site.sums())['search:en'], '27/27');
  await site.close();
});

test('addresses that are not there are named once three networks asked; probes and secrets are not', async () => {
  const site = await readSite();
  for (const path of [
    '/old/story',
    '/wp-login.php',
    '/.env',
    '/preview/abcdefgh1234567890abcdefgh',
    '/x/0a1b2c3d4e5f6a7b8c9d0e1f2a3b',
  ])
    for (const last of [1, 2, 3]) await site.visit(path, { network: `198.51.100.${last}` });
  assert.deepEqual(await site.words(), { 'missing:/old/story': 3 });
  await site.close();
});

test('a publication that counts nothing counts nothing, and its pages carry nothing that would', async () => {
  const site = await readSite();
  assert.match(await (await site.visit('/world/first')).text(), /<read-end/);
  await site.sums();
  await saveAudienceSettings(site.world, { isCounting: false });
  assert.doesNotMatch(await (await site.visit('/world/first')).text(), /read-end/);
  await site.end(site.story);
  assert.equal((await site.sums())[`story:${site.story}`], '1/0');
  await site.close();
});

test('nothing that is stored tells one reader or network from another', async () => {
  const site = await readSite();
  const network = '198.51.100.77';
  await site.visit('/world/first', {
    network,
    from: 'https://example.org/?reader=ann',
    headers: { cookie: 'theme=1' },
  });
  await site.visit('/search?q=private words', { network });
  await site.visit('/not/here', { network });
  await site.end(site.story, { network });
  await site.sums();
  const { db } = site.world;
  const rows = await Promise.all([
    db.selectFrom('audience_hour').selectAll().execute(),
    db.selectFrom('audience_day').selectAll().execute(),
    db.selectFrom('audience_source').selectAll().execute(),
    db.selectFrom('audience_word').selectAll().execute(),
  ]);
  const columns = new Set(rows.flat().flatMap((row) => Object.keys(row)));
  assert.deepEqual([...columns].sort(), ['day', 'ends', 'hour', 'kind', 'reads', 'source', 'subject']);
  assert.doesNotMatch(JSON.stringify(rows), /198\.51|Firefox|ann|private|not\/here|example/);
  await site.close();
});
