import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyLimits } from './body-rules.ts';
import { parseBlock, parseBody } from './parse-body.ts';

const doc = (...content: unknown[]): unknown => ({ type: 'doc', content });
const paragraph = (...content: unknown[]): unknown => ({ type: 'paragraph', content });
const text = (words: string, ...marks: unknown[]): unknown => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const link = (href: unknown): unknown => ({ type: 'link', attrs: { href } });

/** Every kind of node and mark once. */
const everything = doc(
  { type: 'heading', attrs: { level: 2 }, content: [text('What is known')] },
  paragraph(
    text('Plain, '),
    text('strong', { type: 'strong' }, { type: 'em' }),
    { type: 'hardBreak' },
    text('H'),
    text('2', { type: 'subscript' }),
    text('O'),
    text('x', { type: 'superscript' }),
    text('y', { type: 'strike' }),
    text('code', { type: 'code' }),
    text('mudar', { type: 'foreign', attrs: { lang: 'pt' } }),
    text('site', { type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2', title: 'A page' } }),
  ),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] },
  { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(text('three'))] }] },
  {
    type: 'quote',
    attrs: { attribution: 'A cook', lang: 'pt', href: '/pilots' },
    content: [paragraph(text('Terra firme.'))],
  },
  { type: 'pullQuote', attrs: { attribution: 'A pilot' }, content: [text('A sentence.')] },
  {
    type: 'picture',
    attrs: { mediaId: '0190-abc', caption: 'The mole', alt: 'A wall', credit: 'N. R.', reach: 'wide' },
  },
  { type: 'gallery', attrs: { title: 'Ten pictures' }, content: [{ type: 'picture', attrs: { mediaId: 'a' } }] },
  { type: 'sound', attrs: { mediaId: 'b', title: 'The bell', caption: 'It rings' } },
  { type: 'film', attrs: { mediaId: 'c' } },
  {
    type: 'table',
    attrs: { caption: 'Heights' },
    content: [
      {
        type: 'tableRow',
        content: [{ type: 'tableHeader', attrs: { colspan: 2, align: 'end' }, content: [text('Day')] }],
      },
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', content: [text('First')] },
          { type: 'tableCell', content: [] },
        ],
      },
    ],
  },
  { type: 'factBox', attrs: { title: 'In brief' }, content: [paragraph(text('Fact.'))] },
  { type: 'code', attrs: { text: '<b>\n', language: 'html' } },
  { type: 'rule' },
  { type: 'embed', attrs: { url: 'https://video.example/1', title: 'A film', provider: 'Video' } },
);

const detailOf = (value: unknown): string => {
  const parsed = parseBody(value);
  assert.equal(parsed.ok, false);
  return parsed.ok ? '' : (parsed.detail ?? '');
};

test('A body with every kind of node comes through as it was', () => {
  const parsed = parseBody(everything);
  assert.deepEqual(parsed, { ok: true, value: everything });
});

test('What the editor leaves unset, as null or by leaving it out, is read as unset', () => {
  const parsed = parseBody(
    doc(
      { type: 'paragraph' },
      {
        type: 'table',
        attrs: { caption: null },
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: null, align: null }, content: [] }],
          },
        ],
      },
    ),
  );
  assert.deepEqual(parsed.ok && parsed.value.content, [
    { type: 'paragraph', content: [] },
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1 }, content: [] }] }],
    },
  ]);
});

test('A fault is named with the exact place where it stands', () => {
  assert.equal(
    detailOf(doc(paragraph(), paragraph(), paragraph(text('a', link('javascript:alert(1)'))))),
    'content[2].content[0].marks[0].attrs.href: is not an address that may be linked',
  );
  assert.equal(detailOf(doc({ type: 'script' })), 'content[0]: “script” is not a kind of node');
  assert.equal(detailOf(doc(text('loose'))), 'content[0]: “text” must not stand here');
  assert.equal(detailOf(doc({ type: 'picture', attrs: {} })), 'content[0].attrs.mediaId: is missing');
  assert.equal(
    detailOf(doc({ type: 'paragraph', onclick: 'x', content: [] })),
    'content[0]: has “onclick”, which does not belong there',
  );
  assert.equal(
    detailOf(doc({ type: 'heading', attrs: { level: 1 }, content: [] })),
    'content[0].attrs.level: must be one of 2, 3, 4',
  );
  assert.equal(detailOf(doc({ type: 'rule', attrs: { style: 'x' } })), 'content[0].attrs.style: is not known here');
});

