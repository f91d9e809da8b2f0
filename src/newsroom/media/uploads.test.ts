import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sessionFor, type Reader } from '../../rooms/discussion/writing-for-tests.ts';
import { jpeg, withPosition } from '../../rooms/media/test-pictures.ts';
import { json, librarySite, origin, taken, type LibrarySite } from './library-for-tests.ts';

let site: LibrarySite;
let writer: Reader;
before(async () => {
  site = await librarySite();
  writer = await site.staff('writer');
});
after(() => site.close());

type Asked = { method: string; headers?: Record<string, string>; body?: Buffer; by?: Reader };

const ask = (path: string, { method, headers = {}, body, by = writer }: Asked): Promise<Response> =>
  site.request(path, {
    method,
    headers: { origin, cookie: by.cookie, 'tus-resumable': '1.0.0', ...headers },
    ...(body ? { body } : {}),
  });

const uploads = '/newsroom/media/uploads';
const inBase64 = (text: string): string => Buffer.from(text).toString('base64');

const create = async (length: number, name = 'boat.jpg', further = ''): Promise<string> => {
  const headers = { 'upload-length': String(length), 'upload-metadata': `filename ${inBase64(name)}${further}` };
  const answer = await ask(uploads, { method: 'POST', headers });
  assert.equal(answer.status, 201, await answer.clone().text());
  return answer.headers.get('location') ?? '';
};

const send = (path: string, offset: number, body: Buffer, headers: Record<string, string> = {}): Promise<Response> =>
  ask(path, {
    method: 'PATCH',
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...headers },
    body,
  });

const offsetAt = async (path: string): Promise<string | null> =>
  (await ask(path, { method: 'HEAD' })).headers.get('upload-offset');

const incoming = (): string[] => {
  const folder = join(site.world.config.dataDir, 'media', 'incoming');
  return existsSync(folder) ? readdirSync(folder) : [];
};

test('A picture sent in pieces comes into the library as a whole, and belongs to whoever sent it', async () => {
  const picture = await jpeg(640, 480);
  const path = await create(picture.length, 'Hafen „früh“.jpg');
  const half = Math.floor(picture.length / 2);
  const first = await send(path, 0, picture.subarray(0, half));
  assert.deepEqual([first.status, first.headers.get('upload-offset')], [204, String(half)]);
  assert.equal(await offsetAt(path), String(half));
  assert.equal((await json(await writer.get(path))).state, 'open');
  assert.equal((await send(path, half, picture.subarray(half))).status, 204);
  const { media, isSame } = await taken(await writer.get(path));
  assert.deepEqual([media.name, media.kind, media.width, isSame], ['Hafen „früh“.jpg', 'picture', 640, false]);
  const row = site.world.db.selectFrom('media').select('added_by').where('id', '=', media.id);
  assert.equal((await row.executeTakeFirstOrThrow()).added_by, writer.account.id);
  assert.deepEqual(incoming(), []);
});

test('The same file sent twice is found to be there already', async () => {
  const picture = await jpeg(642, 480);
  const outcomes = [];
  for (const name of ['one.jpg', 'two.jpg']) {
    const path = await create(picture.length, name);
    await send(path, 0, picture);
    outcomes.push(await taken(await writer.get(path)));
  }
  assert.deepEqual(
    outcomes.map(({ isSame, media }) => [isSame, media.name]),
    [
      [false, 'one.jpg'],
      [true, 'one.jpg'],
    ],
  );
});

test('What a piece must be is checked: its place, its length, its kind, the version of the protocol', async () => {
  const path = await create(100);
  const ten = Buffer.alloc(10);
  assert.equal((await send(path, 5, ten)).status, 409);
  assert.equal((await send(path, 0, Buffer.alloc(101))).status, 413);
  assert.equal((await send(path, 0, ten, { 'content-type': 'application/octet-stream' })).status, 415);
  assert.equal((await send(path, 0, ten, { 'tus-resumable': '0.2.1' })).status, 412);
  assert.equal((await send(path, 0, ten, { 'upload-offset': '-1' })).status, 400);
  assert.equal(await offsetAt(path), '0');
  const wrong = await ask(uploads, { method: 'POST', headers: { 'upload-length': '5', 'upload-metadata': '!!! ???' } });
  assert.equal(wrong.status, 400);
});

