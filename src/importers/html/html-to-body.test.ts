import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyToText, parseBody, type Block } from '../../rooms/articles/articles.ts';
import type { HtmlOptions, MediaRef } from './conversion.ts';
import { htmlToBlocks } from './html-to-body.ts';

const convert = (
  html: string,
  options: Partial<HtmlOptions> = {},
): { blocks: Block[]; reasons: string[]; media: MediaRef[] } => {
  const media: MediaRef[] = [];
  const { blocks, losses } = htmlToBlocks(html, {
    base: 'https://old.example.org/2020/story/',
    media: (ref) => `m${media.push(ref)}`,
    ...options,
  });
  return { blocks, reasons: losses.map(({ reason }) => reason), media };
};

const p = (...content: unknown[]): unknown => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)),
});
const marked = (text: string, ...marks: unknown[]): unknown => ({
  type: 'text',
  text,
  marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
});
const br = { type: 'hardBreak' };
const linkTo = (href: string): unknown => ({ type: 'link', attrs: { href } });

const cases: readonly (readonly [title: string, html: string, blocks: unknown[], options?: Partial<HtmlOptions>])[] = [
  ['paragraphs and white space', '<p>One\n  two </p><p>&nbsp;</p><p></p>three', [p('One two'), p('three')]],
  [
    'marks, nested and joined',
    '<p><b>a</b><strong>b <i>c</i></strong> <s>d</s><sub>e</sub><sup>f</sup><code>g</code></p>',
    [
      p(
        marked('ab ', 'strong'),
        marked('c', 'strong', 'em'),
        ' ',
        marked('d', 'strike'),
        marked('e', 'subscript'),
        marked('f', 'superscript'),
        marked('g', 'code'),
      ),
    ],
  ],
  [
    'marks written as style',
    '<p><span style="font-weight:700">a</span><b style="font-weight:normal">b</b></p>',
    [p(marked('a', 'strong'), 'b')],
  ],
  [
    'a run in another language',
    '<p>He said <span lang="fr">bonjour</span>.</p>',
    [p('He said ', marked('bonjour', { type: 'foreign', attrs: { lang: 'fr' } }), '.')],
  ],
  [
    'links, relative ones too',
    '<p><a href="../other/">a</a> <a href="mailto:x@example.org">b</a></p>',
    [p(marked('a', linkTo('https://old.example.org/2020/other/')), ' ', marked('b', linkTo('mailto:x@example.org')))],
  ],
  [
    'headings from one to six',
    '<h1>A</h1><h3>B <b>c</b></h3><h6>D</h6>',
    [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'A' }] },
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'B ' }, marked('c', 'strong')] },
      { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'D' }] },
    ],
  ],
  [
    'lists in lists, also where one stands between items',
    '<ol start="3"><li>a<ul><li>b</li></ul></li><ul><li>c</li></ul></ol>',
    [
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [
          {
            type: 'listItem',
            content: [
              p('a'),
              { type: 'bulletList', content: [{ type: 'listItem', content: [p('b')] }] },
              { type: 'bulletList', content: [{ type: 'listItem', content: [p('c')] }] },
            ],
          },
        ],
      },
    ],
  ],
  [
    'a quotation with its speaker',
    '<blockquote cite="https://example.net/s"><p>Words.</p><cite>— The mayor</cite></blockquote>',
    [{ type: 'quote', attrs: { attribution: 'The mayor', href: 'https://example.net/s' }, content: [p('Words.')] }],
  ],
  [
    'a table with heading, spans and caption',
    '<table><caption>Tides</caption><thead><tr><th colspan="2">Day</th></tr></thead><tr><td align="right">1</td><td>2<br>3</td></tr></table>',
    [
      {
        type: 'table',
        attrs: { caption: 'Tides' },
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [{ type: 'text', text: 'Day' }] }],
          },
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', attrs: { align: 'end' }, content: [{ type: 'text', text: '1' }] },
              { type: 'tableCell', content: [{ type: 'text', text: '2' }, br, { type: 'text', text: '3' }] },
            ],
          },
        ],
      },
    ],
  ],
  [
    'a table that only lays out a page',
    '<table><tr><td>a</td></tr><tr><td><p>b</p></td></tr></table>',
    [p('a'), p('b')],
  ],
  [
    'a figure with caption and alternative text',
    '<figure><img src="/a.jpg" alt="A pier"><figcaption>The <b>pier</b></figcaption></figure>',
    [{ type: 'picture', attrs: { mediaId: 'm1', alt: 'A pier', caption: 'The pier' } }],
  ],
  [
    'a picture amid a paragraph',
    '<p>a <img src="b.png"> c</p>',
    [p('a'), { type: 'picture', attrs: { mediaId: 'm1' } }, p('c')],
  ],
  [
    'a picture that is loaded late',
    '<img src="data:image/gif;base64,R0" data-lazy-src="https://old.example.org/x.jpg">',
    [{ type: 'picture', attrs: { mediaId: 'm1' } }],
  ],
  [
    'several pictures under one caption',
    '<figure><img src="a.jpg"><img src="b.jpg"><figcaption>Both</figcaption></figure>',
    [
      {
        type: 'gallery',
        attrs: { title: 'Both' },
        content: [
          { type: 'picture', attrs: { mediaId: 'm1' } },
          { type: 'picture', attrs: { mediaId: 'm2' } },
        ],
      },
    ],
  ],
  [
    'code as it stands',
    '<pre class="brush: js"><code>if (a &lt; b) {\n  c()\n}</code></pre>',
    [{ type: 'code', attrs: { text: 'if (a < b) {\n  c()\n}', language: 'js' } }],
  ],
  [
    'rules and boxes that open',
    '<hr><details><summary>More</summary><p>Inside</p></details>',
    [{ type: 'rule' }, { type: 'factBox', attrs: { title: 'More' }, content: [p('Inside')] }],
  ],
  [
    'frames become embeds by their page',
    '<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0&start=90" title="A film"></iframe><iframe src="https://player.vimeo.com/video/123456?h=abcdef12"></iframe><iframe src="https://maps.example.net/x"></iframe>',
    [
      {
        type: 'embed',
        attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk&t=90s', provider: 'YouTube', title: 'A film' },
      },
      { type: 'embed', attrs: { url: 'https://vimeo.com/123456/abcdef12', provider: 'Vimeo' } },
      { type: 'embed', attrs: { url: 'https://maps.example.net/x' } },
    ],
  ],
  [
    'share boxes become embeds',
    '<blockquote class="twitter-tweet"><p>Hi</p><a href="https://twitter.com/a/status/123?ref=x">May</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>',
    [{ type: 'embed', attrs: { url: 'https://twitter.com/a/status/123', provider: 'X' } }],
  ],
  [
    'old players of known providers',
    '<object><param name="movie" value="http://www.youtube.com/v/abcdefghijk"><embed src="x.swf"></object>',
    [{ type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', provider: 'YouTube' } }],
  ],
  [
    'sound and film',
    '<audio src="a.mp3" title="Bells"></audio><video><source src="b.mp4"></video>',
    [
      { type: 'sound', attrs: { mediaId: 'm1', title: 'Bells' } },
      { type: 'film', attrs: { mediaId: 'm2' } },
    ],
  ],
  ['words of unknown elements stay', '<my-thing>a <blink>b</blink></my-thing>', [p('a b')]],
  ['definitions', '<dl><dt>Ebb</dt><dd>Falling water</dd></dl>', [p(marked('Ebb', 'strong')), p('Falling water')]],
  ['two breaks part paragraphs', '<p>a<br><br>b<br>c</p>', [p('a'), p('b', br, 'c')]],
  [
    'line ends that mean something',
    'a\nb\n\n<b>c\n\nd</b>\n<ul>\n<li>e\nf</li>\n</ul>\n',
    [
      p('a', br, 'b'),
      p(marked('c', 'strong')),
      p(marked('d', 'strong')),
      { type: 'bulletList', content: [{ type: 'listItem', content: [p('e', br, 'f')] }] },
    ],
    { newlines: true },
  ],
  [
    'an address that stands alone',
    'before\nhttps://vimeo.com/123456\nafter https://vimeo.com/99999',
    [
      p('before'),
      { type: 'embed', attrs: { url: 'https://vimeo.com/123456', provider: 'Vimeo' } },
      p('after https://vimeo.com/99999'),
    ],
    { newlines: true, bareEmbeds: true },
  ],
];

for (const [title, html, blocks, options] of cases) {
  test(`HTML becomes a body: ${title}`, () => {
    const found = convert(html, options);
    assert.deepEqual(found.blocks, blocks);
    assert.ok(parseBody({ type: 'doc', content: found.blocks }).ok);
  });
}

const hostile = [
  '<script>alert(1)</script>',
  '<p onclick="alert(1)">x</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a>',
  '<a href="//evil.example/%2e%2e">x</a>',
  '<img src="javascript:alert(1)">',
  '<img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<form action="https://evil.example"><input name=a></form>',
  '<style>@import "https://evil.example"</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<object data="javascript:alert(1)"></object>',
  '<blockquote cite="javascript:alert(1)">x</blockquote>',
  '<video src="file:///etc/passwd"></video>',
  '<table><td background="javascript:alert(1)">x',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<a href="https://user:pass@evil.example/">x</a>',
  '<p lang="\'><script>">x</p>',
  '<pre class="language-<script>">x</pre>',
  '\u0000<p>\ufffe\ud800x</p>',
  '<__proto__ constructor="x">a</__proto__>',
  '<constructor>a</constructor>',
  '<p class="__proto__">a</p>',
];

test('nothing hostile survives: every result passes the door of the articles room and holds no script', () => {
  for (const html of hostile) {
    const { blocks } = convert(html, { newlines: true, bareEmbeds: true });
    const parsed = parseBody({ type: 'doc', content: blocks });
    assert.ok(parsed.ok, `${html}: ${parsed.ok ? '' : parsed.detail}`);
    assert.doesNotMatch(JSON.stringify(blocks), /(?:java|vb)script:|onerror|srcdoc|data:text|file:\/\//i, html);
  }
});

test('ten thousand nested elements of any kind neither overflow nor lose their text', () => {
  for (const name of [
    'b',
    'div',
    'blockquote',
    'ul><li',
    'table><tr><td',
    'figure',
    'a href="https://example.org/"',
    'details',
  ]) {
    const { blocks } = convert(`${`<${name}>`.repeat(10_000)}the end`);
    const parsed = parseBody({ type: 'doc', content: blocks });
    assert.ok(parsed.ok, `${name}: ${parsed.ok ? '' : parsed.detail}`);
    assert.match(bodyToText(parsed.value), /the end/, name);
  }
});

test('what is left out is told, with the line it stood on', () => {
  const { losses } = htmlToBlocks('<p>a</p>\n<form></form>\n\n<p><a href="#top">up</a></p><style></style>', {
    media: () => 'm',
  });
  assert.deepEqual(losses, [
    { reason: 'A form was left out', line: 1 },
    { reason: 'A link to a place in the same text became plain text', detail: '#top', line: 3 },
    { reason: 'A style sheet was left out', line: 3 },
  ]);
});

test('pictures that count readers and emoji are no pictures', () => {
  const { blocks, reasons, media } = convert(
    '<p>a<img class="wp-smiley" src="s.gif" alt="🙂"><img src="https://pixel.wp.com/b.gif" width="1" height="1"></p>',
  );
  assert.deepEqual(blocks, [p('a🙂')]);
  assert.deepEqual(reasons, ['A picture that only counts readers was left out']);
  assert.equal(media.length, 0);
});
