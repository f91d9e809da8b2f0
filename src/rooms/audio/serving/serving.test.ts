import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions } from '../../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../../test/test-world.ts';
import { addAccount, openSession, sessionCookie, type Role } from '../../accounts/accounts.ts';
import { binMedia, keepReplacement, receiveMedia } from '../../media/media.ts';
import { soundOf } from '../audio.ts';
import { makeEpisodeSound, makeSound, mp3Of } from '../sound-for-tests.ts';

let site: TestSite;
let heard: Awaited<ReturnType<typeof makeEpisodeSound>>;
before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en', 'es');
  heard = await makeEpisodeSound(site.world, { seconds: 90, headline: 'Ebb & flow: “¿qué más?” / part 1' });
});
after(() => site.close());

const ask = (headers: Record<string, string> = {}, method = 'GET', path = heard.path): Promise<Response> =>
  site.request(path, { method, headers });
const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

const cookieOf = async (role: Role): Promise<string> => {
  const added = await addAccount(site.world, { email: `${role}@sound.test`, name: `A ${role}`, role });
  assert.ok(added.ok);
  const token = await site.world.write((tx) => openSession(site.world, tx, { account: added.value, method: 'code' }));
  return sessionCookie(site.world, token).split(';', 1)[0] ?? '';
};

