import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { testWorld, type TestWorld } from '../../../../test/test-world.ts';
import { addMedia, libraryItem, type LibraryItem } from '../media.ts';
import { jpeg, redAndBlue } from '../test-pictures.ts';
import { catalogueMedia } from './catalogue-media.ts';

let site: TestWorld;
before(async () => {
  site = await testWorld();
});
after(() => site.close());

const add = (bytes: Buffer, fileName: string) =>
  site.world.write((tx) => addMedia(site.world, tx, { bytes, fileName, fromStaff: true }));

const added = async (bytes: Buffer, fileName: string): Promise<LibraryItem> => {
  const outcome = await add(bytes, fileName);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return (await libraryItem(site.world, outcome.value)) ?? assert.fail('it is not there');
};

/** A data set of IPTC: marker, record 2, number, length, text. */
const dataSet = (number: number, text: string): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x1c, 2, number, bytes.length >> 8, bytes.length & 0xff]), bytes]);
};

/** The picture with an agency’s notes in the block Photoshop made for them. */
const withIptc = (picture: Buffer, sets: Buffer): Buffer => {
  const padded = sets.length % 2 ? Buffer.concat([sets, Buffer.alloc(1)]) : sets;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sets.length);
  const block = Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
    length,
    padded,
  ]);
  const head = Buffer.from([0xff, 0xed, (block.length + 2) >> 8, (block.length + 2) & 0xff]);
  return Buffer.concat([picture.subarray(0, 2), head, block, picture.subarray(2)]);
};

test('What an agency wrote into a picture is in the library: headline, words, rights, and until when', async () => {
  const sets = Buffer.concat([
    dataSet(105, 'Storm at the pier'),
    dataSet(25, 'storm'),
    dataSet(25, 'pier'),
    dataSet(37, '20270101'),
    dataSet(40, 'Not for resale'),
    dataSet(80, 'Ann Lee'),
    dataSet(116, '© 2026 Agency'),
    dataSet(120, 'Waves break over the pier'),
  ]);
  const item = await added(withIptc(await jpeg(410, 300), sets), 'storm.jpg');
  assert.equal(item.media.credit, 'Ann Lee');
  assert.equal(item.media.caption, 'Waves break over the pier');
  assert.equal(item.facts.headline, 'Storm at the pier');
  assert.deepEqual(item.facts.words, ['storm', 'pier']);
  assert.equal(item.holder, '© 2026 Agency');
  assert.equal(item.usageTerms, 'Not for resale');
  assert.equal(item.expiresAt, Date.UTC(2027, 0, 1));
});

test('When a photograph was taken is read as the camera wrote it, with its time zone', async () => {
  const picture = await redAndBlue(420, 300)
    .withExif({ IFD2: { DateTimeOriginal: '2026:07:14 09:30:00', OffsetTimeOriginal: '+02:00' } })
    .jpeg()
    .toBuffer();
  assert.equal((await added(picture, 'taken.jpg')).takenAt, Date.UTC(2026, 6, 14, 7, 30));
});

const frame = (id: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(10);
  head.write(id, 'latin1');
  head.writeUInt32BE(content.length, 4);
  return Buffer.concat([head, content]);
};
const textFrame = (id: string, text: string): Buffer => frame(id, Buffer.concat([Buffer.from([3]), Buffer.from(text)]));

/** ID3 2.3 with a picture, then so many silent frames of 128 kbit/s, 44.1 kHz. */
const song = async (frames: number): Promise<Buffer> => {
  const cover = Buffer.concat([
    Buffer.from('\0image/jpeg\0\x03\0', 'latin1'),
    await redAndBlue(200, 200).jpeg().toBuffer(),
  ]);
  const tags = Buffer.concat([textFrame('TIT2', 'Low tide'), textFrame('TPE1', 'The Bells'), frame('APIC', cover)]);
  const size = [21, 14, 7, 0].map((shift) => (tags.length >> shift) & 0x7f);
  const one = Buffer.alloc(417);
  one.set([0xff, 0xfb, 0x90, 0x00]);
  return Buffer.concat([
    Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, ...size]),
    tags,
    ...Array.from({ length: frames }, () => one),
  ]);
};

test('A recording says its title, its artist and its length, and brings its cover along', async () => {
  const item = await added(await song(200), 'track 1.mp3');
  assert.equal(item.media.kind, 'sound');
  assert.equal(item.title, 'Low tide');
  assert.equal(item.facts.artist, 'The Bells');
  assert.ok(Math.abs((item.media.duration ?? 0) - 5.2) < 0.2, String(item.media.duration));
  assert.deepEqual([item.media.poster?.width, item.media.poster?.height], [200, 200]);
  const poster = await libraryItem(site.world, item.media.poster?.id ?? '');
  assert.equal(poster?.uses, 1);
});

/** A ZIP of one entry: what it says it unfolds to may be something else than what it holds. */
const zip = (name: string, content: Buffer, claimed = content.length): Buffer => {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 'latin1');
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimed, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
};

const refusal = async (bytes: Buffer, fileName: string): Promise<string> => {
  const outcome = await add(bytes, fileName);
  return outcome.ok ? 'taken' : outcome.refusal;
};

test('A document that unfolds to far more than it holds is refused; an honest one is taken', async () => {
  assert.equal(await refusal(zip('word/document.xml', Buffer.from('<w:document/>')), 'honest.docx'), 'taken');
  assert.equal(await refusal(zip('word/document.xml', Buffer.alloc(100 * 1024 * 1024)), 'bomb.docx'), 'packed-bomb');
});

test('A file that is two kinds at once is refused', async () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n'.padEnd(300));
  assert.equal(await refusal(Buffer.concat([pdf, zip('a.class', Buffer.from('x'))]), 'report.pdf'), 'two-kinds');
  assert.equal(await refusal(Buffer.from('%PDF-1.7\n<script>alert(1)</script>'.padEnd(300)), 'page.pdf'), 'two-kinds');
  assert.equal(
    await refusal(zip('%PDF-1.4 inside the name', Buffer.from('x'.repeat(200))), 'letter.docx'),
    'two-kinds',
  );
});

test('What hangs on behind a picture is not kept', async () => {
  const bytes = Buffer.concat([await jpeg(430, 300), zip('a.class', Buffer.from('evil payload'))]);
  const { media } = await added(bytes, 'double.jpg');
  assert.ok(media.bytes < bytes.length);
});

test('A drawing with scripts is kept as pixels', async () => {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60" onload="alert(1)"><rect width="9" height="9"/></svg>';
  const { media } = await added(Buffer.from(drawing), 'drawing.svg');
  assert.deepEqual([media.contentType, media.path?.endsWith('.png')], ['image/png', true]);
});

test('What was there before there was a library is taken into it', async () => {
  const { media } = await added(
    await sharp(await jpeg(440, 300))
      .jpeg()
      .toBuffer(),
    'old-lighthouse.jpg',
  );
  await site.world.write(async ({ db }) => {
    await db.deleteFrom('media_word').execute();
    await db.deleteFrom('media_look').execute();
    await db.updateTable('media').set({ dhash: null }).execute();
  });
  await catalogueMedia(site.world, {});
  const words = site.world.db.selectFrom('media_word').select('word').where('media_id', '=', media.id);
  assert.deepEqual((await words.execute()).map(({ word }) => word).sort(), ['jpg', 'lighthouse', 'old']);
  const looks = site.world.db.selectFrom('media_look').select('band').where('media_id', '=', media.id);
  assert.equal((await looks.execute()).length, 6);
});
