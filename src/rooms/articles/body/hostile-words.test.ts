import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { Marked } from 'marked';
import { doc, elsewhere, link, paragraph, text } from '../../../../test/body-samples.ts';
import type { Body } from './body.ts';
import { markdownToBody } from './from-markdown.ts';
import { parseBody } from './parse-body.ts';
import { bodyToFeedHtml } from './to-feed-html.ts';
import { bodyToMarkdown } from './to-markdown.ts';
import { bodyToText } from './to-text.ts';

/** Words that have been markup somewhere. */
const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</p><iframe src=//evil>',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  'javascript:alert(1)',
  '](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '<javascript:alert(1)>',
  '`<b>`',
  '\\<b>',
  '\u202e<b>',
  '::: embed javascript:alert(1)',
  '[a]: javascript:alert(1)',
  '| a | <b> |',
  '<a href="java&#115;cript:alert(1)">x</a>',
  '&#106;avascript:alert(1)',
  '\n<script>\n',
  '***<b>***',
];

/** A story with the payload at every place that holds words. */
const withPayload = (words: string): Body =>
  doc(
    { type: 'heading', attrs: { level: 2 }, content: [text(words)] },
    paragraph(
      text(words),
      text(words, { type: 'strong' }),
      text(words, { type: 'code' }),
      text(words, { type: 'em' }, link('https://example.org/')),
    ),
    paragraph(text('x', { type: 'link', attrs: { href: `https://example.org/?q=${words}`, title: words } })),
    { type: 'quote', attrs: { attribution: words }, content: [paragraph(text(words))] },
    { type: 'picture', attrs: { mediaId: 'pic', caption: words, alt: words, credit: words } },
    {
      type: 'gallery',
      attrs: { title: words },
      content: [{ type: 'picture', attrs: { mediaId: 'pic', caption: words } }],
    },
    { type: 'film', attrs: { mediaId: 'film', title: words, caption: words } },
    {
      type: 'table',
      attrs: { caption: words },
      content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [text(words)] }] }],
    },
    { type: 'factBox', attrs: { title: words }, content: [paragraph(text(words))] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text(words))] }] },
    { type: 'code', attrs: { text: words } },
    {
      type: 'embed',
      attrs: { url: `https://example.org/#${encodeURIComponent(words)}`, title: words, caption: words },
    },
  );

/** What a browser would make of HTML: its elements and what they lead to. */
const harmlessTags = new Set([
  'p',
  'br',
  'h2',
  'h3',
  'strong',
  'em',
  'code',
  'pre',
  'a',
  'span',
  's',
  'del',
  'sub',
  'sup',
  'blockquote',
  'figure',
  'figcaption',
  'img',
  'table',
  'caption',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'aside',
  'ul',
  'ol',
  'li',
  'hr',
]);
const harmlessAttributes = new Set(['href', 'title', 'src', 'alt', 'width', 'height', 'lang', 'dir', 'align', 'start']);
const assertHarmless = (html: string, from: string): void => {
  const parser = new Parser({
    onopentag: (name, attributes) => {
      assert.ok(harmlessTags.has(name), `<${name}> came out of ${from}: ${html}`);
      for (const [attribute, value] of Object.entries(attributes)) {
        assert.ok(harmlessAttributes.has(attribute), `${attribute} came out of ${from}`);
        if (attribute === 'href' || attribute === 'src')
          assert.match(
            value,
            /^(?:https?:\/\/(?:example\.org|news\.example|evil|x)|mailto:)/,
            `${value} came out of ${from}`,
          );
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
    const wordsOf = (body: Body): string =>
      bodyToText({ ...body, content: body.content.slice(0, 2) }).replace(/\s+/g, '');
    assert.equal(wordsOf(markdownToBody(markdown).body), wordsOf(parsed.value), `the words changed: ${markdown}`);
  }
});

test('Whatever stands in a Markdown file, the body is harmless and the loss is told', () => {
  for (const words of payloads) {
    const { body } = markdownToBody(
      `${words}\n\ntext ${words} text\n\n- ${words}\n\n> ${words}\n\n[x]: javascript:alert(1)\n\n[x]\n`,
    );
    assert.ok(parseBody(body).ok);
    assertHarmless(bodyToFeedHtml(body, elsewhere), `Markdown ${words}`);
  }
  assert.deepEqual(markdownToBody('fine\n\n[a](javascript:alert(1))\n\n::: picture gone.jpg\n:::\n').faults, [
    'line 3: “a” led to an address that may not be linked',
    'line 5: “gone.jpg” is not in the media room',
  ]);
});
