import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import {
  addMedia,
  addMissingMedia,
  describeMedia,
  fillMissingMedia,
  keepMedia,
  mediaById,
  mediaByOriginUrl,
  mediaPath,
  receiveMedia,
  type Media,
  type MediaDescription,
} from './media.ts';
import {
  frameBomb,
  inCmyk,
  inDisplayP3,
  jpeg,
  lyingDown,
  meanColour,
  pixelBomb,
  redAndBlue,
  transparent,
  withPosition,
} from './test-pictures.ts';

let site: TestWorld;
before(async () => {
  site = await testWorld();
});
after(() => site.close());

const add = async (bytes: Buffer, fileName: string, said: MediaDescription & { fromStaff?: boolean } = {}) =>
  site.world.write((tx) => addMedia(site.world, tx, { bytes, fileName, ...said }));

const added = async (...input: Parameters<typeof add>): Promise<Media> => {
  const outcome = await add(...input);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  const media = await mediaById(site.world, outcome.value);
  assert.ok(media);
  return media;
};

const fileOf = (media: Media): string =>
  mediaPath(site.world, `${media.id.slice(-2)}/${media.id}/${media.path?.split('/').at(-1)}`);

const refusal = async (...input: Parameters<typeof add>): Promise<string> => {
  const outcome = await add(...input);
  return outcome.ok ? 'taken' : outcome.refusal;
};

test('A picture is what its content says, whatever its name claims', async () => {
  const media = await added(await jpeg(401), 'report.png');
  assert.deepEqual(
    [media.kind, media.contentType, media.width, media.height, media.state],
    ['picture', 'image/jpeg', 401, 300, 'waiting'],
  );
  assert.match(media.path ?? '', /^\/media\/[0-9a-f-]{36}\/original\.jpg$/);
  assert.equal(
    await refusal(Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(200)), 'photo.jpg'),
    'unknown-type',
  );
  assert.equal(await refusal(Buffer.from('MZ this is a program'.padEnd(200)), 'photo.jpg'), 'unknown-type');
});

test('Position, camera and names are gone from a kept picture while its pixels stay as they were', async () => {
  const given = await withPosition();
  assert.ok(given.includes('SecretCamera'));
  const kept = await readFile(fileOf(await added(given, 'holiday.jpg')));
  assert.equal(kept.includes('SecretCamera'), false);
  assert.equal(kept.includes('SecretName'), false);
  assert.equal((await sharp(kept).metadata()).exif, undefined);
  assert.deepEqual(await sharp(kept).raw().toBuffer(), await sharp(given).raw().toBuffer());
});

test('What hangs behind the end of a picture is left behind', async () => {
  const kept = await readFile(
    fileOf(await added(Buffer.concat([await jpeg(402), Buffer.from('<script>alert(1)</script>')]), 'a.jpg')),
  );
  assert.equal(kept.includes('script'), false);
  const png = Buffer.concat([await redAndBlue(40, 30).png().toBuffer(), Buffer.from('PK\x03\x04 a whole archive')]);
  assert.equal((await readFile(fileOf(await added(png, 'b.png')))).includes('archive'), false);
});

test('A picture that lies on its side is turned upright', async () => {
  const media = await added(await lyingDown(), 'phone.jpg');
  assert.deepEqual([media.width, media.height], [300, 400]);
  const top = await sharp(fileOf(media)).extract({ left: 0, top: 0, width: 300, height: 100 }).toBuffer();
  const [red = 0, , blue = 0] = await meanColour(top);
  assert.ok(red > 150 && blue < 80, 'the left half, red, has become the upper one');
});

test('A picture in printing colours becomes one for screens', async () => {
  const media = await added(await inCmyk(), 'print.jpg');
  const { space, channels } = await sharp(fileOf(media)).metadata();
  assert.deepEqual([space, channels], ['srgb', 3]);
});

