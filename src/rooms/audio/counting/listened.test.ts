import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeEditions } from '../../../../test/make-stories.ts';
import { testSite } from '../../../../test/test-world.ts';
import { saveAudienceSettings } from '../../audience/audience.ts';
import { makeSound, mp3Of } from '../sound-for-tests.ts';
import { countingSite } from './counting-for-tests.ts';

test('listening on the site is counted by how far it went, apart from downloads and without a cookie', async () => {
  const site = await countingSite();
  for (const [measure, seconds] of [
    ['started', 0],
    ['25', 22],
    ['50', 23],
    ['75', 22],
    ['ended', 23],
  ] as const) {
    site.clock.now += seconds * 1_000;
    const answer = await site.listen(measure);
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('set-cookie'), null);
  }
  await site.listen('started', { network: '198.51.100.2' });
  assert.deepEqual(await site.listens(), { started: 2, '25': 1, '50': 1, '75': 1, ended: 1 });
  assert.equal(await site.downloads(), 0);
  await site.close();
});

test('what cannot be is not counted: the end at once, other words, what is no recording, what is not out', async () => {
  const site = await countingSite();
  await site.listen('started');
  await site.listen('ended');
  assert.deepEqual(await site.listens(), { started: 1 });
  const draft = await makeSound(site.world, mp3Of(3, { seed: 91 }));
  for (const [measure, media] of [
    ['started', draft],
    ['started', '00000000-0000-7000-8000-000000000000'],
    ['started', 'x'],
    ['everything', site.heard.mediaId],
    ['__proto__', site.heard.mediaId],
  ] as const)
    assert.equal((await site.listen(measure, { media })).status, 204);
  assert.deepEqual(await site.listens(), { started: 1 });
  const rows = await site.world.db.selectFrom('listen_day').selectAll().execute();
  assert.equal(rows.length, 1);
  await site.close();
});

test('programs, pages of other sites and browsers that ask not to be counted are left out, and a household hears no more than it can', async () => {
  const site = await countingSite();
  await site.listen('started', { agent: 'curl/8.5.0' });
  await site.listen('started', { headers: { 'sec-gpc': '1' } });
  await site.listen('started', { headers: { dnt: '1' } });
  const foreign = await site.listen('started', { headers: { 'sec-fetch-site': 'cross-site' } });
  assert.equal(foreign.status, 403);
  assert.equal((await site.listen('started', { headers: { origin: 'https://elsewhere.example' } })).status, 403);
  assert.deepEqual(await site.listens(), {});
  for (let many = 0; many < 40; many += 1) await site.listen('started');
  assert.deepEqual(await site.listens(), { started: 15 });
  site.clock.now += 11 * 60_000;
  await site.listen('started');
  assert.deepEqual(await site.listens(), { started: 16 });
  await site.close();
});

test('a publication that counts nothing counts neither downloads nor listening', async () => {
  const site = await countingSite();
  await saveAudienceSettings(site.world, { isCounting: false });
  await site.fetch();
  await site.listen('started');
  assert.equal(await site.downloads(), 0);
  assert.deepEqual(await site.listens(), {});
  assert.deepEqual(await site.world.db.selectFrom('download_seen').selectAll().execute(), []);
  await site.close();
});

test('readers are told how sound is counted, in their language, where there are podcasts and something is counted', async () => {
  const site = await countingSite();
  const page = async (path: string): Promise<string> => (await site.request(path)).text();
  assert.match(await page('/how-we-count'), /Podcasts and recordings[^]*one minute of sound[^]*deleted after two days/);
  assert.match(await page('/es/how-we-count'), /Pódcast y grabaciones/);
  await saveAudienceSettings(site.world, { isCounting: false });
  assert.doesNotMatch(await page('/how-we-count'), /Podcasts and recordings/);
  await site.close();
  const without = await testSite();
  await makeEditions(without.world, 'en');
  assert.doesNotMatch(await (await without.request('/how-we-count')).text(), /Podcasts and recordings/);
  await without.close();
});