test('a recording is sent whole, with what podcast apps ask for and nothing of a browser’s state', async () => {
  assert.match(heard.path, /^\/sound\/[\da-f-]{36}\/[\da-f]{20}\.mp3$/);
  const sound = await soundOf(site.world, heard.mediaId);
  assert.deepEqual(sound, { path: heard.path, mime: 'audio/mpeg', bytes: heard.bytes.length });
  const answer = await ask({ 'accept-encoding': 'br, gzip', cookie: 'session=made-up' });
  assert.equal(answer.status, 200);
  assert.ok((await bytesOf(answer)).equals(heard.bytes));
  const expected = {
    'content-type': 'audio/mpeg',
    'content-length': String(heard.bytes.length),
    'accept-ranges': 'bytes',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-encoding': null,
    'set-cookie': null,
    vary: null,
    'content-disposition': null,
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(answer.headers.get(name), value, name);
  assert.match(answer.headers.get('etag') ?? '', /^"[\w-]+"$/);
  assert.ok(Date.parse(answer.headers.get('last-modified') ?? '') > 0);
  for (const name of ['Content-Range', 'Content-Length', 'Accept-Ranges', 'ETag'])
    assert.ok(answer.headers.get('access-control-expose-headers')?.includes(name), name);
});

test('HEAD says all of it and sends nothing; a stretch asked for with HEAD is the whole', async () => {
  for (const headers of [{}, { range: 'bytes=0-9' }] as Record<string, string>[]) {
    const answer = await ask(headers, 'HEAD');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-length'), String(heard.bytes.length));
    assert.equal(answer.headers.get('content-range'), null);
    assert.equal((await bytesOf(answer)).length, 0);
  }
});

test('stretches are sent as asked for: from the beginning, to the end, the last ones, beyond the end', async () => {
  const size = heard.bytes.length;
  const cases: [range: string, start: number, end: number][] = [
    ['bytes=0-1', 0, 1],
    ['bytes=0-', 0, size - 1],
    ['bytes=100-299', 100, 299],
    ['bytes=500000-', 500_000, size - 1],
    ['bytes=-500', size - 500, size - 1],
    [`bytes=${size - 1}-${size + 1_000}`, size - 1, size - 1],
    ['BYTES=7-7', 7, 7],
  ];
  for (const [range, start, end] of cases) {
    const answer = await ask({ range });
    assert.equal(answer.status, 206, range);
    assert.equal(answer.headers.get('content-range'), `bytes ${start}-${end}/${size}`);
    assert.equal(answer.headers.get('content-length'), String(end - start + 1));
    assert.ok((await bytesOf(answer)).equals(heard.bytes.subarray(start, end + 1)), range);
  }
});

test('what lies behind the end is answered with the length; several stretches and what cannot be read with the whole', async () => {
  for (const range of [`bytes=${heard.bytes.length}-`, 'bytes=-0']) {
    const answer = await ask({ range });
    assert.equal(answer.status, 416, range);
    assert.equal(answer.headers.get('content-range'), `bytes */${heard.bytes.length}`);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  }
  for (const range of ['bytes=0-9,20-29', 'bytes=9-0', 'seconds=0-9', 'bytes=a-b', 'bytes=-']) {
    const answer = await ask({ range });
    assert.equal(answer.status, 200, range);
    assert.equal((await bytesOf(answer)).length, heard.bytes.length);
  }
});

test('If-Range sends the stretch of the file one has begun with, and the whole of any other', async () => {
  const { headers } = await ask({}, 'HEAD');
  const [etag, date] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
  const status = async (ifRange: string): Promise<number> =>
    (await ask({ range: 'bytes=5-9', 'if-range': ifRange })).status;
  assert.equal(await status(etag), 206);
  assert.equal(await status(date), 206);
  for (const other of [`W/${etag}`, '"another"', new Date(0).toUTCString(), new Date(Date.now() + 1e9).toUTCString()])
    assert.equal(await status(other), 200, other);
});

test('who has it is told so, by its tag or its date; who wants another one is told that, too', async () => {
  const { headers } = await ask({}, 'HEAD');
  const [etag, date] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
  for (const known of [
    { 'if-none-match': etag },
    { 'if-none-match': `"other", W/${etag}` },
    { 'if-none-match': '*' },
    { 'if-modified-since': date },
    { 'if-none-match': etag, range: 'bytes=0-1' },
  ] as Record<string, string>[]) {
    const answer = await ask(known);
    assert.equal(answer.status, 304, JSON.stringify(known));
    assert.equal(answer.headers.get('etag'), etag);
    assert.equal(answer.headers.get('content-length'), null);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  }
  for (const other of [
    { 'if-none-match': '"other"' },
    { 'if-modified-since': new Date(0).toUTCString() },
    { 'if-none-match': '"other"', 'if-modified-since': date },
    { 'if-match': etag },
  ] as Record<string, string>[])
    assert.equal((await ask(other)).status, 200, JSON.stringify(other));
  assert.equal((await ask({ 'if-match': '"other"' })).status, 412);
});

test('a page elsewhere may ask beforehand whether it may read stretches; nothing can be sent here', async () => {
  const answer = await ask(
    { origin: 'https://elsewhere.example', 'access-control-request-headers': 'range' },
    'OPTIONS',
  );
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.match(answer.headers.get('access-control-allow-methods') ?? '', /GET, HEAD/);
  assert.match(answer.headers.get('access-control-allow-headers') ?? '', /Range/);
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const refused = await ask({}, method);
    assert.equal(refused.status, 405);
    assert.match(refused.headers.get('allow') ?? '', /GET, HEAD/);
  }
});

test('a saved file is called what the episode is called, in letters no system stumbles over', async () => {
  const answer = await ask({}, 'HEAD', `${heard.path}?download=1`);
  const header = answer.headers.get('content-disposition') ?? '';
  assert.match(header, /^attachment; filename="[\w .()-]+\.mp3"; filename\*=UTF-8''[\w%.~-]+\.mp3$/);
  assert.equal(
    decodeURIComponent(header.split("UTF-8''")[1] ?? ''),
    'Ebb & flow “¿qué más ” part 1.mp3'.replace('más ”', 'más ”'),
  );
  assert.equal((await ask({}, 'HEAD', `${heard.path}?x=1`)).headers.get('content-disposition'), null);
});

