import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, Body } from '../../articles/articles.ts';
import { readStoryMarkdown, storyMarkdown } from './story-markdown.ts';

const doc = (...content: Block[]): Body => ({ type: 'doc', content });

test('a text with every kind of block is the same after a turn through the form', () => {
  const words = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const cell = (type: 'tableCell' | 'tableHeader', text: string) => ({
    type,
    content: [{ type: 'text' as const, text }],
  });
  const body = doc(
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Tides' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'One ' },
        { type: 'text', text: 'strong', marks: [{ type: 'strong' }] },
        { type: 'text', text: ' word.' },
      ],
    },
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [words('a')] },
        { type: 'listItem', content: [words('b')] },
      ],
    },
    { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [words('c')] }] },
    { type: 'pullQuote', attrs: { attribution: 'Ann' }, content: [{ type: 'text', text: 'Large.' }] },
    { type: 'picture', attrs: { mediaId: 'm1', caption: 'A *caption*', alt: 'Alt', reach: 'wide' } },
    {
      type: 'gallery',
      attrs: { title: 'Many' },
      content: [
        { type: 'picture', attrs: { mediaId: 'm1', caption: 'x' } },
        { type: 'picture', attrs: { mediaId: 'm2', alt: 'only alt' } },
      ],
    },
    { type: 'sound', attrs: { mediaId: 'm3', title: 'Hear' } },
    { type: 'film', attrs: { mediaId: 'm4', caption: 'See' } },
    {
      type: 'table',
      attrs: { caption: 'Figures' },
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'a'), cell('tableHeader', 'b')] },
        { type: 'tableRow', content: [cell('tableCell', '1'), cell('tableCell', '2')] },
      ],
    },
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ ...cell('tableCell', 'wide'), attrs: { colspan: 2 } }] }],
    },
    { type: 'factBox', attrs: { title: 'Box' }, content: [words('Inside.')] },
    { type: 'code', attrs: { text: 'let a = 1;', language: 'js' } },
    { type: 'rule' },
    {
      type: 'embed',
      attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'Film', provider: 'YouTube' },
    },
    { type: 'rawHtml', attrs: { html: '<b>x</b>' } },
    words('End.'),
  );
  const { body: back, faults } = readStoryMarkdown(storyMarkdown(body), [body]);
  assert.deepEqual(faults, []);
  assert.deepEqual(back, body);
});

test('what is not touched stays, though Markdown has no words for it', () => {
  const chart: Block = { type: 'rawHtml', attrs: { html: '<svg></svg>', title: 'A chart', height: 300 } };
  const credited: Block = { type: 'picture', attrs: { mediaId: 'm1', alt: 'A | b', credit: 'Somebody' } };
  const body = doc(chart, credited, { type: 'paragraph', content: [{ type: 'text', text: 'Old words.' }] });
  const text = storyMarkdown(body);
  assert.match(text, /^::: kept [\da-f]{12} \(HTML of its own/);
  const { body: back, faults } = readStoryMarkdown(text.replace('Old words.', 'New *words*.'), [body]);
  assert.deepEqual(faults, []);
  assert.deepEqual(back.content.slice(0, 2), [chart, credited]);
  assert.equal(JSON.stringify(back.content[2]).includes('New '), true);
});

test('nothing can be put in by a name that is not in the story', () => {
  const { body, faults } = readStoryMarkdown('::: kept 0123456789ab\n:::\n\nWords.', [doc()]);
  assert.equal(body.content.length, 1);
  assert.match(faults[0] ?? '', /^line 1: .*0123456789ab/);
});

test('links on this site stay as they are, and quotations keep who said them and in which language', () => {
  const body = doc(
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: '/science' } }] }],
    },
    {
      type: 'quote',
      attrs: { attribution: 'Ann, who knows', href: 'https://a.example/', lang: 'fr' },
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Oui.' }] }],
    },
  );
  const text = storyMarkdown(body);
  assert.match(text, /\[here\]\(\/science\)/);
  assert.match(text, /^::: quote Ann, who knows \| https:\/\/a\.example\/ \| fr$/m);
  assert.deepEqual(readStoryMarkdown(text, [body]).body, body);
});
