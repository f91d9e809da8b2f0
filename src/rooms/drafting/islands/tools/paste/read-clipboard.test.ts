import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { storySchema } from '../../document/schema.ts';
import { draw } from '../draw-for-tests.ts';
import { readClipboard, type Pasted, type Surroundings } from './read-clipboard.ts';

let ids = 0;
const around: Surroundings = {
  schema: storySchema,
  language: 'en',
  direction: 'ltr',
  origin: 'https://news.example',
  key: 'mine',
  knowsNote: (id) => id === 'known',
  makeId: () => `note-${++ids}`,
};
const fixtures = join(import.meta.dirname, '../../../../../../test/fixtures/clipboard');
const html = (markup: string): Pasted => readClipboard({ html: markup, text: '', plain: false }, around);
const text = (words: string, plain = false): Pasted => readClipboard({ html: '', text: words, plain }, around);
const fixture = (name: string): Pasted => html(readFileSync(join(fixtures, `${name}.html`), 'utf8'));
const lines = ({ slice }: Pasted): string[] => {
  const made: string[] = [];
  slice.content.forEach((node) => {
    node.check();
    made.push(draw(storySchema.nodes['doc']?.create(null, node).content ?? slice.content));
  });
  return made;
};
const inOne = (pasted: Pasted): string => lines(pasted).join(' ');

const said = ({ notes }: Pasted): string[] => notes.map((note) => note.text);

