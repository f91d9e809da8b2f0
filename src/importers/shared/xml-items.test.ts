import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openSourceFile } from './source-file.ts';
import { fileWith } from './import-for-tests.ts';
import { xmlItems, type XmlElement, type XmlLimits } from './xml-items.ts';

const read = async (content: string | Uint8Array, limits?: XmlLimits): Promise<XmlElement[]> => {
  const file = await openSourceFile(fileWith('any.xml', content), /\.xml$/);
  const items: XmlElement[] = [];
  for await (const item of xmlItems(
    file.bytes(() => {}),
    { droppedCharacters: 0, repairedSigns: 0 },
    { limits },
  ))
    items.push(item);
  return items;
};

const small: XmlLimits = { text: 1000, item: 2000, depth: 20 };
const rss = (inside: string): string => `<?xml version="1.0"?>\n<rss><channel>\n${inside}\n</channel></rss>`;

const bad: readonly (readonly [title: string, content: string | Uint8Array, message: string, limits?: XmlLimits])[] = [
  [
    'one that is cut off',
    rss('<item>').slice(0, 50),
    'The file ends in the middle: it was cut off. Export or download it again (line 4, column 7)',
  ],
  [
    'one that is no XML',
    'Dear reader,',
    'This is not XML: a WordPress export begins with “<?xml”. In WordPress: Tools → Export → All content. (line 1)',
  ],
  [
    'a saved sign-in page',
    '<!DOCTYPE html><html>',
    'This is an HTML page, not a WordPress export. Was a sign-in page saved in place of the file? In WordPress: Tools → Export → All content. (line 1)',
  ],
  [
    'JSON',
    '{"db":[]}',
    'This is JSON, not the XML of a WordPress export. For a Ghost export use: courant import ghost FILE. (line 1)',
  ],
  [
    'another kind of XML',
    '<?xml version="1.0"?>\n<feed></feed>',
    'The root element is <feed>, but that of a WordPress export is <rss>. In WordPress: Tools → Export → All content. (line 2, column 7)',
  ],
  [
    'one with a document type',
    '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY x "y">]>\n<rss></rss>',
    'The file has a document type declaration (<!DOCTYPE), which can make a reader open other files or grow without end. No export has one: remove it if you trust the file (line 2, column 33)',
  ],
  [
    'tags that do not match',
    rss('<item><a></b></item>'),
    'The file is not well-formed XML: unexpected close tag. Export it again, or repair it there (line 3, column 14)',
  ],
  [
    'bytes of another encoding',
    Buffer.from(rss('\n<item>caf\u00e9</item>'), 'latin1'),
    'The file has bytes that are not UTF-8 text, though it says so. Find out its real encoding and convert it to UTF-8 (iconv -f … -t UTF-8). (line 4)',
  ],
  [
    'an encoding nobody knows',
    '<?xml version="1.0" encoding="x-mars"?><rss/>',
    'The file says that it is written in “x-mars”, which is not an encoding we know. Convert it to UTF-8 (iconv -f … -t UTF-8) and correct its first line. (line 1)',
  ],
  [
    'a text without end',
    rss(`<item><t>${'x'.repeat(5000)}</t></item>`),
    'A single text in <t> is longer than 0 MB; nobody wrote that. Remove it from the file or from the old site (line 3, column 5011)',
    small,
  ],
  [
    'an item without end',
    rss(`<item>${`<t>${'x'.repeat(900)}</t>`.repeat(5)}</item>`),
    'A single <item> is larger than 0 MB. Remove it from the file or from the old site (line 3, column 2725)',
    small,
  ],
  [
    'a hundred nested elements',
    rss(`<item>${'<a>'.repeat(200)}</item>`),
    'Elements are nested more than 100 deep (line 3, column 301)',
  ],
  ['nothing but blanks', '\n  \n', 'The file holds nothing but white space.'],
  [
    'a gzip that is cut off',
    gzipSync(Buffer.from(rss('<item>x</item>'.repeat(500)))).subarray(0, 60),
    'The compressed file is cut off: it ends after 60 bytes in the middle. Copy or download it again.',
  ],
];

for (const [title, content, message, limits] of bad) {
  test(`a file that cannot be used is named with its place: ${title}`, async () => {
    await assert.rejects(read(content, limits), { message });
  });
}

test('an empty file, a folder and no file at all are told apart', async () => {
  await assert.rejects(openSourceFile(fileWith('empty.xml', ''), /\.xml$/), /is empty\.$/);
  await assert.rejects(openSourceFile('/', /\.xml$/), /is a folder, not an export file\.$/);
  await assert.rejects(
    openSourceFile('/nowhere/x.xml', /\.xml$/),
    /^ImportFileError: There is no file|There is no file “\/nowhere\/x\.xml”\./,
  );
});

test('a text of a hundred megabytes ends the reading before it fills the memory', async () => {
  const piece = Buffer.alloc(1024 * 1024, 120);
  let given = 0;
  const endless = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from('<rss><channel><item><t>');
    for (; given < 100; given += 1) yield piece;
  };
  const all = async (): Promise<void> => {
    for await (const item of xmlItems(endless(), { droppedCharacters: 0, repairedSigns: 0 })) assert.ok(item);
  };
  await assert.rejects(all(), /A single text in <t> is longer than 32 MB/);
  assert.ok(given < 40);
});

test('files in other encodings are read when they say so', async () => {
  const text = '<?xml version="1.0" encoding="ENC"?>\n<rss><channel><item><t>Größe “x”</t></item></channel></rss>';
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace('ENC', 'UTF-16'), 'utf16le')]);
  const latin = Buffer.from(text.replace('ENC', 'ISO-8859-1').replace(/[“”]/g, '"'), 'latin1');
  const windows = Buffer.concat([
    Buffer.from(text.replace('ENC', 'windows-1252').split('“')[0] ?? '', 'latin1'),
    Buffer.from([0x93, 0x78, 0x94]),
    Buffer.from('</t></item></channel></rss>'),
  ]);
  const shown = async (content: Buffer): Promise<string> => (await read(content))[0]?.children[0]?.text ?? '';
  assert.equal(await shown(utf16), 'Größe “x”');
  assert.equal(await shown(latin), 'Größe "x"');
  assert.equal(await shown(windows), 'Größe “x”');
});

test('what writers of exports get wrong is mended: control characters, lone ampersands, blank lines before the beginning', async () => {
  const [item] = await read(
    `\n\n${rss('<!-- a & b --><item a="1&2"><t>Fish & chips &amp; more &mdash; \u0008x &#65;</t><u><![CDATA[a & b &amp;]]></u></item>')}`,
  );
  assert.equal(item?.children[0]?.text, 'Fish & chips & more &mdash; x A');
  assert.equal(item?.children[1]?.text, 'a & b &amp;');
  assert.equal(item?.line, 5);
});

test('items are the same however the file is cut into pieces', async () => {
  const content = Buffer.from(rss('<item><t>a & b</t><u><![CDATA[c ]] & > ]]]></u><v>é€😀 &lt;</v></item>'));
  const whole = JSON.stringify(await read(content));
  for (let size = 1; size < 12; size += 1) {
    const pieces = async function* (): AsyncGenerator<Buffer> {
      for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
    };
    const items: XmlElement[] = [];
    for await (const item of xmlItems(pieces(), { droppedCharacters: 0, repairedSigns: 0 })) items.push(item);
    assert.equal(JSON.stringify(items), whole, `pieces of ${size}`);
  }
});
