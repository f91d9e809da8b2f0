import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doc, elsewhere, link, paragraph, text } from '../../../../test/body-samples.ts';
import type { Block } from './body.ts';
import { markdownToBody } from './from-markdown.ts';
import { bodyToFeedHtml } from './to-feed-html.ts';
import { bodyToMarkdown } from './to-markdown.ts';
import { bodyToText } from './to-text.ts';
import { mediaIdsIn, outlineOf } from './walk-body.ts';

test('A story in Markdown becomes the same story again', () => {
  const story = doc(
    { type: 'heading', attrs: { level: 2 }, content: [text('What 3 * 4 is, and why')] },
    paragraph(
      text('He said '),
      text('never', { type: 'strong' }),
      text(' and '),
      text('always', { type: 'em' }),
      text('; both', { type: 'strike' }),
    ),
    paragraph(
      text('See '),
      text('the report', link('https://example.org/a_(b)?c=1&d=2')),
      text(', p. 3'),
      { type: 'hardBreak' },
      text('# not a heading'),
    ),
    paragraph(
      text('CO'),
      text('2', { type: 'subscript' }),
      text(' & <b>'),
      text('bold', { type: 'strong' }, { type: 'em' }),
      text(' x_y_z *a* `b` ~c~ [d](e) | f'),
    ),
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            paragraph(text('one')),
            { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('inner'))] }] },
          ],
        },
        { type: 'listItem', content: [paragraph(text('- two'))] },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 9 },
      content: [
        { type: 'listItem', content: [paragraph(text('nine'))] },
        { type: 'listItem', content: [paragraph(text('ten'))] },
      ],
    },
    {
      type: 'quote',
      attrs: { attribution: 'Ann Lee', href: 'https://example.org/' },
      content: [paragraph(text('First.')), paragraph(text('Second.'))],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', attrs: { align: 'start' }, content: [text('Day')] },
            { type: 'tableHeader', attrs: { align: 'end' }, content: [text('a|b')] },
          ],
        },
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', attrs: { align: 'start' }, content: [text('First')] },
            { type: 'tableCell', attrs: { align: 'end' }, content: [text('2.74')] },
          ],
        },
      ],
    },
    { type: 'code', attrs: { text: 'if (a < b) {\n```\n}', language: 'js' } },
    { type: 'rule' },
    paragraph(
      text(
        '1. April is no list, www.example.org no link, mail@example.org neither, https://x.example too; &copy; stays.',
      ),
    ),
    paragraph(text('`tick`', { type: 'code' }), text(' مرحبا بكم', { type: 'foreign', attrs: { lang: 'ar' } })),
  );
  const markdown = bodyToMarkdown(story, elsewhere);
  const again = markdownToBody(markdown);
  assert.deepEqual(again.faults, []);
  // A space at a mark's edge moves out of it; nothing else may change.
  const moved = structuredClone(story);
  const last = moved.content.at(-1);
  if (last?.type === 'paragraph')
    last.content.splice(1, 1, text(' '), text('مرحبا بكم', { type: 'foreign', attrs: { lang: 'ar' } }));
  const struck = moved.content[1];
  assert.equal(struck?.type, 'paragraph');
  assert.deepEqual(again.body, moved, markdown);
});

test('Pictures, films and fact boxes of a story are found in its Markdown and feed HTML, with absolute addresses', () => {
  const story = doc(
    { type: 'picture', attrs: { mediaId: 'pic' } },
    {
      type: 'gallery',
      attrs: { title: 'Two' },
      content: [{ type: 'picture', attrs: { mediaId: 'pic', caption: 'Own words', credit: 'X', alt: 'Own "alt"' } }],
    },
    { type: 'film', attrs: { mediaId: 'film', title: 'The tide' } },
    { type: 'factBox', attrs: { title: 'In brief' }, content: [paragraph(text('12 stops', link('/lines')))] },
    { type: 'embed', attrs: { url: 'https://video.example/1?a=1&b=2' } },
    { type: 'picture', attrs: { mediaId: 'gone' } },
  );
  assert.equal(
    bodyToMarkdown(story, elsewhere),
    `![A wall in the sea](https://news.example/media/pic/1152.jpg)

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
`.replace('&b=2](https', '\\&b=2](https'),
  );
  const html = bodyToFeedHtml(story, { ...elsewhere, language: 'es' });
  assert.match(
    html,
    /<figure><img src="https:\/\/news\.example\/media\/pic\/1152\.jpg" alt="Un muro" width="1152" height="768"><figcaption>El muelle \(N\. Rahimi\)<\/figcaption><\/figure>/,
  );
  assert.match(html, /alt="Own &quot;alt&quot;"/);
  assert.match(html, /<a href="https:\/\/news\.example\/lines">12 stops<\/a>/);
  assert.match(html, /<a href="https:\/\/video\.example\/1\?a=1&amp;b=2">/);
  assert.doesNotMatch(html, /class=|<iframe|gone/);
});

