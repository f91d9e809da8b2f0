import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bodyOf, makeStory } from '../../../test/make-stories.ts';
import type { PickedMedia } from '../../common/media-picked.ts';
import type { Reader } from '../../rooms/discussion/writing-for-tests.ts';
import { saveArticle, saveAuthor, putLiveEntry, type Body } from '../../rooms/articles/articles.ts';
import { mediaById, mediaFaults } from '../../rooms/media/media.ts';
import { jpeg, redAndBlue } from '../../rooms/media/test-pictures.ts';
import { json, librarySite, origin, type LibrarySite } from './library-for-tests.ts';

let site: LibrarySite;
let writer: Reader;
let editor: Reader;
let contributor: Reader;
before(async () => {
  site = await librarySite();
  writer = await site.staff('writer');
  editor = await site.staff('editor');
  contributor = await site.staff('contributor');
});
after(() => site.close());

type Sent = { name: string; bytes: Buffer };

const sendFiles = (path: string, by: Reader, files: readonly Sent[]): Promise<Response> => {
  const boundary = 'xxBOUNDARYxx';
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return site.request(path, {
    method: 'POST',
    headers: { origin, cookie: by.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  });
};

const shown = async (path: string, by = writer): Promise<string> => {
  const answer = await by.get(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
};

const withPicture = (mediaId: string): Body => ({
  type: 'doc',
  content: [...bodyOf('Words.').content, { type: 'picture', attrs: { mediaId } }],
});

test('Files sent by the plain form are in the library, each with what it is', async () => {
  const files = [
    { name: 'pier.jpg', bytes: await jpeg(500, 300) },
    { name: 'notes.pdf', bytes: Buffer.from('%PDF-1.7\n'.padEnd(400, ' ')) },
  ];
  const answer = await sendFiles('/newsroom/media', writer, files);
  assert.equal(answer.status, 303);
  const page = await shown(answer.headers.get('location') ?? '');
  assert.match(page, /2 files added\./);
  assert.match(page, /pier\.jpg[\s\S]*Picture · 500 × 300/);
  assert.match(page, /notes\.pdf[\s\S]*Document/);
  const again = await sendFiles('/newsroom/media', writer, files.slice(0, 1));
  assert.match(await shown(again.headers.get('location') ?? ''), /pier\.jpg/);
});

test('What was not taken is named, with the reason', async () => {
  const answer = await sendFiles('/newsroom/media', writer, [
    { name: 'photo.jpg', bytes: Buffer.from('<html><script>alert(1)</script>'.padEnd(200)) },
  ]);
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /“photo\.jpg” was not taken\. This is no kind of file the library keeps/);
  assert.equal((await sendFiles('/newsroom/media', writer, [])).status, 422);
});

test('The library is narrowed by what is missing, by kind, by whoever added it and when, and paged', async () => {
  const own = await site.staff('writer');
  site.clock.now += 60_000;
  for (let i = 0; i < 50; i += 1) {
    site.clock.now += 1000;
    await site.picture({ fileName: `series-${String(i).padStart(2, '0')}.jpg`, addedBy: own.account.id });
  }
  const first = await shown(`/newsroom/media?by=${own.account.id}`);
  assert.match(first, /series-49\.jpg/);
  assert.doesNotMatch(first, /series-01\.jpg/);
  const next = /href="([^"]*before=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await shown(next);
  assert.match(second, /series-00\.jpg/);
  assert.doesNotMatch(second, /series-30\.jpg/);
  const day = new Date(site.clock.now).toISOString().slice(0, 10);
  assert.match(await shown(`/newsroom/media?from=${day}&q=series-07`), /series-07\.jpg/);
  assert.doesNotMatch(await shown(`/newsroom/media?until=2026-11-19&q=series`), /series-07\.jpg/);
  assert.match(await shown('/newsroom/media?show=no-alt&view=list&kind=picture'), /series-49\.jpg/);
  assert.match(await shown('/newsroom/media?show=missing'), /No file is missing\./);
});

