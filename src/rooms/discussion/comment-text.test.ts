import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deepestBlock, type CommentBlock, type CommentBody } from './comment-body.ts';
import { markdownToComment } from './comment-markdown.ts';
import { commentToMarkdown } from './comment-to-markdown.ts';
import { commentToText, commentWords, linksOf } from './comment-to-text.ts';
import { parseCommentBody } from './parse-comment-body.ts';

const inlineOf = (typed: string): unknown => {
  const [first, ...rest] = markdownToComment(typed).content;
  assert.equal(rest.length, 0, typed);
  assert.equal(first?.type, 'paragraph', typed);
  return first?.type === 'paragraph' ? first.content : undefined;
};
const text = (words: string, ...marks: unknown[]): unknown =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words };
const [em, strong, spoiler, code] = ['em', 'strong', 'spoiler', 'code'].map((type) => ({ type }));
const link = (href: string): unknown => ({ type: 'link', href });

test('emphasis, strong words, spoilers, code and links are read as readers type them', () => {
  const cases: [string, unknown[]][] = [
    ['a *b* c', [text('a '), text('b', em), text(' c')]],
    ['_b_ and __c__', [text('b', em), text(' and '), text('c', strong)]],
    ['**a *b***', [text('a ', strong), text('b', strong, em)]],
    ['*a **b* c**', [text('a ', em), text('b', strong, em), text(' c', strong)]],
    ['***both***', [text('both', strong, em)]],
    ['*one _two_ three*', [text('one two three', em)]],
    [
      'the end: ||he did it|| and >!so did she!<',
      [text('the end: '), text('he did it', spoiler), text(' and '), text('so did she', spoiler)],
    ],
    ['`a *b*` and ``c`d``', [text('a *b*', code), text(' and '), text('c`d', code)]],
    [
      'see [the *report*](https://example.org/r_(1)).',
      [
        text('see '),
        text('the ', link('https://example.org/r_(1)')),
        text('report', link('https://example.org/r_(1)'), em),
        text('.'),
      ],
    ],
    [
      'see https://example.org/a_(b), then www.example.com!',
      [
        text('see '),
        text('https://example.org/a_(b)', link('https://example.org/a_(b)')),
        text(', then '),
        text('www.example.com', link('https://www.example.com')),
        text('!'),
      ],
    ],
    ['(https://example.org/a)', [text('('), text('https://example.org/a', link('https://example.org/a')), text(')')]],
    ['*https://example.org/*', [text('https://example.org/', link('https://example.org/'), em)]],
    ['one\ntwo', [text('one'), { type: 'break' }, text('two')]],
    ['**one\ntwo**', [text('one', strong), { type: 'break' }, text('two', strong)]],
    ['这是*重要*的', [text('这是'), text('重要', em), text('的')]],
  ];
  for (const [typed, expected] of cases) assert.deepEqual(inlineOf(typed), expected, typed);
});

test('what is no formatting of ours stays the text it is', () => {
  for (const typed of [
    '# No heading',
    'f**k and s**t',
    '5*3 and 2*4',
    'snake_case_name',
    'a || b',
    '****',
    '||||',
    '* lone star',
    'a * b * c',
    '![picture](x)',
    '<b>bold</b> &amp; <script>alert(1)</script>',
    '| a | b |',
    '[x](javascript:alert(1))',
    '[x](/local)',
    '[x](data:text/html,1)',
    '~~gone~~',
    '---',
    '1984. That was the year',
    '2. second',
    '`open',
    '**open',
    '¯\\_(ツ)_/¯',
    'C:\\dir',
    '[x] (y)',
    'http://',
    'www.',
    'https://etc',
  ]) {
    const expected = typed.startsWith('* ') ? undefined : [text(typed)];
    if (expected) assert.deepEqual(inlineOf(typed), expected, typed);
  }
  assert.deepEqual(inlineOf('\\*not\\* \\[a\\](b)'), [text('*not* [a](b)')]);
});

test('words that name one place and lead to another are shown as typed', () => {
  const body = markdownToComment('[https://bank.example](https://evil.example/)');
  assert.deepEqual(linksOf(body), ['https://bank.example', 'https://evil.example/']);
  assert.equal(commentToText(body), '[https://bank.example](https://evil.example/)');
  assert.deepEqual(linksOf(markdownToComment('[https://a.example](https://a.example/x)')), ['https://a.example/x']);
});

test('quotes, lists and code are blocks; what is nested too deeply is flattened', () => {
  const body = markdownToComment(
    '> said\n> she\nNo.\n- one\n- two\n  still two\n  1. inner\n\n1. first\n2. second\n\n```\n<b>  x\n```',
  );
  assert.deepEqual(
    body.content.map(({ type }) => type),
    ['quote', 'paragraph', 'list', 'list', 'code'],
  );
  assert.equal(
    commentToText(body),
    '> said\n> she\n\nNo.\n\n– one\n– two\n   still two\n\n   1. inner\n\n1. first\n2. second\n\n<b>  x',
  );
  assert.equal(commentWords(body, true), 'No.\none\ntwo\nstill two\ninner\nfirst\nsecond\n<b>  x');
  const depthOf = (blocks: readonly CommentBlock[]): number =>
    Math.max(
      0,
      ...blocks.map((block) =>
        block.type === 'quote'
          ? 1 + depthOf(block.content)
          : block.type === 'list'
            ? 1 + depthOf(block.items.flat())
            : 0,
      ),
    );
  for (const sign of ['>', '> ', '- ', '1. ', '>- ']) {
    const deep = markdownToComment(`${sign.repeat(40)}word`);
    assert.ok(depthOf(deep.content) <= deepestBlock, sign);
    assert.match(commentWords(deep), /word/);
    assert.ok(parseCommentBody(JSON.parse(JSON.stringify(deep))), sign);
  }
});