test('A program can ask what the server is able to do', async () => {
  const answer = await site.request(uploads, { method: 'OPTIONS' });
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.get('tus-version'), '1.0.0');
  assert.equal(answer.headers.get('tus-extension'), 'creation,termination,expiration');
});

test('What cannot be taken is refused with the reason: a page called a photo, nothing at all, far too much', async () => {
  const page = Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(300));
  const path = await create(page.length, 'photo.jpg');
  await send(path, 0, page);
  const answer = await json(await writer.get(path));
  assert.deepEqual([answer.state, answer.refusal], ['refused', 'unknown-type']);
  assert.match(answer.words ?? '', /What counts is what is in the file/);
  for (const [length, status] of [
    ['0', 422],
    [String(3 * 1024 ** 3), 413],
  ] as const)
    assert.equal((await ask(uploads, { method: 'POST', headers: { 'upload-length': length } })).status, status);
});

test('A picture that is too big is refused at its beginning, not after all of it was sent', async () => {
  const path = await create(30 * 1024 * 1024, 'huge.jpg');
  const head = Buffer.concat([await jpeg(800, 600), Buffer.alloc(20_000)]);
  const answer = await send(path, 0, head);
  assert.equal(answer.status, 413);
  assert.equal((await json(answer)).refusal, 'too-big');
});

test('Nobody sees or touches the upload of somebody else', async () => {
  const other = await site.staff('editor');
  const path = await create(100);
  for (const method of ['HEAD', 'GET', 'PATCH', 'DELETE'])
    assert.equal((await ask(path, { method, by: other })).status, 404, method);
});

test('A cancelled upload leaves nothing behind', async () => {
  const path = await create(100);
  await send(path, 0, Buffer.alloc(10));
  assert.equal((await ask(path, { method: 'DELETE' })).status, 204);
  assert.equal((await ask(path, { method: 'HEAD' })).status, 404);
  assert.equal(incoming().includes(path.split('/').at(-1) ?? ''), false);
});

test('One account has only so many uploads under way', async () => {
  const busy = await site.staff('writer');
  const statuses = [];
  for (let i = 0; i < 62; i += 1) {
    const answer = await ask(uploads, { method: 'POST', headers: { 'upload-length': '100' }, by: busy });
    statuses.push(answer.status);
  }
  assert.deepEqual(statuses.slice(58), [201, 201, 429, 429]);
  const listed = await json<{ uploads: unknown[] }>(await ask(uploads, { method: 'GET', by: busy }));
  assert.equal(listed.uploads.length, 60);
});

test('Where a photograph was taken is in no file and on no answer', async () => {
  const picture = await withPosition();
  assert.ok(picture.includes('Exif'));
  const path = await create(picture.length);
  await send(path, 0, picture);
  const { media } = await taken(await writer.get(path));
  await site.runJobs();
  const row = await site.world.db.selectFrom('media').selectAll().where('id', '=', media.id).executeTakeFirstOrThrow();
  assert.doesNotMatch(JSON.stringify([media, row]), /gps|latitude|SecretName/i);
  for (const { file } of await site.world.db
    .selectFrom('media_rendition')
    .select('file')
    .where('media_id', '=', media.id)
    .execute()) {
    const answer = await site.request(`/media/${file.slice(3)}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.equal(answer.status, 200);
    assert.equal(bytes.includes('Exif\0'), false, file);
  }
});

test('A broken-off upload is kept for three days, then swept', async () => {
  const path = await create(100);
  await send(path, 0, Buffer.alloc(10));
  const name = path.split('/').at(-1) ?? '';
  site.clock.now += 2 * 86_400_000;
  await site.runJobs();
  assert.ok(incoming().includes(name));
  site.clock.now += 1 * 86_400_000 + 1;
  writer = { ...writer, cookie: await sessionFor(site, writer.account) };
  assert.equal((await ask(path, { method: 'HEAD' })).status, 404);
  await site.runJobs();
  assert.equal(incoming().includes(name), false);
});
