import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embeddedTexts } from './embedded-credit.ts';

const dataSet = (number: number, text: string | Buffer): Buffer => {
  const value = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x1c, 2, number, value.length >> 8, value.length & 0xff]), value]);
};
const photoshop = (...sets: Buffer[]): Buffer => {
  const record = Buffer.concat(sets);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(record.length);
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
    size,
    record,
    Buffer.from('8BIM\x04\x0b\0\0', 'latin1'),
  ]);
};
const packet = (properties: string): Buffer =>
  Buffer.from(
    `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description ${properties}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>`,
  );

test('Agency pictures carry caption, photographer and agency in IPTC', () => {
  const found = embeddedTexts(
    photoshop(
      dataSet(80, 'Ann Lee'),
      dataSet(110, 'Reuters'),
      dataSet(120, 'Ebb  tide\nat Zürich'),
      dataSet(116, '© Reuters'),
    ),
    undefined,
  );
  assert.deepEqual(
    [found.credit, found.caption, found.licence],
    ['Ann Lee/Reuters', 'Ebb tide at Zürich', '© Reuters'],
  );
});

test('Old Latin-1 texts are read as they were meant', () => {
  assert.equal(embeddedTexts(photoshop(dataSet(80, Buffer.from('J\u00f6rg', 'latin1'))), undefined).credit, 'Jörg');
});

test('A photographer who is named in the agency’s line is not named twice', () => {
  assert.equal(
    embeddedTexts(photoshop(dataSet(80, 'Ann Lee'), dataSet(110, 'Photo: ANN LEE / Reuters')), undefined).credit,
    'Photo: ANN LEE / Reuters',
  );
});

test('Two photographers are both named', () => {
  assert.equal(
    embeddedTexts(photoshop(dataSet(80, 'Ann Lee'), dataSet(80, 'Bo Ek')), undefined).credit,
    'Ann Lee, Bo Ek',
  );
});

test('XMP is believed before IPTC, written as attributes or as elements', () => {
  const iptc = photoshop(dataSet(80, 'Old name'), dataSet(120, 'Old caption'));
  const attributes = packet('photoshop:Credit="New agency" xmpRights:WebStatement="https://agency.example/terms"/>');
  assert.deepEqual(embeddedTexts(iptc, attributes), {
    caption: 'Old caption',
    alt: undefined,
    credit: 'Old name/New agency',
    creditUrl: 'https://agency.example/terms',
    licence: undefined,
    licenceUrl: undefined,
  });
  const elements = packet(
    '><dc:description><rdf:Alt><rdf:li xml:lang="x-default">New &amp; true</rdf:li><rdf:li xml:lang="de">Neu</rdf:li></rdf:Alt></dc:description></rdf:Description>',
  );
  assert.equal(embeddedTexts(iptc, elements).caption, 'New & true');
});

test('The address of a licence says which one it is', () => {
  for (const [url, name] of [
    ['https://creativecommons.org/licenses/by-sa/3.0/', 'CC BY-SA 3.0'],
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'CC0 1.0'],
    ['https://creativecommons.org/publicdomain/mark/1.0/', 'Public domain'],
  ] as const) {
    const found = embeddedTexts(undefined, packet(`><cc:license rdf:resource="${url}"/></rdf:Description>`));
    assert.deepEqual([found.licence, found.licenceUrl], [name, url]);
  }
  assert.equal(
    embeddedTexts(undefined, packet('><cc:license rdf:resource="javascript:alert(1)"/></rdf:Description>')).licenceUrl,
    undefined,
  );
});

test('Broken, cut and endless blocks give what can be read and no more', () => {
  assert.equal(embeddedTexts(Buffer.from([0x1c, 2, 80, 0xff, 0xff, 65]), undefined).credit, undefined);
  assert.equal(embeddedTexts(Buffer.alloc(0), Buffer.from('<x:xmpmeta><a photoshop:Credit="x"')).credit, undefined);
  assert.equal(embeddedTexts(undefined, packet('photoshop:Credit="Kept"><dc:title>')).credit, 'Kept');
  assert.equal(embeddedTexts(undefined, packet(`photoshop:Credit="${'a'.repeat(9000)}"/>`)).credit?.length, 300);
  assert.equal(embeddedTexts(undefined, Buffer.alloc(600 * 1024, 60)).credit, undefined);
});