describe('What is on the clipboard becomes part of the story:', () => {
  it('of Word come headings, lists by their levels, tables and quotations; comments and footnotes become notes', () => {
    const pasted = fixture('word-desktop');
    assert.deepEqual(lines(pasted), [
      'h2(The harbour reopens)',
      'p(After eleven weeks the Harwick ferry sails again<note>, said the mayor</note><note>.</note>)',
      'p(The crossing takes fifty minutes, <b>every hour</b> – <i>weather permitting</i>.)',
      'bulletList(listItem(p(Cars) bulletList(listItem(p(with a trailer)))) listItem(p(Bicycles)))',
      'orderedList start=3(listItem(p(Third rule)))',
      'h3(Timetable)',
      'table(tableRow(tableHeader(Port) tableHeader(First)) tableRow(tableCell(Harwick) tableCell(6:10)))',
      'quote(p(We missed it.))',
    ]);
    assert.deepEqual(said(pasted), ['Which mayor?', 'Town council, 12 March']);
    assert.equal(pasted.lost, 1);
  });

  it('of Word in the browser come headings and nested lists, though each item is a list of its own there', () => {
    assert.deepEqual(lines(fixture('word-online')), [
      'h2(What to pack)',
      'bulletList(listItem(p(<b>Rain</b> coat) bulletList(listItem(p(with a hood)))) listItem(p(Boots)))',
      'p(That is all.)',
    ]);
  });

  it('of Google Docs comes what was meant: the bold around everything is none, links lead where they lead', () => {
    const pasted = fixture('google-docs');
    assert.deepEqual(lines(pasted).slice(0, 5), [
      'h2(Night trains)',
      'p(A <b>new</b><i> line</i> runs to <link href=https://rail.example/lisbon?line=7>Lisbon</link><note>.</note>)',
      'bulletList(listItem(p(Sleepers) bulletList(listItem(p(two berths)))) listItem(p(Seats)))',
      'h3(Prices)',
      'table(tableRow(tableHeader(Class) tableHeader(Euro)) tableRow(tableCell(First) tableCell(120)))',
    ]);
    assert.deepEqual(said(pasted), ['Checked with the operator']);
    assert.deepEqual(
      pasted.pictures.map(({ alt }) => alt),
      ['A train at dusk'],
    );
  });

  it('of LibreOffice come lists with their first number, and spaces that must not break stay', () => {
    const pasted = fixture('libreoffice');
    assert.deepEqual(lines(pasted), [
      'h2(Die Brücke)',
      'p(Sie kostet 3\u00a0Millionen <note>Euro</note> und trägt LKW.)',
      'orderedList start=2(listItem(p(Zweitens)) listItem(p(Drittens) bulletList(listItem(p(darunter)))))',
    ]);
    assert.deepEqual(said(pasted), ['Laut Haushaltsplan']);
  });

  it('of Apple’s notes comes what their classes look like', () => {
    assert.deepEqual(lines(fixture('apple-notes')), [
      'p(<b>Call the port</b> before <s>nine</s> ten)',
      'bulletList(listItem(p(Ask about dogs)))',
    ]);
  });

  it('of a web page come text, pictures with captions, embeds and code, without scripts, counters, wrappers and what was hidden', () => {
    const pasted = fixture('web-page');
    assert.deepEqual(
      lines(pasted).filter((line) => !line.includes('\ue000')),
      [
        'h2(Big news)',
        'p(Read <link href=https://paper.example/story?id=4>the story</link> or do not, <foreign lang=fr>enfin</foreign>.)',
        'quote(p(To be quoted.))',
        '[embed url=https://twitter.com/a/status/123456789 provider=X]',
        '[embed url=https://www.youtube.com/watch?v=abcdefghijk provider=YouTube]',
        '[codeBlock text=let a = 1;\nif (a < 2) go(); language=js]',
        '[rule]',
        'p(One)',
        'p(Two⏎lines)',
      ],
    );
    assert.deepEqual(pasted.pictures, [
      {
        at: 'p0',
        url: 'https://cdn.paper.example/harbour.jpg',
        alt: 'The harbour',
        caption: 'The harbour at noon. Photo: A. Bell',
      },
    ]);
  });

  it('of spreadsheets come tables, with their first row as heads when it is bold', () => {
    assert.deepEqual(lines(fixture('google-sheets')), [
      'table(tableRow(tableHeader(Year) tableHeader align=end(Ships)) tableRow(tableCell(2025) tableCell align=end(1,204)))',
    ]);
    assert.equal(
      inOne(text('a\tb\nc\td')),
      'table(tableRow(tableCell(a) tableCell(b)) tableRow(tableCell(c) tableCell(d)))',
    );
  });

  it('text that is clearly Markdown becomes what it says', () => {
    const markdown =
      '# Title\n\nSome **bold** _it_ [l](https://a.example/?utm_source=x) `c*o*de`\nmore\n\n- a\n  - b\n- c\n\n> q\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet a;\n```\n\n2. two\n3. three\n';
    assert.deepEqual(lines(text(markdown)), [
      'h2(Title)',
      'p(Some <b>bold</b> <i>it</i> <link href=https://a.example/>l</link> <code>c*o*de</code> more)',
      'bulletList(listItem(p(a) bulletList(listItem(p(b)))) listItem(p(c)))',
      'quote(p(q))',
      'table(tableRow(tableHeader(a) tableHeader(b)) tableRow(tableCell(1) tableCell(2)))',
      '[codeBlock text=let a; language=js]',
      'orderedList start=2(listItem(p(two)) listItem(p(three)))',
    ]);
  });

  it('text that only looks a little like Markdown stays text, and so does everything pasted without form', () => {
    assert.equal(inOne(text('* not\nmarkdown, snake_case_name')), 'p(* not) p(markdown, snake_case_name)');
    assert.equal(
      inOne(text('# Title\n\n**bold** and [l](https://a.example)', true)),
      'p(# Title) p(**bold** and [l](https://a.example))',
    );
    assert.equal(inOne(text('One\nline\r\n\r\nTwo')), 'p(One⏎line) p(Two)');
    assert.equal(inOne(text('One\nTwo')), 'p(One) p(Two)');
  });

  it('what a code editor coloured is text', () => {
    const coloured =
      '<meta charset="utf-8"><div style="font-family: Consolas, monospace;white-space: pre;"><div><span>One</span></div></div>';
    assert.equal(
      inOne(readClipboard({ html: coloured, text: '# One\n\ntwo\n', plain: false }, around)),
      'h2(One) p(two)',
    );
  });
});

