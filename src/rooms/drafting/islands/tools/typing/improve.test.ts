import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { improve } from './improve.ts';

/** What stands there when somebody types this, key by key. */
const typed = (text: string, language: string): string => {
  let line = '';
  for (const sign of text) {
    const improved = improve(line, sign, language);
    line = improved ? line.slice(0, line.length - improved.take) + improved.put : line + sign;
  }
  return line;
};
const shown = (text: string): string => text.replaceAll('\u00a0', '␣').replaceAll('\u202f', '·');

describe('Who types on an ordinary keyboard gets the signs of the language:', () => {
  const cases: [language: string, keys: string, stands: string][] = [
    ['en', `"It's 'fine'," she said.`, '“It’s ‘fine’,” she said.'],
    ['en', `("So")`, '(“So”)'],
    ['de', `"Er sagt 'ja' zu Müller's Haus"`, '„Er sagt ‚ja‘ zu Müller’s Haus“'],
    ['de-CH', `"Ja"`, '«Ja»'],
    ['ru', `"Слово" - "дело"`, '«Слово»␣— «дело»'],
    ['ru', 'он и в доме', 'он и␣в␣доме'],
    ['es', `"Sí"`, '«Sí»'],
    ['ar', `"نعم" لماذا?`, '«نعم» لماذا؟'],
    ['fr', `"Oui" dit-elle !`, '«·Oui·» dit-elle·!'],
    ['fr', 'Quoi? Ainsi: 12:30', 'Quoi·? Ainsi␣: 12:30'],
    ['fr-CA', 'Quoi?', 'Quoi?'],
    ['cs', 'byl v lese', 'byl v␣lese'],
    ['sv', `"Ja"`, '”Ja”'],
    ['de', '10 %', '10␣%'],
    ['en', '10 %', '10 %'],
    ['xx', `"a"`, '“a”'],
  ];
  for (const [language, keys, stands] of cases)
    it(`${language}: ${keys}`, () => assert.equal(shown(typed(keys, language)), stands));

  it('dashes and the ellipsis', () => {
    assert.equal(typed('one - two', 'en'), 'one – two');
    assert.equal(typed('one--two---three', 'en'), 'one–two—three');
    assert.equal(typed('Well...', 'en'), 'Well…');
    assert.equal(typed('well-known', 'en'), 'well-known');
  });

  it('the beginning of a list or a line stays what starts a list or a line', () => {
    assert.equal(typed('- item', 'en'), '- item');
    assert.equal(typed('---', 'en'), '---');
  });

  it('feet, inches and addresses stay as they are typed', () => {
    assert.equal(typed(`6'`, 'de'), `6’`);
    assert.equal(typed(`11"`, 'en'), `11"`);
    assert.equal(typed('https://a.example/?q=a--b', 'fr'), 'https://a.example/?q=a--b');
  });
});
