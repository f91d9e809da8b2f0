import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBody, type Block } from '../../rooms/articles/articles.ts';
import type { MediaRef } from '../html/conversion.ts';
import type { Attachment } from './media-address.ts';
import { plainOf, postBlocks } from './post-body.ts';

const attachments: Record<string, Attachment> = {
  '1': { url: 'https://old.example.org/wp-content/uploads/a.jpg', alt: 'A', caption: 'First', title: 'a' },
  '2': { url: 'https://old.example.org/wp-content/uploads/b.jpg', alt: '', caption: '', title: 'b' },
  '3': { url: 'https://old.example.org/wp-content/uploads/c.mp3', alt: '', caption: '', title: 'Bells' },
};

const convert = (html: string): { blocks: Block[]; losses: string[]; media: string[] } => {
  const media: MediaRef[] = [];
  const files = {
    attachment: (id: string) => attachments[id],
    own: () => [attachments['1'] as Attachment, attachments['2'] as Attachment],
  };
  const text = {
    html,
    base: 'https://old.example.org/x/',
    files,
    reusable: (id: string) => (id === '7' ? '<p>Shared <!-- wp:block {"ref":7} /--></p>' : undefined),
    link: () => undefined,
  };
  const { blocks, losses } = postBlocks(text, (ref) => `m${media.push(ref)}`);
  return {
    blocks,
    losses: losses.map(({ reason, detail }) => `${reason}${detail ? `: ${detail}` : ''}`),
    media: media.map(({ url }) => url),
  };
};

const p = (text: string): unknown => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const picture = (mediaId: string, more: object = {}): unknown => ({ type: 'picture', attrs: { mediaId, ...more } });