const own = (slice: unknown, key = 'mine'): string =>
  `<p data-story-slice="${JSON.stringify({ key, slice }).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">x</p>`;
const inParagraph = (marks: unknown[]): unknown => ({
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'word', marks }] }],
  openStart: 1,
  openEnd: 1,
});

describe('A piece of a story that was copied in the editor', () => {
  it('comes back with everything it had', () => {
    const picture = { type: 'picture', attrs: { mediaId: 'm1', caption: 'C', alt: 'A', credit: 'B', reach: 'wide' } };
    const pasted = html(
      own({ content: [picture, { type: 'rawHtml', attrs: { html: '<b>x</b>', title: null, height: 9 } }] }),
    );
    assert.equal(pasted.isOwn, true);
    assert.deepEqual(lines(pasted), [
      '[picture mediaId=m1 caption=C alt=A credit=B reach=wide]',
      '[rawHtml html=<b>x</b> height=9]',
    ]);
  });

  it('keeps notes of this story and leaves suggestions behind', () => {
    const at = { by: 'ann', at: 1, id: 's' };
    assert.equal(inOne(html(own(inParagraph([{ type: 'note', attrs: { id: 'known' } }])))), 'p(<note>word</note>)');
    assert.equal(inOne(html(own(inParagraph([{ type: 'note', attrs: { id: 'strange' } }])))), 'p(word)');
    assert.equal(inOne(html(own(inParagraph([{ type: 'insertion', attrs: at }])))), 'p(word)');
    assert.equal(inOne(html(own(inParagraph([{ type: 'deletion', attrs: at }])))), 'p()');
  });

  it('is believed no more than anything else: strange nodes, raw HTML of others and addresses that act are refused', () => {
    assert.equal(html(own({ content: [{ type: 'applet' }] })).isOwn, false);
    assert.equal(
      inOne(html(own(inParagraph([{ type: 'link', attrs: { href: 'javascript:alert(1)', title: null } }])))),
      'p(word)',
    );
    const raw = { content: [{ type: 'rawHtml', attrs: { html: '<b>x</b>', title: null, height: null } }] };
    assert.equal(html(own(raw, 'theirs')).slice.size, 0);
  });
});

describe('A hostile clipboard is only text:', () => {
  /** However much is pasted, so many elements at most come of it; what took the square of its length would never come back. */
  const bounded = (pasted: Pasted): Pasted => {
    let count = 0;
    pasted.slice.content.descendants(() => {
      count += 1;
    });
    assert.ok(count <= 300_000, `${count} nodes`);
    return pasted;
  };

  it('elements ten thousand deep', () => {
    const pasted = bounded(
      html(`${'<div><b><ul><li>'.repeat(10_000)}deep${'</li></ul></b></div>'.repeat(10_000)}after`),
    );
    assert.match(inOne(pasted), /deep[\s\S]*after/);
  });

  it('five megabytes, of elements or of signs that begin one', () => {
    for (const unit of ['<p>word</p>', '<a ', '<', '<!--', '&amp;', '<p title="', '<b><i></b>', '\u00a0 '])
      bounded(html(unit.repeat(Math.ceil(5_000_000 / unit.length))));
  });

  it('Markdown that never closes what it opens', () => {
    for (const unit of ['**a ', '_a', '[a](', '`', '> ', '- - '])
      bounded(text(`# x\n\n- a\n- b\n\n${unit.repeat(60_000 / unit.length)}`));
  });

  it('addresses that act, in all their spellings', () => {
    for (const href of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '&#106;avascript:x',
      'https://user:pw@a.example/',
    ])
      assert.equal(inOne(html(`<p><a href="${href}">x</a></p>`)), 'p(x)', href);
  });
});
