import assert from 'node:assert/strict';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { addAccount, openSession, sessionCookie } from '../../accounts/accounts.ts';
import { downloadsOf } from '../audio.ts';
import { examined, makeEpisodeSound, makeHeard, makeSound, mp3Of } from '../sound-for-tests.ts';
import { soundOf } from '../serving/sound-of.ts';
import { countingSite, minuteBytes, podcastApp, type CountingSite } from './counting-for-tests.ts';
import { createDownloadCounter } from './download-counter.ts';
import { keepDownloads } from './keep-downloads.ts';

const hour = 3_600_000;
const counting = async (work: (site: CountingSite) => Promise<void>, settings = {}): Promise<void> => {
  const site = await countingSite(settings);
  try {
    await work(site);
  } finally {
    await site.close();
  }
};

test('a whole fetch is one download, of the app that made it, on its day', () =>
  counting(async (site) => {
    assert.equal((await site.fetch()).status, 200);
    assert.equal(await site.downloads(), 1);
    assert.deepEqual(await site.apps(), { Overcast: 1 });
    const days = await downloadsOf(site.world, { mediaIds: [site.heard.mediaId], by: 'day' });
    assert.deepEqual(days, [{ name: '2026-11-20', count: 1 }]);
  }));

test('only GET counts: not HEAD, not “you have it already”, not a stretch that does not exist, not a preflight', () =>
  counting(async (site) => {
    const { headers } = await site.fetch({ method: 'HEAD' });
    const etag = headers.get('etag') ?? '';
    assert.equal((await site.fetch({ headers: { 'if-none-match': etag } })).status, 304);
    assert.equal((await site.fetch({ range: 'bytes=99999999-' })).status, 416);
    await site.fetch({ method: 'HEAD', range: 'bytes=0-' });
    await site.fetch({ method: 'OPTIONS' });
    assert.equal(await site.downloads(), 0);
  }));

test('a probe of two bytes is none; the fetch after it is', () =>
  counting(async (site) => {
    const { length } = site.heard.bytes;
    for (const range of ['bytes=0-1', 'bytes=0-0', `bytes=${length - 2}-`])
      assert.equal((await site.fetch({ range })).status, 206);
    assert.equal(await site.downloads(), 0);
    const rows = await site.world.db.selectFrom('download_seen').selectAll().execute();
    assert.deepEqual(rows, [], 'nothing was written down of probes');
    await site.fetch({ range: 'bytes=0-' });
    assert.equal(await site.downloads(), 1);
  }));

test('a minute of sound makes a download, and what stands before the sound is none of it', () =>
  counting(async (site) => {
    const end = 50_000 + minuteBytes - 1;
    await site.fetch({ range: `bytes=0-${end - 1}`, network: '198.51.100.1' });
    assert.equal(await site.downloads(), 0);
    await site.fetch({ range: `bytes=0-${end}`, network: '198.51.100.2' });
    assert.equal(await site.downloads(), 1);
    // The tag alone, over and over, is nothing that can be heard.
    for (let many = 0; many < 25; many += 1) await site.fetch({ range: 'bytes=0-49999', network: '198.51.100.3' });
    assert.equal(await site.downloads(), 1);
  }));

test('the stretches of one fetcher are added up, across minutes too; those of two are not', () =>
  counting(async (site) => {
    const third = Math.ceil(minuteBytes / 3);
    const part = (i: number): string => `bytes=${50_000 + i * third}-${50_000 + (i + 1) * third - 1}`;
    await site.fetch({ range: part(0), network: '198.51.100.1' });
    await site.fetch({ range: part(1), network: '198.51.100.2' });
    await site.fetch({ range: part(2), network: '198.51.100.3' });
    assert.equal(await site.downloads(), 0);
    await site.fetch({ range: part(1), network: '198.51.100.1' });
    assert.equal(await site.downloads(), 0);
    site.clock.now += 10 * 60_000;
    await site.fetch({ range: part(2), network: '198.51.100.1' });
    assert.equal(await site.downloads(), 1);
    await site.fetch({ network: '198.51.100.1' });
    assert.equal(await site.downloads(), 1, 'who was counted is not counted again');
  }));