test('What is said about a picture is changed in one form, for every language, and written down', async () => {
  const id = await site.picture({ addedBy: writer.account.id });
  const fields = {
    alt: 'A pier at low tide',
    'alt-ar': 'رصيف عند الجزر',
    caption: 'The pier',
    credit: 'Ann Lee',
    creditUrl: 'https://example.org/ann',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    holder: 'Agency',
    usageTerms: 'Not for covers',
    expires: '2026-12-24',
  };
  assert.equal((await writer.send(`/newsroom/media/${id}`, fields)).status, 303);
  const page = await shown(`/newsroom/media/${id}`);
  for (const text of ['A pier at low tide', 'رصيف عند الجزر', 'https://example.org/ann', 'value="2026-12-24"'])
    assert.ok(page.includes(text), text);
  assert.match(page, /writer 1<\/bdi> changed what is said about it[\s\S]*Alternative text[\s\S]*A pier at low tide/);
  const wrong = await writer.send(`/newsroom/media/${id}`, { creditUrl: 'javascript:alert(1)' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Write a whole web address/);
  assert.equal((await writer.send(`/newsroom/media/${id}`, { creditUrl: '' })).status, 303);
  assert.equal((await mediaById(site.world, id))?.creditUrl, undefined);
});

test('A dialog changes what is said by JSON, and gets the picture as it is then', async () => {
  const id = await site.picture({ credit: 'Ann' });
  const answer = await writer.send(`/newsroom/media/${id}`, { alt: 'A boat' }, { json: true });
  const picked = await json<PickedMedia>(answer);
  assert.deepEqual([picked.alt, picked.faults], ['A boat', []]);
});

test('Contributors change and delete what is theirs, and see the rest', async () => {
  const theirs = await site.picture({ addedBy: contributor.account.id });
  const others = await site.picture({ addedBy: writer.account.id });
  assert.equal((await contributor.send(`/newsroom/media/${theirs}`, { alt: 'x' })).status, 303);
  assert.equal((await contributor.send(`/newsroom/media/${others}`, { alt: 'x' })).status, 404);
  assert.doesNotMatch(await shown(`/newsroom/media/${others}`, contributor), /<form[^>]*focal/);
  const fields = { id: others, act: 'bin' };
  assert.match((await contributor.send('/newsroom/media/bin', fields)).headers.get('location') ?? '', /denied=1/);
  assert.equal((await contributor.get(`/newsroom/media/${others}`)).status, 200);
});

test('The focal point is set in percent, and the card is cut anew round it', async () => {
  const id = await site.picture({ bytes: await jpeg(1000, 1400) });
  await site.runJobs();
  assert.equal((await writer.send(`/newsroom/media/${id}/focal`, { x: '20', y: '90' })).status, 303);
  await site.runJobs();
  const media = await mediaById(site.world, id);
  assert.deepEqual(media?.focal, { x: 0.2, y: 0.9 });
  assert.match(media.renditions.find(({ format }) => format === 'card')?.path ?? '', /card-20-90\.jpg$/);
  assert.match(await shown(`/newsroom/media/${id}`), /viewBox="0 660 1000 667"/);
  assert.equal((await writer.send(`/newsroom/media/${id}/focal`, { x: '120', y: '1' })).status, 422);
});

test('A picture knows the stories, entries and portraits it is in, and cannot be deleted while it is', async () => {
  const id = await site.picture({ addedBy: writer.account.id });
  const story = await makeStory(site.world, { headline: 'Pier closed', body: withPicture(id) });
  const live = await makeStory(site.world, { headline: 'Storm live', kind: 'liveblog' });
  const entry = await site.world.write((tx) =>
    putLiveEntry(site.world, tx, { articleId: live, body: withPicture(id) }),
  );
  const author = await site.world.write((tx) => saveAuthor(site.world, tx, { name: 'Ann Lee', portraitId: id }));
  const page = await shown(`/newsroom/media/${id}`);
  assert.match(page, /Story: [\s\S]*Pier closed/);
  assert.match(page, /Live entry: [\s\S]*Storm live/);
  assert.match(page, /Portrait: [\s\S]*Ann Lee/);
  assert.match(page, /cannot be deleted while it is used/);
  const answer = await editor.send('/newsroom/media/bin', { id, act: 'bin' });
  assert.match(answer.headers.get('location') ?? '', /kept=1/);
  await site.world.write(async (tx) => {
    const plain = { edition: 'en', kind: 'news', status: 'published', headline: 'Pier closed' } as const;
    await saveArticle(site.world, tx, { ...plain, id: story, body: bodyOf('No picture any more.') });
    await putLiveEntry(site.world, tx, { id: entry, articleId: live, body: bodyOf('Nor here.') });
    await saveAuthor(site.world, tx, { id: author, name: 'Ann Lee' });
  });
  assert.match(await shown(`/newsroom/media/${id}`), /Nowhere yet\./);
});

test('What was put into the bin is gone for readers, can be had back for 30 days, then is gone for good', async () => {
  const id = await site.picture({ addedBy: writer.account.id });
  const file = (await mediaById(site.world, id))?.path ?? '';
  await writer.send('/newsroom/media/bin', { id, act: 'bin' });
  assert.equal((await site.request(file)).status, 404);
  assert.match(await shown('/newsroom/media?show=bin'), new RegExp(id));
  assert.doesNotMatch(await shown('/newsroom/media'), new RegExp(id));
  assert.equal((await writer.get(`/newsroom/media/${id}/file?inline=1`)).status, 200);
  assert.deepEqual((await mediaFaults(site.world, [id], 'en'))[0]?.faults[0], 'deleted');
  await writer.send('/newsroom/media/bin', { id, act: 'restore' });
  assert.equal((await site.request(file)).status, 200);
  await writer.send('/newsroom/media/bin', { id, act: 'bin' });
  site.clock.now += 31 * 86_400_000;
  await site.runJobs();
  await site.runJobs();
  assert.equal(await mediaById(site.world, id), undefined);
  site.clock.now -= 31 * 86_400_000;
});

test('A replaced file changes wherever it is shown, its old address leads to the new one, and it can be put back', async () => {
  const id = await site.picture({ addedBy: writer.account.id, alt: 'The pier', bytes: await jpeg(820, 500) });
  await site.runJobs();
  const before = await mediaById(site.world, id);
  const answer = await sendFiles(`/newsroom/media/${id}/replace`, writer, [
    { name: 'better.jpg', bytes: await jpeg(900, 620) },
  ]);
  assert.equal(answer.status, 303);
  const after = await mediaById(site.world, id);
  assert.deepEqual([after?.width, after?.alt, after?.fileName], [900, 'The pier', 'better.jpg']);
  assert.notEqual(after?.path, before?.path);
  const old = await site.request(before?.path ?? '');
  assert.deepEqual([old.status, old.headers.get('location')], [307, after?.path]);
  await site.runJobs();
  const card = before?.renditions.find(({ format }) => format === 'card')?.path ?? '';
  assert.match((await site.request(card)).headers.get('location') ?? '', /card-50-50\.jpg$/);
  const page = await shown(`/newsroom/media/${id}`);
  const file = /name="file" value="([^"]+)"/.exec(page)?.[1] ?? '';
  assert.equal((await writer.send(`/newsroom/media/${id}/put-back`, { file })).status, 303);
  assert.equal((await mediaById(site.world, id))?.path, before?.path);
  assert.equal((await site.request(before?.path ?? '')).status, 200);
});