test('A picture in wide colours keeps its profile, so that browsers show it as it was taken', async () => {
  assert.ok((await sharp(fileOf(await added(await inDisplayP3(), 'wide.jpg'))).metadata()).icc);
});

test('A transparent picture stays transparent', async () => {
  const media = await added(await transparent(), 'logo.png');
  assert.equal(media.contentType, 'image/png');
  assert.equal((await sharp(fileOf(media)).metadata()).hasAlpha, true);
});

test('The same file is kept once, and later words fill what was not said', async () => {
  const bytes = await jpeg(403);
  const first = await added(bytes, 'one.jpg', { alt: 'Two colours' });
  const second = await added(bytes, 'two.jpg', { alt: 'Other words', credit: 'Ann Lee' });
  assert.equal(second.id, first.id);
  assert.deepEqual([second.alt, second.credit, second.fileName], ['Two colours', 'Ann Lee', 'one.jpg']);
});

test('The same file sent twice at once is kept once', async () => {
  const source = { bytes: await jpeg(404), fileName: 'twin.jpg' };
  const received = await Promise.all([receiveMedia(site.world, source), receiveMedia(site.world, source)]);
  const ids = [];
  for (const one of received) {
    assert.ok(one.ok);
    ids.push(await site.world.write((tx) => keepMedia(site.world, tx, one.value)));
  }
  assert.equal(ids[0], ids[1]);
});

test('A picture that breaks off is refused', async () => {
  const photo = await redAndBlue(800, 600)
    .composite([
      {
        input: await sharp({
          create: {
            width: 800,
            height: 600,
            channels: 3,
            background: '#888',
            noise: { type: 'gaussian', mean: 128, sigma: 60 },
          },
        })
          .png()
          .toBuffer(),
      },
    ])
    .toBuffer()
    .then((raw) => sharp(raw, { raw: { width: 800, height: 600, channels: 3 } }));
  for (const [name, bytes] of [
    ['a.jpg', await photo.clone().jpeg().toBuffer()],
    ['b.png', await photo.clone().png().toBuffer()],
    ['c.webp', await photo.clone().webp().toBuffer()],
    ['d.jpg', await photo.clone().jpeg({ progressive: true }).toBuffer()],
  ] as const) {
    assert.equal(await refusal(bytes.subarray(0, Math.floor(bytes.length * 0.6)), name), 'truncated', name);
  }
});

test('A picture that would unfold to billions of pixels is refused, and so is an animation of too many large frames', async () => {
  assert.equal(await refusal(pixelBomb(), 'bomb.png'), 'too-many-pixels');
  assert.equal(await refusal(frameBomb(5000, 9), 'bomb.gif'), 'too-many-frames');
});

test('Nothing, too much and files of unknown kinds are refused by name', async () => {
  assert.equal(await refusal(Buffer.alloc(0), 'a.jpg'), 'empty');
  assert.equal(await refusal(Buffer.concat([await jpeg(), Buffer.alloc(21 * 1024 * 1024)]), 'a.jpg'), 'too-big');
  const outcome = await receiveMedia(site.world, {
    bytes: Buffer.from('%PDF-1.7 '.padEnd(100)),
    fileName: 'a.jpg',
    accept: ['picture'],
  });
  assert.ok(!outcome.ok && outcome.refusal === 'not-accepted');
});

test('A drawing in SVG is refused from outside and drawn as PNG for staff', async () => {
  const svg = Buffer.from(
    '<?xml version="1.0"?><!-- a chart --><svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><script>alert(1)</script><rect width="300" height="200" fill="red"/></svg>',
  );
  assert.equal(await refusal(svg, 'chart.svg'), 'not-accepted');
  const media = await added(svg, 'chart.svg', { fromStaff: true });
  assert.deepEqual([media.contentType, media.width, media.height], ['image/png', 1536, 1024]);
  const greedy = Buffer.from(
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&b;</text></svg>',
  );
  assert.equal(await refusal(greedy, 'bomb.svg', { fromStaff: true }), 'unsupported');
});