const cases: readonly (readonly [title: string, html: string, blocks: unknown[]])[] = [
  [
    'a caption of today',
    '[caption id="x" width="3"]<a href="b.jpg"><img src="b.jpg" alt="Pier" /></a> The pier[/caption]',
    [picture('m1', { alt: 'Pier', caption: 'The pier' })],
  ],
  [
    'a caption of before 2012',
    '[caption width="3" caption="The &quot;pier&quot;"]<img src="b.jpg">[/caption]',
    [picture('m1', { caption: 'The "pier"' })],
  ],
  [
    'a gallery by numbers',
    '[gallery ids="1,2"]',
    [{ type: 'gallery', content: [picture('m1', { alt: 'A', caption: 'First' }), picture('m2')] }],
  ],
  [
    'a gallery of the post’s own pictures',
    '[gallery]',
    [{ type: 'gallery', content: [picture('m1', { alt: 'A', caption: 'First' }), picture('m2')] }],
  ],
  [
    'embeds',
    '[embed width="3"]https://vimeo.com/123456[/embed]\n[youtube https://www.youtube.com/watch?v=abcdefghijk&w=3]\n[youtube id="abcdefghijk"][vimeo 123456]',
    [
      { type: 'embed', attrs: { url: 'https://vimeo.com/123456', provider: 'Vimeo' } },
      { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', provider: 'YouTube' } },
      { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', provider: 'YouTube' } },
      { type: 'embed', attrs: { url: 'https://vimeo.com/123456', provider: 'Vimeo' } },
    ],
  ],
  [
    'sound, film and a list of both',
    '[audio mp3="/c.mp3"][/audio][video src="/d.mp4"][playlist ids="3"]',
    [
      { type: 'sound', attrs: { mediaId: 'm1' } },
      { type: 'film', attrs: { mediaId: 'm2' } },
      { type: 'sound', attrs: { mediaId: 'm3', title: 'Bells' } },
    ],
  ],
  [
    'listings',
    '[sourcecode language="php"]\n$a = 1;\n[/sourcecode]',
    [{ type: 'code', attrs: { text: '$a = 1;', language: 'php' } }],
  ],
  [
    'page builders leave what they held',
    '[vc_row el_class="x"][vc_column][vc_column_text]Words[/vc_column_text][/vc_column][/vc_row]',
    [p('Words')],
  ],
  [
    'words in brackets are words',
    'He said [sic] that [the mayor] came [...] [1] and [[gallery]].',
    [p('He said [sic] that [the mayor] came [...] [1] and [gallery].')],
  ],
  [
    'brackets in code are code',
    '<pre>a[gallery]\nb[my_thing x="1"]</pre>',
    [{ type: 'code', attrs: { text: 'a[gallery]\nb[my_thing x="1"]' } }],
  ],
  [
    'blocks: a quotation set large',
    '<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Loud.</p><cite>Ana</cite></blockquote></figure><!-- /wp:pullquote -->',
    [{ type: 'pullQuote', attrs: { attribution: 'Ana' }, content: [{ type: 'text', text: 'Loud.' }] }],
  ],
  [
    'blocks: galleries old and new',
    '<!-- wp:gallery --><figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><img src="a.jpg"><figcaption class="blocks-gallery-item__caption">One</figcaption></figure></li><li><figure><img src="b.jpg"></figure></li></ul><figcaption class="blocks-gallery-caption">All</figcaption></figure><!-- /wp:gallery --><!-- wp:gallery --><figure class="wp-block-gallery has-nested-images"><figure class="wp-block-image"><img src="c.jpg"></figure><figure class="wp-block-image"><img src="d.jpg"></figure></figure><!-- /wp:gallery -->',
    [
      { type: 'gallery', attrs: { title: 'All' }, content: [picture('m1', { caption: 'One' }), picture('m2')] },
      { type: 'gallery', content: [picture('m3'), picture('m4')] },
    ],
  ],
  [
    'blocks: columns, groups, media beside text',
    '<!-- wp:columns --><div class="wp-block-columns"><div class="wp-block-column"><p>a</p></div><div><p>b</p></div></div><!-- /wp:columns --><div class="wp-block-media-text"><figure><img src="a.jpg"></figure><div><p>c</p></div></div>',
    [p('a'), p('b'), picture('m1'), p('c')],
  ],
  [
    'blocks: verse, code, rule',
    '<!-- wp:verse --><pre class="wp-block-verse">one\ntwo</pre><!-- /wp:verse --><pre class="wp-block-code"><code>x</code></pre><hr class="wp-block-separator"/>',
    [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'one' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }],
      },
      { type: 'code', attrs: { text: 'x' } },
      { type: 'rule' },
    ],
  ],
  [
    'blocks: an embed of an unknown provider is a link',
    '<!-- wp:embed --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://unknown.example.net/x\n</div></figure><!-- /wp:embed -->',
    [
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'https://unknown.example.net/x',
            marks: [{ type: 'link', attrs: { href: 'https://unknown.example.net/x' } }],
          },
        ],
      },
    ],
  ],
  ['blocks: a shared block, once', '<!-- wp:block {"ref":7} /-->', [p('Shared')]],
  [
    'blocks: a picture behind words',
    '<!-- wp:cover --><div class="wp-block-cover" style="background-image:url(https://old.example.org/z.jpg)"><p>Over it</p></div><!-- /wp:cover -->',
    [picture('m1'), p('Over it')],
  ],
];

for (const [title, html, blocks] of cases) {
  test(`a WordPress text becomes a body: ${title}`, () => {
    const found = convert(html).blocks;
    assert.deepEqual(found, blocks);
    assert.ok(parseBody({ type: 'doc', content: found }).ok);
  });
}

test('shortcodes nobody knows are taken off, their words stay, and both are told', () => {
  const { blocks, losses } = convert('[box color="red"]Words[/box]\n\n[weather_map]\n\n[countdown to="2027"]');
  assert.deepEqual(blocks, [p('Words')]);
  assert.deepEqual(losses, [
    'A shortcode we do not know was taken off; its content stays: [box]',
    'A shortcode we do not know was left out: [weather_map]',
    'A shortcode we do not know was left out: [countdown]',
  ]);
});

test('blocks whose content the old site made itself are told', () => {
  assert.deepEqual(convert('<p>a</p><!-- wp:latest-posts {"n":3} /--><!-- wp:acme/map /-->').losses, [
    'A block whose content the old site made itself was left out: latest-posts',
    'A block whose content the old site made itself was left out: acme/map',
  ]);
});

test('a hundred thousand brackets, quotes and half-open tags are read in a moment', () => {
  for (const piece of ['[caption ', '[a "', '<!-- ', '< [', '[[', '[/gallery]', '[gallery]']) {
    const { blocks } = convert(piece.repeat(100_000).slice(0, 600_000));
    assert.ok(Array.isArray(blocks));
  }
});

test('titles lose their HTML and keep their signs', () => {
  assert.equal(plainOf('Fish &amp; <em>chips</em> &#8211; 5 < 6'), 'Fish & chips – 5 < 6');
});