test('A quotation in Arabic keeps its language and direction everywhere', () => {
  const arabic = doc(
    { type: 'quote', attrs: { lang: 'ar' }, content: [paragraph(text('البحر لا ينام'))] },
    paragraph(text('بيت', { type: 'foreign', attrs: { lang: 'ar' } })),
  );
  const html = bodyToFeedHtml(arabic, elsewhere);
  assert.match(html, /<blockquote lang="ar" dir="rtl"><p>البحر لا ينام<\/p><\/blockquote>/);
  assert.match(html, /<span lang="ar" dir="rtl">بيت<\/span>/);
  assert.match(bodyToMarkdown(arabic, elsewhere), /<span lang="ar" dir="rtl">بيت<\/span>/);
});

test('The text of a story holds its words once, without marks and pull quotes', () => {
  const story = doc(
    paragraph(text('It '), text('rose', { type: 'em' }), text('.')),
    { type: 'pullQuote', content: [text('It rose.')] },
    { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] },
    { type: 'rawHtml', attrs: { html: '<b>no</b>' } },
  );
  assert.equal(bodyToText(story), 'It rose.\n\n1. one');
});

test('The outline names headings with anchors that are never the same', () => {
  const story = doc(
    ...['The count', 'The count', 'Подсчёт', '!!!'].map((words): Block => ({
      type: 'heading',
      attrs: { level: 2 },
      content: [text(words)],
    })),
  );
  assert.deepEqual(
    outlineOf(story).map(({ id }) => id),
    ['part-the-count', 'part-the-count-2', 'part-podschyot', 'part-4'],
  );
});

test('Media are listed once each, the lead first', () => {
  const story = doc(
    {
      type: 'gallery',
      content: [
        { type: 'picture', attrs: { mediaId: 'b' } },
        { type: 'picture', attrs: { mediaId: 'a' } },
      ],
    },
    {
      type: 'factBox',
      content: [
        { type: 'sound', attrs: { mediaId: 'c' } },
        { type: 'picture', attrs: { mediaId: 'a' } },
      ],
    },
  );
  assert.deepEqual(mediaIdsIn(story, { type: 'film', attrs: { mediaId: 'd' } }), ['d', 'b', 'a', 'c']);
});

test('A picture takes its author and licence along, each leading where more is said', () => {
  const licensed = doc({ type: 'picture', attrs: { mediaId: 'licensed' } });
  assert.match(
    bodyToMarkdown(licensed, elsewhere),
    /\n\*The mole \(\[N\. Rahimi\]\(https:\/\/photos\.example\/nr\) · \[CC BY 4\.0\]\(https:\/\/creativecommons\.org\/licenses\/by\/4\.0\/\)\)\*\n/,
  );
  assert.match(
    bodyToFeedHtml(licensed, elsewhere),
    /The mole \(<a href="https:\/\/photos\.example\/nr">N\. Rahimi<\/a> · <a href="https:\/\/creativecommons\.org\/licenses\/by\/4\.0\/">CC BY 4\.0<\/a>\)/,
  );
  const other = doc({ type: 'picture', attrs: { mediaId: 'licensed', credit: 'Somebody else' } });
  assert.match(bodyToFeedHtml(other, elsewhere), /The mole \(Somebody else · <a/);
});
