import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { saveEdition } from '../publication/publication.ts';
import { addAccount, openSession, publicProfileOf, type Account, type Role } from './accounts.ts';

const own = { origin: 'http://courant.test' };
const day = 86_400_000;
let site: TestSite;
let people = 0;

before(async () => {
  site = await testSite();
  const edition = { name: 'English', direction: 'ltr', tagline: '', position: 0 } as const;
  await site.world.write(async (tx) => {
    await saveEdition(tx, { ...edition, code: 'en', language: 'en', publicationName: 'The Harbour', isDefault: true });
    await saveEdition(tx, {
      ...edition,
      code: 'ar',
      language: 'ar',
      direction: 'rtl',
      publicationName: 'الميناء',
      isDefault: false,
      position: 1,
    });
  });
});
after(() => site.close());

type Reader = { account: Account; cookie: string };

const reader = async (role: Role = 'reader'): Promise<Reader> => {
  const email = `profile-${(people += 1)}@example.org`;
  const added = await addAccount(site.world, { email, name: `Somebody ${people}`, role });
  assert.ok(added.ok);
  return { account: added.value, cookie: await session(added.value) };
};

const session = async (account: Account, device = 'Firefox · Linux'): Promise<string> =>
  `session=${await site.world.write((tx) => openSession(site.world, tx, { account, method: 'code', device }))}`;

const get = (path: string, cookie?: string): Promise<Response> =>
  site.request(path, { headers: cookie ? { cookie } : {} });

