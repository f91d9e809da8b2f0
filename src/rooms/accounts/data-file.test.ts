import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { Parser } from 'htmlparser2';
import sharp from 'sharp';
import { fromBufferPromise } from 'yauzl';
import { writingSite, type Reader, type WritingSite } from '../discussion/writing-for-tests.ts';
import type { Db } from '../../storage/storage.ts';
import { accountRow } from './accounts.store.ts';
import { setPicture } from './pictures.ts';

let site: WritingSite;
let reader: Reader;
const secrets = [
  '$argon2id$v=19$secret',
  'passkey-public-key',
  'TOTPSECRET',
  'recovery-hash',
  'api-token-hash',
  'subject-1',
];

/** Everything an account may sign in with, and more that is kept about it. */
const fill = async (db: Db): Promise<void> => {
  const at = site.clock.now;
  const { id } = reader.account;
  const [password, key = '', secret = '', recovery = '', token = '', subject = ''] = secrets;
  await db
    .updateTable('account')
    .set({ password_hash: password, password_changed_at: at, bio: 'I <b>read</b>.' })
    .where('id', '=', id)
    .execute();
  const mine = { account_id: id, created_at: at };
  await db
    .insertInto('passkey')
    .values({ ...mine, id: 'credential-id', public_key: key, name: 'My phone' })
    .execute();
  await db
    .insertInto('totp')
    .values({ ...mine, secret })
    .execute();
  await db.insertInto('recovery_code').values({ hash: recovery, account_id: id }).execute();
  await db
    .insertInto('identity')
    .values({ ...mine, issuer: 'https://login.example.org', subject })
    .execute();
  await db
    .insertInto('api_token')
    .values({ ...mine, hash: token, id: 'token-1', name: 'My script', scopes: 'read write' })
    .execute();
  await db.insertInto('former_name').values({ name_key: 'oldname', account_id: id, released_at: at }).execute();
  await db
    .insertInto('bookmark')
    .values({ ...mine, article_id: site.story, position: at })
    .execute();
};

before(async () => {
  site = await writingSite();
  reader = await site.reader('Data Collector');
  await site.world.write((tx) => fill(tx.db));
});
after(() => site.close());

const unzip = async (answer: Response): Promise<Map<string, Buffer>> => {
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()), { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(
      entry.fileName,
      Buffer.from(await text((await zip.openReadStreamPromise(entry)).setEncoding('latin1')), 'latin1'),
    );
  return files;
};

type Data = {
  format: string;
  version: number;
  parts: Record<string, { title: string; rows: Record<string, unknown>[] }>;
};
const dataIn = (files: Map<string, Buffer>): Data => JSON.parse(files.get('data.json')?.toString() ?? '') as Data;

test('everything a reader did is in the file, and nothing one could sign in with', async () => {
  const posted = await reader.post('The pier was **under water** again.');
  assert.equal(posted.state, 'published');
  const answer = await reader.send('/me/data/download');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/zip');
  assert.match(
    answer.headers.get('content-disposition') ?? '',
    /^attachment; filename="the-test-courant-2026-\d\d-\d\d\.zip"$/,
  );
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  const files = await unzip(answer);
  assert.deepEqual([...files.keys()].sort(), ['data.json', 'index.html']);
  const { parts, format, version } = dataIn(files);
  assert.deepEqual({ format, version }, { format: 'courant-own-data', version: 1 });
  assert.equal(parts['profile']?.rows[0]?.['email'], reader.account.email);
  assert.deepEqual(
    parts['sign-in-methods']?.rows.map(({ kind }) => kind),
    ['mail', 'password', 'passkey', 'openid', 'authenticator'],
  );
  assert.equal(parts['sessions']?.rows.length, 1);
  assert.equal(parts['former-names']?.rows[0]?.['likeness'], 'oldname');
  assert.deepEqual(parts['tokens']?.rows[0]?.['scopes'], ['read', 'write']);
  assert.match(String(parts['comments']?.rows[0]?.['text']), /under water/);
  assert.equal(parts['reading-list']?.rows.length, 1);
  const everything = [...files.values()].map(String).join('\n');
  const sessions = await site.world.db.selectFrom('session').select('hash').execute();
  const token = reader.cookie.slice(reader.cookie.indexOf('=') + 1);
  for (const secret of [...secrets, token, ...sessions.map(({ hash }) => hash)])
    assert.ok(!everything.includes(secret), `${secret.slice(0, 12)}… is in the file`);
});

test('the page to read is whole by itself: no script, nothing loaded, nothing of the reader’s acts as markup', async () => {
  const files = await unzip(await reader.send('/me/data/download'));
  const page = files.get('index.html')?.toString() ?? '';
  const tags: string[] = [];
  const parser = new Parser({
    onopentag: (name, { src, href }) => {
      tags.push(name);
      if (name !== 'a') assert.equal(src ?? href, undefined, name);
    },
  });
  parser.end(page);
  assert.ok(tags.includes('dl'));
  for (const name of ['script', 'b', 'link', 'iframe', 'form']) assert.ok(!tags.includes(name), name);
  assert.match(page, /I &lt;b>read|I &lt;b&gt;read/);
  for (const id of ['profile', 'comments', 'reading-list']) assert.match(page, new RegExp(`<section id="${id}">`));
});

test('the file speaks the language of the edition and turns with it', async () => {
  const files = await unzip(await reader.send('/ar/me/data/download'));
  const page = files.get('index.html')?.toString() ?? '';
  assert.match(page, /<html lang="ar" dir="rtl">/);
  assert.match(page, /الملف الشخصي/);
  assert.equal(dataIn(files).parts['profile']?.title, 'الملف الشخصي');
});

test('the picture comes along', async () => {
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#204060' } })
    .png()
    .toBuffer();
  assert.ok((await setPicture(site.world, reader.account, bytes)).ok);
  const files = await unzip(await reader.send('/me/data/download'));
  assert.equal((await sharp(files.get('picture.webp')).metadata()).format, 'webp');
  assert.match(files.get('index.html')?.toString() ?? '', /<img src="picture.webp"/);
  assert.ok((await accountRow(site.world.db, { id: reader.account.id }))?.picture);
});

test('strangers get nothing, other sites cannot ask, and ten times an hour is enough', async () => {
  assert.equal((await site.stranger.send('/me/data/download')).status, 303);
  const elsewhere = await reader.send('/me/data/download', {}, { headers: { origin: 'https://evil.example' } });
  assert.equal(elsewhere.status, 403);
  const other = await site.reader('Eager Reader');
  for (let time = 0; time < 10; time += 1) {
    const answer = await other.send('/me/data/download');
    assert.equal(answer.status, 200);
    await answer.arrayBuffer();
  }
  const refused = await other.send('/me/data/download');
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  assert.match(await refused.text(), /role="alert"/);
  site.clock.now += 3_600_001;
  assert.equal((await other.send('/me/data/download')).status, 200);
});