test('A picture is not replaced by a document, nor by itself', async () => {
  const bytes = await jpeg(822, 500);
  const id = await site.picture({ bytes });
  const pdf = { name: 'x.pdf', bytes: Buffer.from('%PDF-1.7\n'.padEnd(400, ' ')) };
  for (const [file, words] of [
    [pdf, /only be replaced by one of its kind/],
    [{ name: 'x.jpg', bytes }, /the very file that is there/],
  ] as const) {
    const answer = await sendFiles(`/newsroom/media/${id}/replace`, writer, [file]);
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), words);
  }
});

test('A picture in another size looks like the one it was made from; a different one does not', async () => {
  const noise = (width: number, seed: number): Promise<Buffer> =>
    redAndBlue(64, 48)
      .composite(
        Array.from({ length: 12 }, (_, i) => ({
          input: {
            create: {
              width: 9,
              height: 9,
              channels: 3 as const,
              background: { r: (i * 37 * seed) % 256, g: (i * 91 * seed) % 256, b: (i * 53 * seed) % 256 },
            },
          },
          left: (i * 17 * seed) % 55,
          top: (i * 11 * seed) % 39,
        })),
      )
      .png()
      .toBuffer()
      .then(async (png) => (await import('sharp')).default(png).resize({ width }).jpeg().toBuffer());
  const large = await site.picture({ fileName: 'large.jpg', bytes: await noise(900, 3) });
  await site.picture({ fileName: 'small.jpg', bytes: await noise(420, 3) });
  await site.picture({ fileName: 'different.jpg', bytes: await noise(900, 7) });
  const page = await shown(`/newsroom/media/${large}`);
  const alike = page.slice(page.indexOf('Looks like'), page.indexOf('Replace the file'));
  assert.match(alike, /small\.jpg/);
  assert.doesNotMatch(alike, /different\.jpg/);
});

test('The original is downloaded under its own name, and nothing in a document is ever run', async () => {
  const bytes = Buffer.from('%PDF-1.7\n1 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj'.padEnd(400));
  const answer = await sendFiles('/newsroom/media', writer, [{ name: 'Bericht „neu“.pdf', bytes }]);
  const id = /media\/([\da-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
  for (const path of [
    `/newsroom/media/${id}/file`,
    `/newsroom/media/${id}/file?inline=1`,
    (await mediaById(site.world, id))?.path ?? '',
  ]) {
    const file = await writer.get(path);
    assert.match(file.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/);
    if (!path.includes('inline')) assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename=/);
  }
});

test('Rights that end are warned of before and named after, and told to whoever publishes', async () => {
  const id = await site.picture({ alt: 'x', credit: 'x', expiresAt: site.clock.now + 10 * 86_400_000 });
  assert.match(await shown('/newsroom/media?show=expiring'), new RegExp(id));
  assert.deepEqual((await mediaFaults(site.world, [id], 'en'))[0]?.faults, ['waiting']);
  site.clock.now += 11 * 86_400_000;
  const again = await site.staff('writer');
  assert.match(await shown('/newsroom/media?show=expired', again), new RegExp(id));
  assert.match(await shown(`/newsroom/media/${id}`, again), /The rights to it have ended\./);
  assert.deepEqual(
    (await mediaFaults(site.world, [id, 'nowhere'], 'en')).map(({ faults }) => faults[0]),
    ['expired', 'missing'],
  );
});