const post = (path: string, cookie: string, fields: Record<string, string> = {}): Promise<Response> =>
  site.request(path, {
    method: 'POST',
    headers: { ...own, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

const profile = (fields: Record<string, string> = {}): Record<string, string> => ({
  name: 'Marina Bell',
  bio: 'I read.',
  edition: 'en',
  visibility: 'public',
  ...fields,
});

const boundary = 'edge-of-a-part';
const sendFile = (cookie: string, bytes: Buffer, { field = 'picture', name = 'me.png' } = {}): Promise<Response> =>
  site.request('/me/picture', {
    method: 'POST',
    headers: { ...own, cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });

const photo = (width = 400, height = 300): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#2b3f9e' } })
    .withExif({ IFD0: { Artist: 'secret-camera-owner' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .jpeg()
    .toBuffer();

const pictureOf = async ({ account }: Reader): Promise<string | undefined> =>
  (await publicProfileOf(site.world, account.id))?.picture;

const jobsOf = async (kind: string): Promise<string[]> =>
  (await site.world.db.selectFrom('job').select('payload').where('kind', '=', kind).execute()).map(
    (job) => job.payload,
  );

test('a stranger is led to the sign-in page, and from there back', async () => {
  for (const path of ['/me', '/me/sessions']) {
    const answer = await get(path);
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), `/sign-in?return=${encodeURIComponent(path)}`);
  }
});

test('what a reader says of themselves is saved, shown again and told to the discussion', async () => {
  const who = await reader();
  const saved = await post(
    '/me',
    who.cookie,
    profile({ name: ' Marina  Bell ', bio: 'I read.\r\n\r\n<b>Much</b>', edition: 'ar', visibility: 'private' }),
  );
  assert.equal(saved.status, 303);
  assert.equal(saved.headers.get('location'), '/me?saved=1');
  const answer = await get('/me?saved=1', who.cookie);
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  const page = await answer.text();
  assert.match(page, /role="status"/);
  assert.match(page, /value="Marina Bell"/);
  assert.match(page, /I read\.\n&lt;b/);
  assert.match(page, /<option value="ar" selected/);
  assert.match(page, /<input[^>]*value="private"[^>]*checked/);
  const told = await publicProfileOf(site.world, who.account.id);
  assert.deepEqual(told, {
    name: 'Marina Bell',
    bio: 'I read.\n<b>Much</b>',
    picture: undefined,
    since: who.account.createdAt,
    badgeRole: undefined,
    isPublic: false,
  });
  assert.ok((await jobsOf('account-changed')).includes(JSON.stringify({ accountId: who.account.id })));
});

test('a fault is told beside its field, with all that was typed, and nothing is saved', async () => {
  const taken = await reader();
  assert.equal((await post('/me', taken.cookie, profile({ name: 'Otto Kay' }))).status, 303);
  const who = await reader();
  const wrong = await post('/me', who.cookie, profile({ name: '0tt0 Kay', bio: 'Kept as typed' }));
  assert.equal(wrong.status, 422);
  const page = await wrong.text();
  assert.match(page, /role="alert"/);
  assert.match(page, /value="0tt0 Kay"/);
  assert.match(page, /Kept as typed/);
  assert.match(page, /id="name-fault"/);
  const long = await post('/me', who.cookie, profile({ name: 'Nobody Yet', bio: 'é'.repeat(301) }));
  assert.equal(long.status, 422);
  assert.match(await long.text(), /id="bio-fault"/);
  assert.equal((await publicProfileOf(site.world, who.account.id))?.name, who.account.name);
  assert.equal((await publicProfileOf(site.world, who.account.id))?.bio, '');
});

test('a second name within thirty days is refused, and the page says from when on', async () => {
  const who = await reader();
  assert.equal((await post('/me', who.cookie, profile({ name: 'First Choice' }))).status, 303);
  assert.equal((await post('/me', who.cookie, profile({ name: 'Second Choice' }))).status, 422);
  assert.match(await (await get('/me', who.cookie)).text(), /another name from [^<]*2026/);
});

test('who saves their profile again and again is asked to wait, and what they typed is there', async () => {
  const who = await reader();
  for (let i = 0; i < 60; i += 1) await post('/me', who.cookie, profile({ name: who.account.name, bio: `${i}` }));
  const answer = await post('/me', who.cookie, profile({ name: who.account.name, bio: 'One more.' }));
  assert.equal(answer.status, 429);
  assert.ok(Number(answer.headers.get('retry-after')) > 0);
  assert.match(await answer.text(), /many times within an hour[\s\S]*One more\./);
  assert.equal((await publicProfileOf(site.world, who.account.id))?.bio, '59');
  const other = await reader();
  assert.equal((await post('/me', other.cookie, profile({ name: other.account.name }))).status, 303);
  site.clock.now += 3_600_000;
  assert.equal((await post('/me', who.cookie, profile({ name: who.account.name, bio: 'x' }))).status, 303);
});

test('signs that turn or hide text do not come into what one says of oneself', async () => {
  const who = await reader();
  await post('/me', who.cookie, profile({ name: 'Plain Text', bio: 'a\u202Eb\u200Bc\u0000d\u2066e' }));
  assert.equal((await publicProfileOf(site.world, who.account.id))?.bio, 'abcde');
});

test('a picture is cut to a square, drawn anew and served from an address nobody can guess', async () => {
  const who = await reader();
  assert.equal((await sendFile(who.cookie, await photo())).status, 303);
  const name = await pictureOf(who);
  assert.match(name ?? '', /^[\w-]{22}\.webp$/);
  const answer = await get(`/pictures/${name}`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'image/webp');
  assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { width, height, format, exif } = await sharp(bytes).metadata();
  assert.deepEqual({ width, height, format, exif }, { width: 192, height: 192, format: 'webp', exif: undefined });
  assert.ok(!bytes.includes('secret-camera-owner'));
  assert.match(await (await get('/me', who.cookie)).text(), new RegExp(`src="/pictures/${name}"`));
});

test('a picture that is replaced or taken back is gone, file and all', async () => {
  const who = await reader();
  await sendFile(who.cookie, await photo());
  const first = await pictureOf(who);
  await get(`/pictures/${first}`);
  await sendFile(who.cookie, await photo(300, 500));
  const second = await pictureOf(who);
  assert.notEqual(second, first);
  await site.runJobs();
  assert.equal((await get(`/pictures/${first}`)).status, 404);
  assert.equal((await get(`/pictures/${second}`)).status, 200);
  assert.equal((await post('/me/picture/remove', who.cookie)).status, 303);
  await site.runJobs();
  assert.equal(await pictureOf(who), undefined);
  assert.equal((await get(`/pictures/${second}`)).status, 404);
  assert.ok(!existsSync(join(site.world.config.dataDir, 'pictures', second ?? '')));
});

test('what is no picture is refused in words: drawings, pages, torn and huge files', async () => {
  const who = await reader();
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const torn = (await photo(900, 900)).subarray(0, 900);
  const wide = await sharp({ create: { width: 8_000, height: 5_001, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const cases: [bytes: Buffer, status: number, words: RegExp][] = [
    [Buffer.from(drawing), 422, /could not be opened/],
    [Buffer.from('<!doctype html><script>alert(1)</script>'), 422, /could not be opened/],
    [Buffer.from('%PDF-1.7 …'), 422, /could not be opened/],
    [torn, 422, /could not be opened/],
    [wide, 422, /40 million/],
    [Buffer.alloc(5 * 1024 * 1024 + 1, 1), 413, /larger than 5 MB/],
    [Buffer.alloc(0), 422, /Choose a file/],
  ];
  for (const [bytes, status, words] of cases) {
    const answer = await sendFile(who.cookie, bytes);
    const page = await answer.text();
    assert.match(page, words);
    assert.equal(answer.status, status);
  }
  const plain = await post('/me/picture', who.cookie, { picture: 'none' });
  assert.equal(plain.status, 422);
  assert.equal(await pictureOf(who), undefined);
  assert.ok(readdirSync(join(site.world.config.dataDir, 'pictures')).every((file) => file.endsWith('.webp')));
});

test('a form that is cut off or not well formed is refused, not a fault of the server', async () => {
  const { cookie } = await reader();
  const type = `multipart/form-data; boundary=${boundary}`;
  for (const [contentType, body] of [
    [type, 'nonsense'],
    [type, `--${boundary}\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\nabc`],
    ['multipart/form-data', 'no boundary'],
    [type, ''],
  ] as const) {
    const headers = { ...own, cookie, 'content-type': contentType };
    const answer = await site.request('/me/picture', { method: 'POST', headers, body });
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} for ${JSON.stringify(body.slice(0, 20))}`);
  }
});

test('only pictures lie under /pictures', async () => {
  for (const path of [
    '/pictures/..%2fcourant.db',

    '/pictures/x.webp',
    `/pictures/${'a'.repeat(22)}.webp`,
  ])
    assert.equal((await get(path)).status, 404, path);
});

test('files may be sent to no other address', async () => {
  const { cookie } = await reader();
  const headers = { ...own, cookie, 'content-type': `multipart/form-data; boundary=${boundary}` };
  assert.equal((await site.request('/me', { method: 'POST', headers, body: `--${boundary}--` })).status, 400);
});

test('each place one is signed in at can be signed out from any other', async () => {
  const who = await reader();
  const phone = await session(who.account, 'Safari · iPhone');
  const laptop = await session(who.account, 'Chrome · Windows');
  const page = await (await get('/me/sessions', who.cookie)).text();
  assert.equal(page.match(/class="device"/g)?.length, 3);
  assert.equal(page.match(/class="device-this"/g)?.length, 1);
  const end = new RegExp(`action="(/me/sessions/[^"]+/end)"><button[^>]*Safari`).exec(page)?.[1] ?? '';
  assert.equal((await post(end, who.cookie)).status, 303);
  assert.equal((await get('/me', phone)).status, 303);
  assert.equal((await get('/me', laptop)).status, 200);
  assert.equal((await post('/me/sessions/end-others', who.cookie)).status, 303);
  assert.equal((await get('/me', laptop)).status, 303);
  assert.equal((await get('/me', who.cookie)).status, 200);
});

test('nobody ends the session of somebody else, and none that is over is shown', async () => {
  const who = await reader();
  const other = await reader();
  const theirs = await site.world.db
    .selectFrom('session')
    .select('id')
    .where('account_id', '=', other.account.id)
    .executeTakeFirst();
  await post(`/me/sessions/${theirs?.id}/end`, who.cookie);
  assert.equal((await get('/me', other.cookie)).status, 200);
  await session(who.account, 'Opera · macOS');
  site.clock.now += 20 * day;
  await get('/me', who.cookie);
  await site.request('/me', { headers: { cookie: who.cookie } });
  site.clock.now += 11 * day;
  const page = await (await get('/me/sessions', who.cookie)).text();
  assert.doesNotMatch(page, /Opera/);
});

test('the pages speak the language of the edition and turn with it', async () => {
  const who = await reader();
  const page = await (await get('/ar/me', who.cookie)).text();
  assert.match(page, /<html lang="ar" dir="rtl"/);
  assert.match(page, /الملف الشخصي/);
  assert.match(page, /action="\/ar\/me"/);
  const plain = await (await get('/text/me', who.cookie)).text();
  assert.match(plain, /action="\/text\/me"/);
});