test('a recording shorter than a minute counts when all of it was sent; one nobody has looked into by its bit rate', () =>
  counting(async (site) => {
    const { world } = site;
    const short = await makeEpisodeSound(world, { seconds: 20, seed: 5 });
    await site.fetch({ range: `bytes=0-${short.bytes.length - 2}` }, short.path);
    assert.equal(await site.downloads(short.mediaId), 0);
    await site.fetch({ network: '198.51.100.9' }, short.path);
    assert.equal(await site.downloads(short.mediaId), 1);

    const unknown = await makeSound(world, mp3Of(120, { seed: 6 }));
    await makeHeard(world, unknown);
    const path = (await soundOf(world, unknown))?.path ?? '';
    await site.fetch({ range: `bytes=0-${minuteBytes - 5_000}` }, path);
    assert.equal(await site.downloads(unknown), 0);
    await site.fetch({ range: `bytes=0-${minuteBytes + 5_000}`, network: '198.51.100.8' }, path);
    assert.equal(await site.downloads(unknown), 1);
  }));

test('one fetcher is counted once in 24 hours from the first byte, over midnight; then again', () =>
  counting(async (site) => {
    site.clock.now = Date.UTC(2026, 10, 20, 23);
    await site.fetch();
    assert.equal(await site.downloads(), 1);
    site.clock.now = Date.UTC(2026, 10, 21, 1);
    await site.fetch();
    site.clock.now = Date.UTC(2026, 10, 21, 22, 59);
    await site.fetch();
    assert.equal(await site.downloads(), 1);
    site.clock.now = Date.UTC(2026, 10, 21, 23, 1);
    await site.fetch();
    assert.equal(await site.downloads(), 2);
    site.clock.now = Date.UTC(2026, 10, 22, 12);
    await site.fetch();
    assert.equal(await site.downloads(), 2);
  }));

test('what was begun before midnight is finished after it as one download', () =>
  counting(async (site) => {
    const half = 50_000 + minuteBytes / 2;
    site.clock.now = Date.UTC(2026, 10, 20, 23, 59, 50);
    await site.fetch({ range: `bytes=0-${half - 1}` });
    site.clock.now = Date.UTC(2026, 10, 21, 0, 0, 5);
    await site.fetch({ range: `bytes=${half}-` });
    assert.equal(await site.downloads(), 1);
  }));

test('an address and an app are one fetcher; of IPv6 the network of a household, and another episode is another', () =>
  counting(async (site) => {
    await site.fetch({ network: '198.51.100.1' });
    await site.fetch({ network: '198.51.100.1', agent: 'AntennaPod/3.0' });
    await site.fetch({ network: '198.51.100.2' });
    assert.equal(await site.downloads(), 3);
    await site.fetch({ network: '2001:db8:1:2::a' });
    await site.fetch({ network: '2001:db8:1:2:ffff::b' });
    assert.equal(await site.downloads(), 4);
    await site.fetch({ network: '2001:db8:1:3::a' });
    assert.equal(await site.downloads(), 5);
    const other = await makeEpisodeSound(site.world, { seconds: 70, seed: 12 });
    await site.fetch({ network: '198.51.100.1' }, other.path);
    assert.equal(await site.downloads(other.mediaId), 1);
  }));

test('programs are not counted, nor who says nothing of themselves', () =>
  counting(async (site) => {
    for (const agent of [
      '',
      'curl/8.5.0',
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'Overcast/1.0 Podcast Sync (123 subscribers; feed-id=1; +http://overcast.fm/)',
      'python-requests/2.31.0',
      'Some-New-Crawler/1.0',
    ])
      await site.fetch({ agent });
    assert.equal(await site.downloads(), 0);
    await site.fetch({ agent: 'A podcatcher nobody knows/0.1' });
    assert.deepEqual(await site.apps(), { Other: 1 });
  }));

test('what a stranger says about their address is not believed: only trusted proxies are', () =>
  counting(
    async (site) => {
      for (let last = 1; last <= 5; last += 1) await site.fetch({ network: `198.51.100.${last}` });
      assert.equal(await site.downloads(), 1);
    },
    { trustedProxies: [] },
  ));

test('a preview in the newsroom is no download', () =>
  counting(async (site) => {
    const { world } = site;
    const draft = await makeSound(world, mp3Of(70, { seed: 41 }));
    await examined(world, draft, 70);
    const added = await addAccount(world, { email: 'editor@sound.test', name: 'An editor', role: 'editor' });
    assert.ok(added.ok);
    const token = await world.write((tx) => openSession(world, tx, { account: added.value, method: 'code' }));
    const cookie = sessionCookie(world, token).split(';', 1)[0] ?? '';
    const path = (await soundOf(world, draft))?.path ?? '';
    assert.equal((await site.fetch({ headers: { cookie } }, path)).status, 200);
    assert.equal(await site.downloads(draft), 0);
    await makeHeard(world, draft);
    assert.equal((await site.fetch({}, path)).status, 200);
    assert.equal(await site.downloads(draft), 1);
  }));