test('Nothing but a document of known nodes is a body', () => {
  for (const value of [
    undefined,
    null,
    1,
    'text',
    [],
    {},
    { type: 'paragraph' },
    { type: 'doc', content: {} },
    { type: 'doc', content: [null] },
    doc(doc()),
    doc({ type: 'toString' }),
    doc({ type: 'constructor' }),
    JSON.parse('{"type":"doc","__proto__":{"a":1},"content":[]}'),
    doc(paragraph({ type: 'text', text: 1 })),
    doc(paragraph({ type: 'text', text: 'a', marks: {} })),
    doc(paragraph(text('a', { type: 'blink' }))),
    doc(paragraph(text('a', { type: 'strong' }, { type: 'strong' }))),
    doc(paragraph(text('a', { type: 'strong', attrs: { class: 'x' } }))),
    doc({ type: 'bulletList', content: [] }),
    doc({ type: 'gallery', content: [paragraph()] }),
    doc({ type: 'rule', content: [] }),
    doc({ type: 'picture', attrs: [] }),
  ])
    detailOf(value);
});

test('Addresses that could run a script, read files or leave the web are refused wherever an address stands', () => {
  const hostile = [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a/b',
    '//evil.example/x',
    '/\\evil.example',
    '',
    'relative/path',
    'https://[',
    7,
    null,
    { toString: 1 },
  ];
  for (const address of hostile) {
    detailOf(doc(paragraph(text('a', link(address)))));
    detailOf(doc({ type: 'embed', attrs: { url: address } }));
    if (address !== null) detailOf(doc({ type: 'quote', attrs: { href: address }, content: [paragraph()] }));
  }
  detailOf(doc({ type: 'embed', attrs: { url: '/on-this-site' } }));
});

test('Raw HTML gets in only with its own permission', () => {
  const body = doc({ type: 'rawHtml', attrs: { html: '<b>x</b>', height: 300 } });
  assert.match(detailOf(body), /content\[0\]: raw HTML needs a permission/);
  assert.equal(parseBody(body, { allowRawHtml: true }).ok, true);
});

test('Bodies nested too deep, too long or of too many nodes are refused without harm', () => {
  let deep: unknown = paragraph();
  for (let level = 0; level < 100_000; level += 1) deep = { type: 'quote', content: [deep] };
  assert.match(detailOf(doc(deep)), /nested deeper than 20 levels/);
  const long = 'x'.repeat(bodyLimits.characters / 2 + 1);
  assert.match(
    detailOf(doc(paragraph(text(long)), paragraph(text(long)))),
    /^content\[1\]\.content\[0\]: the body has more than/,
  );
  assert.match(
    detailOf(doc(...Array.from({ length: bodyLimits.nodes + 1 }, () => ({ type: 'rule' })))),
    /more than 50000 nodes/,
  );
});

test('Characters no database can hold are dropped from the text', () => {
  const parsed = parseBody(doc(paragraph(text('a\u0000b\u001bc\ud800d\ttab'))));
  assert.deepEqual(parsed.ok && parsed.value.content[0], paragraph(text('abc\ufffdd\ttab')));
});

test('Lead media is a single picture, gallery, film or sound and nothing else', () => {
  assert.equal(parseBlock({ type: 'picture', attrs: { mediaId: 'a' } }, ['picture', 'film']).ok, true);
  assert.equal(parseBlock({ type: 'paragraph' }, ['picture', 'film']).ok, false);
});
