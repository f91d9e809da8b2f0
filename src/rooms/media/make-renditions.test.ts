import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { packageRoot } from '../../common/package-root.ts';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import {
  addMedia,
  animationOf,
  cardOf,
  makeRenditions,
  mediaById,
  mediaPath,
  plainPicture,
  type Media,
  type MediaDescription,
  type Rendition,
} from './media.ts';
import { cutRound } from '../../common/picture-cuts.ts';
import { renditionSteps, widthsFor } from './rendition-plan.ts';
import { animation, inDisplayP3, jpeg, meanColour, redAndBlue, transparent } from './test-pictures.ts';

let site: TestWorld;
before(async () => {
  site = await testWorld();
});
after(() => site.close());

const finished = async (bytes: Buffer, said: MediaDescription = {}): Promise<Media> => {
  const outcome = await site.world.write((tx) => addMedia(site.world, tx, { bytes, fileName: 'a', ...said }));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  await makeRenditions(site.world, { mediaId: outcome.value });
  const media = await mediaById(site.world, outcome.value);
  assert.ok(media);
  return media;
};

const pathOf = (media: Media, path: string): string =>
  mediaPath(site.world, `${media.id.slice(-2)}/${media.id}/${path.split('/').at(-1)}`);
const widths = (media: Media, format: Rendition['format']): number[] =>
  media.renditions.filter((one) => one.format === format).map(({ width }) => width);

test('A picture is made in every width that it has pixels for, in three formats, and is then ready', async () => {
  const media = await finished(await jpeg(700, 467));
  assert.equal(media.state, 'ready');
  for (const format of ['avif', 'webp', 'jpeg'] as const)
    assert.deepEqual(widths(media, format), [360, 576, 700], format);
  for (const { path, width, height, format, bytes } of media.renditions) {
    const file = readFileSync(pathOf(media, path));
    const meta = await sharp(file).metadata();
    assert.deepEqual([meta.width, meta.height, file.length], [width, height, bytes], path);
    assert.equal(meta.format, { avif: 'heif', webp: 'webp', jpeg: 'jpeg', card: 'jpeg' }[format as 'avif'], path);
    if (format !== 'card') assert.ok(Math.abs(width / height - 1.5) < 0.01, 'nothing is squeezed');
  }
});

test('No picture is made larger than it is', () => {
  assert.deepEqual(widthsFor(200), [200]);
  assert.deepEqual(widthsFor(800), [360, 576, 800]);
  assert.deepEqual(widthsFor(1536), [360, 576, 768, 1152, 1536]);
  assert.deepEqual(widthsFor(6000), [360, 576, 768, 1152, 1536]);
});

test('What every browser reads comes first, then AVIF, then WebP', () => {
  const steps = renditionSteps({ width: 2000, height: 1000 }, { x: 0.5, y: 0.5 });
  assert.deepEqual(
    steps.map((batch) => batch.map(({ format }) => format).join(' ')),
    ['plain plain plain plain plain jpeg', 'avif avif avif avif avif', 'webp webp webp webp webp'],
  );
});

test('A very tall picture is left to the plain format, which has no limit it would break', () => {
  const [plain, avif] = renditionSteps({ width: 1200, height: 30_000 }, { x: 0.5, y: 0.5 });
  assert.deepEqual(
    plain?.filter(({ format }) => format === 'plain').map(({ width }) => width),
    [360, 576, 768, 1200],
  );
  assert.deepEqual(
    avif?.map(({ width }) => width),
    [360],
  );
});

test('The link preview is cut round the focal point', async () => {
  const left = await finished(await redAndBlue(3000, 800).jpeg({ quality: 91 }).toBuffer(), {
    focal: { x: 0.1, y: 0.5 },
  });
  const card = cardOf(left);
  assert.deepEqual([card?.width, card?.height, card?.contentType], [1200, 630, 'image/jpeg']);
  const [red = 0, , blue = 0] = await meanColour(pathOf(left, card?.path ?? ''));
  assert.ok(red > 150 && blue < 80, 'only the red left half is on it');
});

test('A cut stays inside the picture, however near its edge the focal point lies', () => {
  assert.deepEqual(cutRound({ x: 1, y: 0 }, { width: 1000, height: 1000 }, 2), {
    left: 0,
    top: 0,
    width: 1000,
    height: 500,
  });
  assert.deepEqual(cutRound({ x: 0.9, y: 0.5 }, { width: 2000, height: 500 }, 2), {
    left: 1000,
    top: 0,
    width: 1000,
    height: 500,
  });
});

test('Renditions of a transparent picture are transparent, its link preview stands on white', async () => {
  const media = await finished(await transparent());
  assert.deepEqual(widths(media, 'jpeg'), []);
  for (const { path, format } of media.renditions) {
    assert.equal((await sharp(pathOf(media, path)).metadata()).hasAlpha, format !== 'card', path);
  }
  const [red = 0, green = 0] = await meanColour(pathOf(media, cardOf(media)?.path ?? ''));
  assert.ok(red > 220 && green > 150);
});

test('Wide colours are turned into those of every screen', async () => {
  const given = await inDisplayP3();
  const [numbers = 0] = (await sharp(given, { ignoreIcc: true }).stats()).channels.map(({ mean }) => mean);
  assert.ok(Math.abs(numbers - 0xc0) > 5, 'in Display P3 the same colour has other numbers');
  const media = await finished(given);
  const jpegPath = pathOf(media, plainPicture(media)?.path ?? '');
  const [red = 0, green = 0, blue = 0] = await meanColour(jpegPath);
  assert.ok(
    Math.abs(red - 0xc0) < 3 && Math.abs(green - 0x60) < 3 && Math.abs(blue - 0x40) < 3,
    `${red} ${green} ${blue}`,
  );
  assert.equal((await sharp(jpegPath).metadata()).icc, undefined);
});

test('An animation is shown as its first picture and moves for those who ask', async () => {
  const media = await finished(await animation(420, 300));
  assert.deepEqual([media.contentType, media.width, media.height], ['image/png', 420, 300]);
  const moving = animationOf(media);
  assert.equal(moving?.contentType, 'image/webp');
  assert.equal((await sharp(pathOf(media, moving?.path ?? '')).metadata()).pages, 2);
});

test('The heaviest photograph of the demo costs a reader at most 120 KB at 1152 pixels', async () => {
  const media = await finished(readFileSync(join(packageRoot, 'demo/pictures/spices-at-the-market.jpg')));
  const lead = media.renditions.find(({ format, width }) => format === 'avif' && width === 1152);
  assert.ok(lead && lead.bytes <= 120 * 1024, `${lead?.bytes}`);
});

test('Making renditions again makes only what is lacking', async () => {
  const media = await finished(await jpeg(409));
  const topics: string[] = [];
  site.world.onChanges((changed) => topics.push(...(changed ?? [])));
  await makeRenditions(site.world, { mediaId: media.id });
  assert.deepEqual((await mediaById(site.world, media.id))?.renditions, media.renditions);
  assert.deepEqual(topics, [`media:${media.id}`]);
});

test('The job that was written with the picture makes its renditions', async () => {
  const outcome = await site.world.write(async (tx) =>
    addMedia(site.world, tx, { bytes: await jpeg(410), fileName: 'a.jpg' }),
  );
  assert.ok(outcome.ok);
  await site.runJobs();
  assert.equal((await mediaById(site.world, outcome.value))?.state, 'ready');
});
