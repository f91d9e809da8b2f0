import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { Marked } from 'marked';
import type { Media } from '../../media/media.ts';
import type { Block, Body, Inline, Mark } from './body.ts';
import { markdownToBody } from './from-markdown.ts';
import { parseBody } from './parse-body.ts';
import { bodyToFeedHtml } from './to-feed-html.ts';
import { bodyToMarkdown } from './to-markdown.ts';
import { bodyToText } from './to-text.ts';
import { mediaIdsIn, outlineOf } from './walk-body.ts';

const media = (id: string, more: Partial<Media> = {}): [string, Media] => [id, {
  id, kind: 'picture', state: 'ready', fileName: 'mole.jpg', contentType: 'image/jpeg', bytes: 900, width: 1800, height: 1200, duration: undefined,
  focal: { x: 0.5, y: 0.5 }, alt: 'A wall in the sea', caption: 'The mole', texts: { es: { alt: 'Un muro', caption: 'El muelle' } }, credit: 'N. Rahimi',
  creditUrl: undefined, licence: '', licenceUrl: undefined, path: `/media/${id}/mole.jpg`,
  renditions: [{ format: 'jpeg', width: 1152, height: 768, bytes: 500, path: `/media/${id}/1152.jpg` }],
  poster: undefined, origin: undefined, originUrl: undefined, createdAt: 0, ...more,
}];
const elsewhere = {
  language: 'en',
  origin: 'https://news.example',
  media: new Map([media('pic'), media('film', { kind: 'film', contentType: 'video/mp4', path: '/media/film/tide.mp4', renditions: [] })]),
};

const text = (words: string, ...marks: Mark[]): Inline => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) });
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });
const doc = (...content: Block[]): Body => ({ type: 'doc', content });
const link = (href: string): Mark => ({ type: 'link', attrs: { href } });

test('A story in Markdown becomes the same story again', () => {
  const story = doc(
    { type: 'heading', attrs: { level: 2 }, content: [text('What 3 * 4 is, and why')] },
    paragraph(text('He said '), text('never', { type: 'strong' }), text(' and '), text('always', { type: 'em' }), text('; both', { type: 'strike' })),
    paragraph(text('See '), text('the report', link('https://example.org/a_(b)?c=1&d=2')), text(', p. 3'), { type: 'hardBreak' }, text('# not a heading')),
    paragraph(text('CO'), text('2', { type: 'subscript' }), text(' & <b>'), text('bold', { type: 'strong' }, { type: 'em' }), text(' x_y_z *a* `b` ~c~ [d](e) | f')),
    { type: 'bulletList', content: [
      { type: 'listItem', content: [paragraph(text('one')), { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('inner'))] }] }] },
      { type: 'listItem', content: [paragraph(text('- two'))] },
    ] },
    { type: 'orderedList', attrs: { start: 9 }, content: [{ type: 'listItem', content: [paragraph(text('nine'))] }, { type: 'listItem', content: [paragraph(text('ten'))] }] },
    { type: 'quote', attrs: { attribution: 'Ann Lee', href: 'https://example.org/' }, content: [paragraph(text('First.')), paragraph(text('Second.'))] },
    { type: 'table', content: [
      { type: 'tableRow', content: [{ type: 'tableHeader', attrs: { align: 'start' }, content: [text('Day')] }, { type: 'tableHeader', attrs: { align: 'end' }, content: [text('a|b')] }] },
      { type: 'tableRow', content: [{ type: 'tableCell', attrs: { align: 'start' }, content: [text('First')] }, { type: 'tableCell', attrs: { align: 'end' }, content: [text('2.74')] }] },
    ] },
    { type: 'code', attrs: { text: 'if (a < b) {\n```\n}', language: 'js' } },
    { type: 'rule' },
    paragraph(text('1. April is no list, www.example.org no link, mail@example.org neither, https://x.example too; &copy; stays.')),
    paragraph(text('`tick`', { type: 'code' }), text(' مرحبا بكم', { type: 'foreign', attrs: { lang: 'ar' } })),
  );
  const markdown = bodyToMarkdown(story, elsewhere);
  const again = markdownToBody(markdown);
  assert.deepEqual(again.faults, []);
  // A space at a mark's edge moves out of it; nothing else may change.
  const moved = structuredClone(story);
  const last = moved.content.at(-1);
  if (last?.type === 'paragraph') last.content.splice(1, 1, text(' '), text('مرحبا بكم', { type: 'foreign', attrs: { lang: 'ar' } }));
  const struck = moved.content[1];
  assert.equal(struck?.type, 'paragraph');
  assert.deepEqual(again.body, moved, markdown);
});

