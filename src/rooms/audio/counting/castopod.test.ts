/** Five faults that were found in Castopod 2.0.0-next.3 by reading; none of them is to be ours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showGuid } from '../audio.ts';
import { countingSite, minuteBytes } from './counting-for-tests.ts';

test('1: a stretch counts as what it is, not as the whole file', async () => {
  const site = await countingSite();
  await site.fetch({ range: 'bytes=0-65535' });
  await site.fetch({ range: 'bytes=589824-600000' });
  await site.fetch({ range: `bytes=${site.heard.bytes.length - 1_000}-` });
  assert.equal(await site.downloads(), 0);
  await site.fetch({ range: `bytes=0-${50_000 + minuteBytes}` });
  assert.equal(await site.downloads(), 1);
  await site.close();
});

test('2: who comes for the first time is counted, who comes back within 24 hours is not, whatever midnight says', async () => {
  const site = await countingSite();
  site.clock.now = Date.UTC(2026, 10, 20, 23, 50);
  await site.fetch();
  assert.equal(await site.downloads(), 1, 'the first time');
  site.clock.now += 20 * 60_000;
  await site.fetch();
  assert.equal(await site.downloads(), 1, 'after midnight');
  site.clock.now += 24 * 3_600_000;
  await site.fetch();
  assert.equal(await site.downloads(), 2, 'after a day');
  await site.close();
});

test('3: nobody makes up listeners by writing addresses into X-Forwarded-For', async () => {
  const direct = await countingSite({ trustedProxies: [] });
  for (let last = 1; last <= 20; last += 1) await direct.fetch({ network: `203.0.113.${last}` });
  assert.equal(await direct.downloads(), 1);
  await direct.close();
  // Nor behind a proxy that is trusted: it adds the address it sees, and what stands before that is not looked at.
  const behind = await countingSite();
  for (let last = 1; last <= 20; last += 1) await behind.fetch({ network: `203.0.113.${last}, 198.51.100.7` });
  assert.equal(await behind.downloads(), 1);
  await behind.close();
});

test('4: podcast:guid is made of the feed’s address without its scheme', () => {
  assert.equal(showGuid('https://podnews.net/rss'), '9b024349-ccf0-5f69-a609-6b82873eab3c');
  assert.equal(showGuid('http://podnews.net/rss/'), '9b024349-ccf0-5f69-a609-6b82873eab3c');
});

test('5: audio is where the feed says, without a detour; HEAD counts nothing; the feed is not sent twice to who has it', async () => {
  const site = await countingSite();
  assert.equal((await site.fetch({ method: 'HEAD' })).status, 200);
  assert.equal(await site.downloads(), 0);
  assert.equal((await site.fetch({ range: 'bytes=0-99' })).status, 206);
  const slug = (await site.world.db.selectFrom('show').select('slug').executeTakeFirstOrThrow()).slug;
  const feed = await site.request(`/podcasts/${slug}/feed.xml`);
  assert.equal(feed.status, 200);
  assert.ok((await feed.text()).includes(`http://courant.test${site.heard.path}`));
  const etag = feed.headers.get('etag') ?? '';
  assert.match(etag, /^"/);
  assert.ok(feed.headers.get('last-modified'));
  const again = await site.request(`/podcasts/${slug}/feed.xml`, { headers: { 'if-none-match': etag } });
  assert.equal(again.status, 304);
  await site.close();
});
