import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Doc, XmlElement, type XmlText } from 'yjs';
import type { Body, Inline, Mark } from '../../articles/articles.ts';
import { readDocument } from './read-document.ts';
import { emptyFields, type StoryFields } from './story-fields.ts';
import { documentOf, writeDocument } from './write-document.ts';

const story = (more: Partial<StoryFields> = {}): StoryFields => ({ ...emptyFields('news'), ...more });
const paragraph = (text: string): Body['content'][number] => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const bodyOf = (...texts: string[]): Body => ({ type: 'doc', content: texts.map(paragraph) });

const textOf = (doc: Doc, block: number): XmlText => {
  const element = doc.getXmlFragment('body').get(block) as XmlElement;
  return element.get(0) as XmlText;
};

const run = (text: string, ...marks: Mark[]): Inline => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks } : {}),
});

const everything: Body = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 3 }, content: [run('A heading')] },
    {
      type: 'paragraph',
      content: [
        run('Plain, '),
        run('linked', { type: 'link', attrs: { href: 'https://a.example/', title: 'A' } }, { type: 'strong' }),
        { type: 'hardBreak' },
        run('and foreign', { type: 'em' }, { type: 'foreign', attrs: { lang: 'es' } }),
      ],
    },
    { type: 'paragraph', content: [] },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        {
          type: 'listItem',
          content: [
            paragraph('Three'),
            { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('In it')] }] },
          ],
        },
        { type: 'listItem', content: [{ type: 'rule' }] },
      ],
    },
    { type: 'quote', attrs: { attribution: 'Ann', lang: 'es' }, content: [paragraph('Said')] },
    { type: 'pullQuote', attrs: { attribution: 'Ben' }, content: [run('Loud')] },
    { type: 'picture', attrs: { mediaId: 'm1', caption: 'C', reach: 'wide' } },
    { type: 'gallery', attrs: { title: 'G' }, content: [{ type: 'picture', attrs: { mediaId: 'm2' } }] },
    { type: 'sound', attrs: { mediaId: 'm3' } },
    { type: 'film', attrs: { mediaId: 'm4', title: 'F' } },
    {
      type: 'table',
      attrs: { caption: 'T' },
      content: [
        { type: 'tableRow', content: [{ type: 'tableHeader', attrs: { align: 'end' }, content: [run('H')] }] },
        { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 2 }, content: [] }] },
      ],
    },
    { type: 'factBox', attrs: { title: 'Facts' }, content: [paragraph('One')] },
    { type: 'code', attrs: { language: 'ts', text: 'const a = 1;' } },
    { type: 'rule' },
    { type: 'embed', attrs: { url: 'https://a.example/v' } },
    { type: 'rawHtml', attrs: { height: 200, html: '<p>x</p>' } },
    paragraph('The end'),
  ],
};

test('Every kind of node comes out of the shared document as it went in', () => {
  const fields = story({ headline: 'All', body: everything });
  const read = readDocument(documentOf(fields));
  assert.equal(read.fault, '');
  assert.deepEqual(read.fields.body, everything);
});

test('Facts come out as they went in', () => {
  const fields = story({
    headline: 'A headline',
    standfirst: 'And more',
    kicker: 'News',
    place: 'Lisbon',
    kind: 'opinion',
    sectionId: 's-1',
    slug: 'a-headline',
    meta: { title: 'For machines', noindex: true },
    canonicalUrl: 'https://elsewhere.example/',
    priority: 2,
    authorIds: ['a', 'b'],
    tagIds: ['t'],
    lead: { type: 'picture', attrs: { mediaId: 'm' } },
    threadState: 'open',
    legalNote: 'Ask first',
    body: bodyOf('Text'),
  });
  assert.deepEqual(readDocument(documentOf(fields)), { fields, fault: '' });
});

test('Notes are taken off, suggested insertions left out, suggested deletions stay', () => {
  const doc = documentOf(story({ body: bodyOf('The tide is high today') }));
  const by = { id: 'x', by: 'ann', at: 1 };
  textOf(doc, 0).format(4, 4, { 'note--AAAAAAAA': { id: 'n1' } });
  textOf(doc, 0).format(12, 4, { deletion: by });
  textOf(doc, 0).insert(16, ' very', { insertion: by, deletion: null });
  assert.deepEqual(readDocument(doc).fields.body, bodyOf('The tide is high today'));
});

test('What cannot be read as a story is told and not lost', () => {
  const doc = documentOf(story({ headline: 'Kept', body: bodyOf('Readable') }));
  const last = readDocument(doc).fields.body;
  doc.getXmlFragment('body').insert(0, [new XmlElement('marquee')]);
  doc.getMap('facts').set('priority', 'very');
  const before = doc.getXmlFragment('body').toString();
  const { fields, fault } = readDocument(doc, last);
  assert.match(fault, /“marquee” is not a kind of node/);
  assert.match(fault, /priority: must be/);
  assert.equal(fields.headline, 'Kept');
  assert.deepEqual(fields.body, last);
  assert.equal(doc.getXmlFragment('body').toString(), before);
});

test('A body is brought in as the smallest change: what others have marked in the rest stays', () => {
  const doc = documentOf(story({ body: bodyOf('One', 'Two', 'Three') }));
  textOf(doc, 2).format(0, 5, { 'note--AAAAAAAA': { id: 'n1' } });
  const third = doc.getXmlFragment('body').get(2);
  writeDocument(doc, { body: bodyOf('One', 'A new one', 'Two', 'Three') });
  assert.deepEqual(readDocument(doc).fields.body, bodyOf('One', 'A new one', 'Two', 'Three'));
  assert.equal(doc.getXmlFragment('body').get(3), third);
  assert.match(textOf(doc, 3).toString(), /n1/);
});

test('Nesting without end is refused, not followed', () => {
  const doc = new Doc();
  let inside = new XmlElement('quote');
  doc.getXmlFragment('body').insert(0, [inside]);
  for (let depth = 0; depth < 3_000; depth += 1) {
    const deeper = new XmlElement('quote');
    inside.insert(0, [deeper]);
    inside = deeper;
  }
  assert.match(readDocument(doc).fault, /nested deeper/);
});

test('An empty story is written with a place for the cursor and read as empty', () => {
  const doc = documentOf(story());
  assert.equal(doc.getXmlFragment('body').length, 1);
  assert.deepEqual(readDocument(doc).fields.body, { type: 'doc', content: [] });
});
