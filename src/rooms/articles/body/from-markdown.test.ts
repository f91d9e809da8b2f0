import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paragraph, text } from '../../../../test/body-samples.ts';
import type { Block } from './body.ts';
import { markdownToBody, type MarkdownStory } from './from-markdown.ts';

const media: Record<string, string> = { 'mole.jpg': 'id-mole', 'bell.mp3': 'id-bell', 'tide.mp4': 'id-tide' };
const stories: Record<string, string> = { marsh: '/coast/2026/11/22/marsh' };

const story = (markdown: string): MarkdownStory =>
  markdownToBody(markdown, { picture: (name) => media[name], story: (id) => stories[id] });

const blocks = (markdown: string): Block[] => {
  const { body, faults } = story(markdown);
  assert.deepEqual(faults, []);
  return body.content;
};

test('A picture block becomes a picture with its caption, and how far it reaches', () => {
  assert.deepEqual(blocks('::: picture mole.jpg | wide\nThe *mole*\nin snow.\n:::\n'), [
    { type: 'picture', attrs: { mediaId: 'id-mole', caption: 'The mole in snow.', reach: 'wide' } },
  ]);
  assert.deepEqual(blocks('::: picture mole.jpg | A wall in the sea\n:::'), [
    { type: 'picture', attrs: { mediaId: 'id-mole', alt: 'A wall in the sea' } },
  ]);
});

test('A picture in the middle of a paragraph stands between its two parts', () => {
  assert.deepEqual(blocks('Before ![A wall](mole.jpg "The mole") after'), [
    paragraph(text('Before')),
    { type: 'picture', attrs: { mediaId: 'id-mole', alt: 'A wall', caption: 'The mole' } },
    paragraph(text('after')),
  ]);
});

test('Galleries, films, sounds, embeds and tables carry their titles and captions', () => {
  assert.deepEqual(blocks('::: gallery Two views\nmole.jpg | From land | and sea\n\n- mole.jpg\n:::'), [
    {
      type: 'gallery',
      attrs: { title: 'Two views' },
      content: [
        { type: 'picture', attrs: { mediaId: 'id-mole', caption: 'From land|and sea' } },
        { type: 'picture', attrs: { mediaId: 'id-mole' } },
      ],
    },
  ]);
  assert.deepEqual(blocks('::: film tide.mp4 | The tide\nNo sound.\n:::\n::: sound bell.mp3\n:::'), [
    { type: 'film', attrs: { mediaId: 'id-tide', title: 'The tide', caption: 'No sound.' } },
    { type: 'sound', attrs: { mediaId: 'id-bell' } },
  ]);
  assert.deepEqual(blocks('::: embed https://films.example/1?a=1 | A film\n:::'), [
    { type: 'embed', attrs: { url: 'https://films.example/1?a=1', title: 'A film' } },
  ]);
  const [table] = blocks('::: table Heights, in metres\n| Day | |\n|---|--:|\n| First | 2.74 |\n:::');
  assert.deepEqual(table?.type === 'table' && [table.attrs, table.content[1]?.content[1]], [
    { caption: 'Heights, in metres' },
    { type: 'tableCell', attrs: { align: 'end' }, content: [text('2.74')] },
  ]);
});

test('Quotations know who spoke, where and in which language', () => {
  assert.deepEqual(blocks('::: quote A cook | | pt\nTerra firme.\n:::'), [
    { type: 'quote', attrs: { attribution: 'A cook', lang: 'pt' }, content: [paragraph(text('Terra firme.'))] },
  ]);
  assert.deepEqual(blocks('> It rose.\n> — [Ann Lee](https://example.org/)'), [
    {
      type: 'quote',
      attrs: { attribution: 'Ann Lee', href: 'https://example.org/' },
      content: [paragraph(text('It rose.'))],
    },
  ]);
  assert.deepEqual(blocks('::: pullquote Ewa\nNobody paid.\n:::'), [
    { type: 'pullQuote', attrs: { attribution: 'Ewa' }, content: [text('Nobody paid.')] },
  ]);
});

test('Blocks stand inside blocks, and a block inside code is only code', () => {
  assert.deepEqual(blocks('::: factbox In brief\nA fact.\n\n::: picture mole.jpg\n:::\n\nAnother.\n:::\nAfter.'), [
    {
      type: 'factBox',
      attrs: { title: 'In brief' },
      content: [
        paragraph(text('A fact.')),
        { type: 'picture', attrs: { mediaId: 'id-mole' } },
        paragraph(text('Another.')),
      ],
    },
    paragraph(text('After.')),
  ]);
  assert.deepEqual(blocks('::: factbox Code\n```\n:::\n```\n:::'), [
    { type: 'factBox', attrs: { title: 'Code' }, content: [{ type: 'code', attrs: { text: ':::' } }] },
  ]);
});

test('Entries of a live blog come beside the body, with what was said about them', () => {
  const { body, entries } = story(
    'What is known.\n\n::: entry -8m | key pinned | The river | has stopped\nAt the weir.\n:::\n::: entry -1h 5m | | Later\nx\n:::',
  );
  assert.deepEqual(body.content, [paragraph(text('What is known.'))]);
  assert.deepEqual(
    entries.map(({ when, flags, headline }) => [when, flags, headline]),
    [
      ['-8m', ['key', 'pinned'], 'The river | has stopped'],
      ['-1h 5m', [], 'Later'],
    ],
  );
  assert.deepEqual(entries[0]?.body.content, [paragraph(text('At the weir.'))]);
});

test('Links to other stories are looked up; an unknown one keeps its words and is named', () => {
  assert.deepEqual(blocks('[the marsh](story:marsh)'), [
    paragraph(text('the marsh', { type: 'link', attrs: { href: '/coast/2026/11/22/marsh' } })),
  ]);
  assert.deepEqual(story('fine\n\n\n[the hill](story:hill)'), {
    body: { type: 'doc', content: [paragraph(text('fine')), paragraph(text('the hill'))] },
    entries: [],
    faults: ['line 4: there is no story “hill”'],
  });
});

test('HTML in Markdown is reduced to what it says; a few harmless tags keep their meaning', () => {
  const { body, faults } = story(
    'H<sub>2</sub>O<br>and <span lang="ar">بيت</span> <blink>now</blink>\n\n<div onclick="x"><script>alert(1)</script>Words &amp; more</div>',
  );
  assert.deepEqual(body.content, [
    paragraph(
      text('H'),
      text('2', { type: 'subscript' }),
      text('O'),
      { type: 'hardBreak' },
      text('and '),
      text('بيت', { type: 'foreign', attrs: { lang: 'ar' } }),
      text(' now'),
    ),
    paragraph(text('Words & more')),
  ]);
  assert.deepEqual(faults, ['line 1: HTML was left out: <blink>', 'line 3: HTML was reduced to its text']);
});

test('Lines broken inside a paragraph are joined as the script wants it', () => {
  assert.deepEqual(blocks('one\ntwo\n\n潮水\n上涨。'), [paragraph(text('one two')), paragraph(text('潮水上涨。'))]);
});

test('A text nested beyond all sense keeps its words', () => {
  const { body, faults } = story(`${'> '.repeat(60)}deep`);
  assert.equal(faults.length, 1);
  assert.match(JSON.stringify(body), /deep/);
});
