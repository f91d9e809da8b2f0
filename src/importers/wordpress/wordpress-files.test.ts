import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { targetOfPath } from '../../rooms/articles/articles.ts';
import { mediaByOriginUrl } from '../../rooms/media/media.ts';
import { importFile, testFolder } from '../shared/import-for-tests.ts';
import { wordPress } from './wordpress.ts';

const harbour = new URL('fixtures/harbour.xml', import.meta.url).pathname;

const worlds: TestWorld[] = [];
after(async () => {
  for (const made of worlds) await made.close();
});
const fresh = async (): Promise<TestWorld> => {
  const made = await testWorld();
  worlds.push(made);
  return made;
};

test('everything lost is in the report, with line, story and reason', async () => {
  const { world } = await fresh();
  const path = join(testFolder, 'report.json');
  const { text } = await importFile(world, wordPress, harbour, { report: path });
  const report = JSON.parse(readFileSync(path, 'utf8')) as {
    losses: { reason: string; count: number; places: { line?: number; title: string; detail?: string }[] }[];
    fields: Record<string, number>;
    counts: object;
  };
  const of = (reason: RegExp) => report.losses.find((loss) => reason.test(loss.reason));
  assert.deepEqual(of(/shortcode we do not know/)?.places, [
    { line: 37, title: 'Ferry returns & stays', detail: '[weather]' },
  ]);
  assert.equal(of(/behind a password/)?.places[0]?.title, 'For subscribers');
  assert.equal(of(/not in the file was left as it was/)?.places[0]?.detail, 'https://harbour.example.org/gone/');
  assert.equal(of(/not here yet/)?.count, 3);
  assert.deepEqual(report.fields, { house_style: 1, 'taxonomy: mood': 1 });
  for (const { reason } of report.losses) assert.ok(text.includes(reason), reason);
});

test('pictures and files are found in a folder by path, name or next best size, at a later time too, and old addresses lead to them', async () => {
  const { world } = await fresh();
  await importFile(world, wordPress, harbour);
  const folder = join(testFolder, 'media');
  mkdirSync(join(folder, 'uploads/2026/05'), { recursive: true });
  const picture = (width: number): Promise<Buffer> =>
    sharp({ create: { width, height: 40, channels: 3, background: '#3366aa' } })
      .jpeg()
      .toBuffer();
  writeFileSync(join(folder, 'uploads/2026/05/ferry-300x200.jpg'), await picture(30));
  writeFileSync(join(folder, 'uploads/2026/05/ferry-1024x683.jpg'), await picture(60));
  writeFileSync(
    join(folder, 'quay.png'),
    await sharp({ create: { width: 50, height: 40, channels: 3, background: '#aa3333' } })
      .png()
      .toBuffer(),
  );
  const { report } = await importFile(world, wordPress, harbour, { media: folder });
  assert.equal(report.counts['files found']?.added, 2);
  const ferry = await mediaByOriginUrl(
    world,
    'https://harbour.example.org/wp-content/uploads/2026/05/ferry-scaled.jpg',
  );
  assert.equal(ferry?.width, 60);
  assert.equal(ferry?.alt, 'A white ferry');
  const redirect = await targetOfPath(world, '/wp-content/uploads/2026/05/quay.png');
  assert.equal(redirect?.kind, 'path');
  assert.match(redirect?.target ?? '', /^\/media\//);
});
