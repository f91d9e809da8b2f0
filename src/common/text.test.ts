import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanTexts, countWords, cutText, escapeHtml, escapeXml, jsonForScript, shorten, slugify } from './text.ts';

test('a slug is lower case, without accents, with Cyrillic in Latin letters', () => {
  assert.equal(slugify('Las mareas vuelven: ¡qué señal!'), 'las-mareas-vuelven-que-senal');
  assert.equal(slugify('Новый трамвай пошёл'), 'novyy-tramvay-poshyol');
  assert.equal(slugify('Straße nach Łódź'), 'strasse-nach-lodz');
  assert.equal(slugify('The council’s 612-million budget'), 'the-councils-612-million-budget');
});

test('a slug keeps scripts that have no plain Latin form', () => {
  assert.equal(slugify('الميناء الجديد'), 'الميناء-الجديد');
  assert.equal(slugify('港の朝'), '港の朝');
});

test('a slug is never longer than 80 characters and does not end in a hyphen', () => {
  const slug = slugify('word '.repeat(60));
  assert.ok(slug.length <= 80);
  assert.doesNotMatch(slug, /-$/);
});

test('no character is torn in two where a text or slug is cut', () => {
  for (const start of ['', 'a']) {
    assert.ok(slugify(start + '𠀀'.repeat(120)).isWellFormed());
    assert.ok(shorten(start + '😀'.repeat(120), 100).isWellFormed());
    assert.ok(cutText(start + '😀'.repeat(120), 100).isWellFormed());
  }
  assert.equal(cutText('a😀b', 3), 'a😀');
});

test('texts are kept without what databases, feeds and terminals cannot bear', () => {
  assert.deepEqual(cleanTexts({ a: ['x\u0000\u001b[31m\ud800y', 7, null], b: { c: 'tab\t line\n', d: undefined } }), {
    a: ['x[31m\ufffdy', 7, null],
    b: { c: 'tab\t line\n', d: undefined },
  });
});

test('bytes that come with texts are passed on untouched', () => {
  const bytes = Buffer.from('\u0000a');
  assert.equal(cleanTexts({ bytes }).bytes, bytes);
});

test('markup in a text is escaped for HTML', () => {
  assert.equal(escapeHtml(`<a href="x" title='y'>&`), '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
});

test('characters that XML forbids are dropped, emoji are kept', () => {
  assert.equal(escapeXml('a\u0000b\u000bc\ufffed 😀 \ud83d'), 'abcd 😀 ');
});

test('data for a script element can neither end the element nor open a comment', () => {
  const text = jsonForScript({ a: '</script><!--', b: '\u2028' });
  assert.doesNotMatch(text, /[<>\u2028]/);
  assert.deepEqual(JSON.parse(text), { a: '</script><!--', b: '\u2028' });
});

test('a shortened text ends at a word', () => {
  assert.equal(shorten('The river rose in the night and fell by noon.', 24), 'The river rose in the…');
  assert.equal(shorten('Short.', 24), 'Short.');
});

test('words are counted in languages with and without spaces', () => {
  assert.equal(countWords('The mayor’s well-known speech, in 3 parts.'), 7);
  assert.equal(countWords('今日は天気がいい'), 4);
});