test('Credit, caption and alternative text in the file are read when nobody gave any', async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:cc="http://creativecommons.org/ns#" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Northern Agency"><dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li></rdf:Seq></dc:creator><dc:description><rdf:Alt><rdf:li xml:lang="x-default">Two colours meet.</rdf:li></rdf:Alt></dc:description><Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Red left, blue right</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility><cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const bytes = await redAndBlue(405, 300).withXmp(xmp).jpeg().toBuffer();
  const media = await added(bytes, 'agency.jpg', { caption: 'Our own words' });
  assert.deepEqual(
    [media.caption, media.alt, media.credit, media.licence, media.licenceUrl],
    [
      'Our own words',
      'Red left, blue right',
      'Ann Lee/Northern Agency',
      'CC BY 4.0',
      'https://creativecommons.org/licenses/by/4.0/',
    ],
  );
});

test('An address that is no web address is not kept as a link', async () => {
  const media = await added(await jpeg(406), 'a.jpg', {
    credit: 'A',
    creditUrl: 'javascript:alert(1)',
    licenceUrl: 'https://example.org/l',
  });
  assert.deepEqual([media.creditUrl, media.licenceUrl], [undefined, 'https://example.org/l']);
});

test('A picture known by its old address alone is shown once its file is found', async () => {
  const originUrl = 'https://old.example/wp-content/uploads/lost.jpg';
  const missing = { originUrl, alt: 'A lost picture' };
  const id = await site.world.write((tx) => addMissingMedia(site.world, tx, missing));
  assert.equal(await site.world.write((tx) => addMissingMedia(site.world, tx, missing)), id);
  const before = await mediaByOriginUrl(site.world, originUrl);
  assert.deepEqual([before?.state, before?.path, before?.fileName], ['missing', undefined, 'lost.jpg']);
  assert.ok(
    !(await fillMissingMedia(site.world, id, { bytes: Buffer.from('not found'.padEnd(60)), fileName: 'lost.jpg' })).ok,
  );
  assert.equal((await mediaById(site.world, id))?.state, 'refused');
  assert.ok((await fillMissingMedia(site.world, id, { bytes: await jpeg(407), fileName: 'lost.jpg' })).ok);
  const found = await mediaById(site.world, id);
  assert.deepEqual(
    [found?.state, found?.alt, found?.width, found?.path !== undefined],
    ['waiting', 'A lost picture', 407, true],
  );
});

test('Nothing of a refused file stays on disk', async () => {
  const count = (): number =>
    readdirSync(mediaPath(site.world, '.'), { recursive: true }).filter((name) => String(name).includes('.')).length;
  const before = count();
  await refusal(pixelBomb(), 'bomb.png');
  await refusal((await jpeg(800, 600)).subarray(0, 900), 'cut.jpg');
  assert.equal(count(), before);
});

test('Sound is taken as it is and can be played at once', async () => {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]);
  const media = await added(Buffer.concat(Array.from({ length: 8 }, () => frame)), 'bell\u202egpj.mp3', {
    duration: 0.2,
  });
  assert.deepEqual(
    [media.kind, media.state, media.contentType, media.duration, media.fileName],
    ['sound', 'ready', 'audio/mpeg', 0.2, 'bellgpj.mp3'],
  );
  assert.ok(existsSync(fileOf(media)));
});

test('Words about a picture can be changed, in each language', async () => {
  const { id } = await added(await jpeg(408), 'a.jpg');
  await site.world.write((tx) =>
    describeMedia(tx, id, { alt: 'Sea', texts: { es: { alt: 'Mar' } }, focal: { x: 2, y: 0.25 } }),
  );
  const media = await mediaById(site.world, id);
  assert.deepEqual([media?.alt, media?.texts, media?.focal], ['Sea', { es: { alt: 'Mar' } }, { x: 1, y: 0.25 }]);
});
