import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { mediaByOriginUrl } from '../../rooms/media/media.ts';
import { wordPress } from '../wordpress/wordpress.ts';
import { fileWith, importFile } from './import-for-tests.ts';

const item = (id: number, more = ''): string =>
  `<item><title>Story ${id}</title><link>http://old.example.org/story-${id}/</link><content:encoded><![CDATA[Text ${id} [odd_thing x="1"]${more}]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt><wp:post_name>story-${id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="news">News</category></item>\n`;

const archive = (items: string): string =>
  `<?xml version="1.0"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Old</title><language>en</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>http://old.example.org</wp:base_blog_url>\n${items}</channel></rss>`;

const many = fileWith('many.xml', archive(Array.from({ length: 1200 }, (_, index) => item(index + 1)).join('')));

const worlds: TestWorld[] = [];
after(async () => {
  for (const made of worlds) await made.close();
});
const fresh = async (): Promise<TestWorld> => {
  const made = await testWorld();
  worlds.push(made);
  return made;
};

const stories = async ({ world }: TestWorld): Promise<number> =>
  (
    await world.db
      .selectFrom('article')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

const whole = { added: 1200, updated: 0, unchanged: 0, left: 0 };

test('an import that was stopped goes on where it was, and its report is that of one run', async () => {
  const made = await fresh();
  let isStopped = false;
  const progress = () => ({ set: (done: number) => void (isStopped ||= done === 500), end: () => {} });
  const first = await importFile(made.world, wordPress, many, { io: { progress, stopped: () => isStopped } });
  assert.equal(first.finished, false);
  assert.match(first.text, /run the same command again to go on/);
  assert.equal(await stories(made), 500);
  const said: string[] = [];
  const second = await importFile(made.world, wordPress, many, {
    resume: true,
    io: { out: (text) => void said.push(text) },
  });
  assert.deepEqual(said, ['Going on after item 500 of the run that was cut off.']);
  assert.equal(second.finished, true);
  assert.equal(await stories(made), 1200);
  assert.deepEqual(second.report.counts['posts'], whole);
  assert.match(second.text, /1,200 × A shortcode we do not know was left out/);
  assert.deepEqual(readdirSync(join(made.world.config.dataDir, 'imports')), []);
});

test('an import that broke down goes on where it was', async () => {
  const made = await fresh();
  const progress = () => ({
    set: (done: number): void => {
      if (done === 500) throw new Error('power cut');
    },
    end: () => {},
  });
  await assert.rejects(importFile(made.world, wordPress, many, { io: { progress } }), /power cut/);
  assert.equal(await stories(made), 500);
  const second = await importFile(made.world, wordPress, many);
  assert.equal(await stories(made), 1200);
  assert.deepEqual(second.report.counts['posts'], whole);
  assert.match(second.text, /1,200 × A shortcode/);
});

test('going on is refused when nothing was cut off', async () => {
  const made = await fresh();
  await assert.rejects(
    importFile(made.world, wordPress, many, { resume: true }),
    /no import of this file with these options that was cut off/,
  );
});

test('two archives with stories at one address keep both: the second story gets another', async () => {
  const made = await fresh();
  await importFile(made.world, wordPress, fileWith('one.xml', archive(item(1))));
  const other = archive(item(1)).replaceAll('old.example.org', 'other.example.org');
  const { text } = await importFile(made.world, wordPress, fileWith('two.xml', other));
  const paths = (await made.world.db.selectFrom('article').select('path').orderBy('path').execute()).map(
    ({ path }) => path,
  );
  assert.deepEqual(paths, ['/story-1-2/', '/story-1/']);
  assert.match(text, /An address was taken already; the story got another/);
});

test('a story too large for a body is cut, not refused, and that is told', async () => {
  const made = await fresh();
  const { text } = await importFile(
    made.world,
    wordPress,
    fileWith('large.xml', archive(item(1, '\n\npart'.repeat(60_000)))),
  );
  assert.equal(await stories(made), 1);
  assert.match(text, /A text is too long to be kept whole: its end was left out/);
});

test('files are fetched from the old site, but never from a private address', async () => {
  const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  const server = createServer((request, response) => {
    if (request.url === '/wp-content/uploads/a.png')
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  after(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const file = fileWith(
    'fetch.xml',
    archive(
      item(
        1,
        `<img src="http://old.example.org:${port}/wp-content/uploads/a.png"><img src="http://old.example.org:${port}/wp-content/uploads/b.png">`,
      ),
    ),
  );
  const resolve = async (): Promise<{ address: string; family: number }[]> => [{ address: '127.0.0.1', family: 4 }];
  const guarded = await fresh();
  const refused = await importFile(guarded.world, wordPress, file, { fetchMedia: true, io: { fetching: { resolve } } });
  assert.match(refused.text, /2 × A file could not be fetched from the old site: bad-address/);
  const allowed = await fresh();
  const { report, text } = await importFile(allowed.world, wordPress, file, {
    fetchMedia: true,
    io: { fetching: { resolve, allow: () => true } },
  });
  assert.equal(report.counts['files found']?.added, 1);
  assert.match(text, /1 × A file could not be fetched from the old site: not-found/);
  assert.equal(
    (await mediaByOriginUrl(allowed.world, `http://old.example.org:${port}/wp-content/uploads/a.png`))?.width,
    20,
  );
});