test('two servers add up: each has sent a part, and one download is counted', () =>
  counting(async (site) => {
    const { world, heard } = site;
    const nodes = [createDownloadCounter(world), createDownloadCounter(world)];
    const keepers = nodes.map((node) => keepDownloads(world, node));
    const sound = {
      mediaId: heard.mediaId,
      countsAs: heard.mediaId,
      file: '',
      contentType: 'audio/mpeg',
      etag: '""',
      title: '',
      isPublic: true,
      minuteBytes: 50_000 + minuteBytes,
      bitRate: 128_000,
      duration: 90,
      topics: [],
    };
    const size = heard.bytes.length;
    const half = 50_000 + minuteBytes / 2;
    const sent = (start: number, bytes: number) => ({
      sound,
      size,
      soundStart: 50_000,
      start,
      bytes,
      agent: podcastApp,
      network: '198.51.100.1',
    });
    nodes[0]?.sent(sent(0, half));
    nodes[1]?.sent(sent(half, size - half));
    await Promise.all(keepers.map(({ flush }) => flush()));
    for (const node of nodes) node.sent(sent(0, size));
    await Promise.all(keepers.map(({ flush }) => flush()));
    const counts = await downloadsOf(world, { mediaIds: [heard.mediaId], by: 'recording' });
    assert.deepEqual(counts, [{ name: heard.mediaId, count: 1 }]);
    for (const { stop } of keepers) await stop();
  }));

test('a version made of a recording counts as the recording, once for who fetches both', () =>
  counting(async (site) => {
    const { world, heard } = site;
    const version = await makeSound(world, mp3Of(80, { seed: 51 }));
    await examined(world, version, 80);
    await world.write(async ({ db }) => {
      const versions = JSON.stringify([{ mediaId: version, codec: 'opus', bitRate: 64_000 }]);
      await db.updateTable('recording').set({ versions }).where('media_id', '=', heard.mediaId).execute();
    });
    const path = (await soundOf(world, version))?.path ?? '';
    assert.equal((await site.fetch({}, path)).status, 200);
    await site.fetch();
    assert.equal(await site.downloads(), 1);
    assert.equal(await site.downloads(version), 0);
  }));

test('nothing that is stored tells who fetched: no address, no app’s whole name; marks and secrets are gone after two days', () =>
  counting(async (site) => {
    const { world, clock } = site;
    await site.fetch({ network: '203.0.113.77' });
    await site.flush();
    const stored = async (): Promise<string> =>
      JSON.stringify([
        await world.db.selectFrom('download_seen').selectAll().execute(),
        await world.db.selectFrom('download_day').selectAll().execute(),
        await world.db.selectFrom('download_secret').selectAll().execute(),
      ]);
    assert.doesNotMatch(await stored(), /203\.0|overcast\.fm|iOS podcast/);
    assert.equal((await world.db.selectFrom('download_seen').selectAll().execute()).length, 1);
    const [old] = await world.db.selectFrom('download_secret').selectAll().orderBy('day', 'desc').execute();
    clock.now += 49 * hour;
    await site.flush();
    assert.deepEqual(await world.db.selectFrom('download_seen').selectAll().execute(), []);
    const left = await world.db.selectFrom('download_secret').selectAll().execute();
    assert.ok(left.every(({ secret }) => secret !== old?.secret));
    assert.equal(await site.downloads(), 1, 'the sum stays');
  }));

test('who leaves in the middle is counted by what was really sent to them, and nothing stays open', () =>
  counting(async (site) => {
    const { world } = site;
    // Far more than lies between two machines on its way.
    const long = await makeEpisodeSound(world, { seconds: 1_800, seed: 61 });
    const minute = 60 * 16_000;
    await world.write(async ({ db }) => {
      await db
        .updateTable('recording')
        .set({ minute_bytes: long.bytes.length - minute })
        .where('media_id', '=', long.mediaId)
        .execute();
    });
    const server = site.app.server();
    await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const closed = Promise.withResolvers<void>();
    server.on('request', (_request, response) => response.once('close', () => closed.resolve()));
    await new Promise<void>((left) => {
      const asked = get({
        port,
        host: '127.0.0.1',
        path: long.path,
        headers: { 'user-agent': podcastApp, host: 'courant.test' },
      });
      asked.on('response', (answer) => {
        assert.equal(answer.statusCode, 200);
        answer.once('data', () => asked.destroy());
      });
      asked.on('close', () => left());
      asked.on('error', () => left());
    });
    await closed.promise;
    await site.flush();
    const [seen] = await world.db.selectFrom('download_seen').selectAll().execute();
    assert.ok(seen && seen.bytes > 0 && seen.bytes < long.bytes.length);
    assert.equal(seen.counted_at, null);
    assert.equal(await site.downloads(long.mediaId), 0);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }));