test('addresses that name no file are not found: another content, another ending, another medium', async () => {
  const other = '0'.repeat(20);
  const [, , id = '', name = ''] = heard.path.split('/');
  for (const path of [
    `/sound/${id}/${other}.mp3`,
    `/sound/${id}/${name.replace('.mp3', '.ogg')}`,
    `/sound/00000000-0000-7000-8000-000000000000/${name}`,
    `/sound/${id}/..%2f..%2fcourant.db`,
    `/sound/${id}/${name}/x`,
  ])
    assert.equal((await ask({}, 'GET', path)).status, 404, path);
});

test('a recording that is replaced has a new address; the old one goes on sending the old bytes', async () => {
  const { world } = site;
  const replace = async (mediaId: string, bytes: Buffer): Promise<string> => {
    const received = await receiveMedia(world, { bytes, fileName: 'again.mp3', isReplacement: true });
    assert.ok(received.ok);
    const asked = { mediaId, received: received.value, accountId: mediaId };
    assert.ok((await world.write((tx) => keepReplacement(world, tx, asked))).ok);
    return (await soundOf(world, mediaId))?.path ?? '';
  };
  const first = await makeEpisodeSound(world, { seconds: 2, seed: 7 });
  assert.equal((await ask({}, 'HEAD', first.path)).status, 200);
  const fresh = mp3Of(3, { seed: 8 });
  const now = await replace(first.mediaId, fresh);
  assert.notEqual(now, first.path);
  const [old, present] = [await ask({}, 'GET', first.path), await ask({}, 'GET', now)];
  assert.ok((await bytesOf(old)).equals(first.bytes));
  assert.ok((await bytesOf(present)).equals(fresh));
  assert.notEqual(old.headers.get('etag'), present.headers.get('etag'));
  // The time to put it back is over, and the old file is swept away.
  const second = await makeEpisodeSound(world, { seconds: 2, seed: 9 });
  const later = await replace(second.mediaId, mp3Of(3, { seed: 10 }));
  site.clock.now += 40 * 86_400_000;
  await site.runJobs();
  const led = await ask({}, 'GET', second.path);
  assert.equal(led.status, 302);
  assert.equal(led.headers.get('location'), later);
});

test('what is not out yet is for the newsroom alone, and kept by nobody; with the story it goes out, and back', async () => {
  const { world } = site;
  const draft = await makeSound(world, mp3Of(2, { seed: 21 }));
  const sound = await soundOf(world, draft);
  assert.ok(sound);
  const [writer, reader] = [await cookieOf('writer'), await cookieOf('reader')];
  assert.equal((await ask({}, 'GET', sound.path)).status, 404);
  assert.equal((await ask({ cookie: reader }, 'GET', sound.path)).status, 404);
  const preview = await ask({ cookie: writer, range: 'bytes=0-9' }, 'GET', sound.path);
  assert.equal(preview.status, 206);
  assert.equal(preview.headers.get('cache-control'), 'private, no-store');

  const out = await makeEpisodeSound(world, { seconds: 2, seed: 22 });
  assert.equal((await ask({}, 'HEAD', out.path)).status, 200);
  const setStatus = (status: string): Promise<void> =>
    world.write(async (tx) => {
      await tx.db.updateTable('article').set({ status }).where('id', '=', out.articleId).execute();
      await tx.changed(`article:${out.articleId}`);
    });
  await setStatus('unpublished');
  assert.equal((await ask({}, 'HEAD', out.path)).status, 404);
  assert.equal((await ask({ cookie: writer }, 'HEAD', out.path)).status, 200);
  await setStatus('published');
  assert.equal((await ask({}, 'HEAD', out.path)).status, 200);
});

test('what lies in the bin is gone for everybody', async () => {
  const { world } = site;
  const thrown = await makeSound(world, mp3Of(2, { seed: 31 }));
  const sound = await soundOf(world, thrown);
  assert.ok(sound);
  await binMedia(world, { mediaIds: [thrown], accountId: thrown });
  assert.equal((await ask({ cookie: await cookieOf('editor') }, 'GET', sound.path)).status, 410);
  assert.equal(await soundOf(world, thrown), undefined);
});