test('Pictures, films and fact boxes of a story are found in its Markdown and feed HTML, with absolute addresses', () => {
  const story = doc(
    { type: 'picture', attrs: { mediaId: 'pic' } },
    { type: 'gallery', attrs: { title: 'Two' }, content: [{ type: 'picture', attrs: { mediaId: 'pic', caption: 'Own words', credit: 'X', alt: 'Own "alt"' } }] },
    { type: 'film', attrs: { mediaId: 'film', title: 'The tide' } },
    { type: 'factBox', attrs: { title: 'In brief' }, content: [paragraph(text('12 stops', link('/lines')))] },
    { type: 'embed', attrs: { url: 'https://video.example/1?a=1&b=2' } },
    { type: 'picture', attrs: { mediaId: 'gone' } },
  );
  assert.equal(bodyToMarkdown(story, elsewhere), `![A wall in the sea](https://news.example/media/pic/1152.jpg)

*The mole (N. Rahimi)*

**Two**

![Own "alt"](https://news.example/media/pic/1152.jpg)

*Own words (X)*

[The tide](https://news.example/media/film/tide.mp4)

The mole

> **In brief**
>
> [12 stops](https://news.example/lines)

[https\\://video.example/1?a=1&b=2](https://video.example/1?a=1&b=2)
`.replace('&b=2](https', '\\&b=2](https'));
  const html = bodyToFeedHtml(story, { ...elsewhere, language: 'es' });
  assert.match(html, /<figure><img src="https:\/\/news\.example\/media\/pic\/1152\.jpg" alt="Un muro" width="1152" height="768"><figcaption>El muelle \(N\. Rahimi\)<\/figcaption><\/figure>/);
  assert.match(html, /alt="Own &quot;alt&quot;"/);
  assert.match(html, /<a href="https:\/\/news\.example\/lines">12 stops<\/a>/);
  assert.match(html, /<a href="https:\/\/video\.example\/1\?a=1&amp;b=2">/);
  assert.doesNotMatch(html, /class=|<iframe|gone/);
});

test('A quotation in Arabic keeps its language and direction everywhere', () => {
  const arabic = doc({ type: 'quote', attrs: { lang: 'ar' }, content: [paragraph(text('البحر لا ينام'))] }, paragraph(text('بيت', { type: 'foreign', attrs: { lang: 'ar' } })));
  const html = bodyToFeedHtml(arabic, elsewhere);
  assert.match(html, /<blockquote lang="ar" dir="rtl"><p>البحر لا ينام<\/p><\/blockquote>/);
  assert.match(html, /<span lang="ar" dir="rtl">بيت<\/span>/);
  assert.match(bodyToMarkdown(arabic, elsewhere), /<span lang="ar" dir="rtl">بيت<\/span>/);
});

test('The text of a story holds its words once, without marks and pull quotes', () => {
  const story = doc(paragraph(text('It '), text('rose', { type: 'em' }), text('.')), { type: 'pullQuote', content: [text('It rose.')] },
    { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] }, { type: 'rawHtml', attrs: { html: '<b>no</b>' } });
  assert.equal(bodyToText(story), 'It rose.\n\n1. one');
});

test('The outline names headings with anchors that are never the same', () => {
  const story = doc(...['The count', 'The count', 'Подсчёт', '!!!'].map((words): Block => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] })));
  assert.deepEqual(outlineOf(story).map(({ id }) => id), ['part-the-count', 'part-the-count-2', 'part-podschyot', 'part-4']);
});

test('Media are listed once each, the lead first', () => {
  const story = doc({ type: 'gallery', content: [{ type: 'picture', attrs: { mediaId: 'b' } }, { type: 'picture', attrs: { mediaId: 'a' } }] },
    { type: 'factBox', content: [{ type: 'sound', attrs: { mediaId: 'c' } }, { type: 'picture', attrs: { mediaId: 'a' } }] });
  assert.deepEqual(mediaIdsIn(story, { type: 'film', attrs: { mediaId: 'd' } }), ['d', 'b', 'a', 'c']);
});