test('control, invisible and direction-turning characters are not kept; emoji, flags and joined letters are', () => {
  assert.equal(
    commentToText(markdownToComment('a\u0000b\u001b[2Jc\u202egnp\u2066x\u200b\u00ad\ufeffy')),
    'ab[2Jcgnpxy',
  );
  for (const kept of ['👩‍🚀 ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'می‌خواهم', 'क्‍ष']) assert.equal(commentToText(markdownToComment(kept)), kept);
  assert.equal(commentToText(markdownToComment(`Z${'\u0335'.repeat(500)}`)).length, 7);
  for (const empty of ['', ' \n\n ', '\u200b\u2060', '\u3164\u2800', '>\n>', '\u00ad\u202e'])
    assert.deepEqual(markdownToComment(empty).content, [], JSON.stringify(empty));
  assert.equal(commentToText(markdownToComment('a\r\nb\r\n\r\nc')), 'a\nb\n\nc');
});

const signs = [
  '*',
  '**',
  '***',
  '_',
  '__',
  '||',
  '>!',
  '!<',
  '`',
  '``',
  '[',
  '](https://a.example/x)',
  '](',
  ')',
  '\\',
  '> ',
  '- ',
  '1. ',
  '2. ',
  '\n',
  '\n\n',
  '```\n',
  'a',
  'word',
  ' ',
  '  ',
  '.',
  'https://b.example/y',
  'www.c.example',
  '!',
  '|',
  '~~~\n',
  'ж',
  '字',
  '#',
  '<b>',
  '¯\\_(ツ)_/¯',
  '    ',
  '\t',
];

/** The same row of numbers every time. */
const dice = (seed: number): ((sides: number) => number) => {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

test('a comment that is opened for changing and saved untouched stays what it was, whatever was typed', () => {
  const roll = dice(7);
  for (let round = 0; round < 4_000; round += 1) {
    const typed = Array.from({ length: 1 + roll(14) }, () => signs[roll(signs.length)]).join('');
    const body = markdownToComment(typed);
    assert.deepEqual(parseCommentBody(JSON.parse(JSON.stringify(body))), body, JSON.stringify(typed));
    const again = markdownToComment(commentToMarkdown(body));
    assert.deepEqual(again, body, `${JSON.stringify(typed)} → ${JSON.stringify(commentToMarkdown(body))}`);
  }
});

test('no text of 100,000 characters takes long', () => {
  for (const piece of [
    ...signs,
    '[](',
    '](',
    '[[',
    ']]',
    '*a ',
    'a* ',
    '*a',
    '_a_ ',
    '**a* ',
    '>> ',
    '> - ',
    'http://',
    'h',
    'w',
    '`a``b',
    '||a',
    '>!a',
    '>!a\n',
    '[a](b',
    '[https://a.example](https://b.example) ',
    '\u0335',
    '\u200d',
    'e\u0301',
    '- a\n',
    '  - a\n',
    '\n  ',
    '~~~\n>',
    '((((',
    '[a](((',
    '😀',
  ]) {
    const typed = piece.repeat(Math.ceil(100_000 / piece.length));
    const before = process.cpuUsage().user;
    const body = markdownToComment(typed);
    commentToText(body);
    parseCommentBody(body);
    const spent = (process.cpuUsage().user - before) / 1_000;
    assert.ok(spent < 1_000, `${JSON.stringify(piece)} took ${spent} ms`);
  }
});

test('a tree that is not ours is refused', () => {
  const doc = (...content: unknown[]): unknown => ({ type: 'doc', content });
  const paragraph = (...content: unknown[]): unknown => ({ type: 'paragraph', content });
  let deep: unknown = paragraph();
  for (let i = 0; i < 500; i += 1) deep = { type: 'quote', content: [deep] };
  for (const bad of [
    undefined,
    null,
    'x',
    [],
    {},
    doc('x'),
    doc({ type: 'html', html: '<b>' }),
    doc(paragraph({ type: 'text', text: 1 })),
    doc(paragraph({ type: 'text', text: '' })),
    doc(paragraph(text('x', link('javascript:alert(1)')))),
    doc(paragraph(text('x', { type: 'link', href: 'https://a.example', onclick: 'x' }))),
    doc(paragraph(text('x', { type: 'b' }))),
    doc({ type: 'list', items: [] }),
    doc(deep),
    { ...(doc() as CommentBody), extra: 1 },
  ])
    assert.equal(parseCommentBody(bad), undefined, JSON.stringify(bad)?.slice(0, 80));
  assert.deepEqual(
    parseCommentBody(doc(paragraph(text('x', em, link('mailto:a@b.example'))))),
    doc(paragraph(text('x', em, link('mailto:a@b.example')))),
  );
});