const payloads = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '</p><iframe src=//evil>', '<!--', ']]>', '&lt;script&gt;',
  'javascript:alert(1)', '](javascript:alert(1))', '[x](javascript:alert(1))', '![x](javascript:alert(1))', '<javascript:alert(1)>', '`<b>`', '\\<b>', '\u202e<b>',
  '::: embed javascript:alert(1)', '[a]: javascript:alert(1)', '| a | <b> |', '<a href="java&#115;cript:alert(1)">x</a>', '&#106;avascript:alert(1)', '\n<script>\n', '***<b>***'];

/** A story with the payload at every place that holds words. */
const withPayload = (words: string): Body => doc(
  { type: 'heading', attrs: { level: 2 }, content: [text(words)] },
  paragraph(text(words), text(words, { type: 'strong' }), text(words, { type: 'code' }), text(words, { type: 'em' }, link('https://example.org/'))),
  paragraph(text('x', { type: 'link', attrs: { href: `https://example.org/?q=${words}`, title: words } })),
  { type: 'quote', attrs: { attribution: words }, content: [paragraph(text(words))] },
  { type: 'picture', attrs: { mediaId: 'pic', caption: words, alt: words, credit: words } },
  { type: 'gallery', attrs: { title: words }, content: [{ type: 'picture', attrs: { mediaId: 'pic', caption: words } }] },
  { type: 'film', attrs: { mediaId: 'film', title: words, caption: words } },
  { type: 'table', attrs: { caption: words }, content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [text(words)] }] }] },
  { type: 'factBox', attrs: { title: words }, content: [paragraph(text(words))] },
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text(words))] }] },
  { type: 'code', attrs: { text: words } },
  { type: 'embed', attrs: { url: `https://example.org/#${encodeURIComponent(words)}`, title: words, caption: words } },
);

/** What a browser would make of HTML: its elements and what they lead to. */
const harmlessTags = new Set(['p', 'br', 'h2', 'h3', 'strong', 'em', 'code', 'pre', 'a', 'span', 's', 'del', 'sub', 'sup', 'blockquote', 'figure', 'figcaption',
  'img', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'aside', 'ul', 'ol', 'li', 'hr']);
const harmlessAttributes = new Set(['href', 'title', 'src', 'alt', 'width', 'height', 'lang', 'dir', 'align', 'start']);
const assertHarmless = (html: string, from: string): void => {
  const parser = new Parser({
    onopentag: (name, attributes) => {
      assert.ok(harmlessTags.has(name), `<${name}> came out of ${from}: ${html}`);
      for (const [attribute, value] of Object.entries(attributes)) {
        assert.ok(harmlessAttributes.has(attribute), `${attribute} came out of ${from}`);
        if (attribute === 'href' || attribute === 'src') assert.match(value, /^(?:https?:\/\/(?:example\.org|news\.example|evil|x)|mailto:)/, `${value} came out of ${from}`);
      }
    },
    oncomment: () => assert.fail(`a comment came out of ${from}`),
  });
  parser.end(html);
};

test('Whatever words stand in a story, nothing comes out of it but words', () => {
  for (const words of payloads) {
    const parsed = parseBody(withPayload(words));
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.detail);
    assertHarmless(bodyToFeedHtml(parsed.value, elsewhere), `feed HTML of ${words}`);
    const markdown = bodyToMarkdown(parsed.value, elsewhere);
    assertHarmless(new Marked({ gfm: true }).parse(markdown, { async: false }), `Markdown of ${words}`);
    const wordsOf = (body: Body): string => bodyToText({ ...body, content: body.content.slice(0, 2) }).replace(/\s+/g, '');
    assert.equal(wordsOf(markdownToBody(markdown).body), wordsOf(parsed.value), `the words changed: ${markdown}`);
  }
});

test('Whatever stands in a Markdown file, the body is harmless and the loss is told', () => {
  for (const words of payloads) {
    const { body } = markdownToBody(`${words}\n\ntext ${words} text\n\n- ${words}\n\n> ${words}\n\n[x]: javascript:alert(1)\n\n[x]\n`);
    assert.ok(parseBody(body).ok);
    assertHarmless(bodyToFeedHtml(body, elsewhere), `Markdown ${words}`);
  }
  assert.deepEqual(markdownToBody('fine\n\n[a](javascript:alert(1))\n\n::: picture gone.jpg\n:::\n').faults,
    ['line 3: “a” led to an address that may not be linked', 'line 5: “gone.jpg” is not in the media room']);
});
