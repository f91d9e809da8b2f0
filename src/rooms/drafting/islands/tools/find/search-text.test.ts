import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyQuery, type Query } from './find-state.ts';
import { findIn } from './search-text.ts';

const words = (text: string, find: string, how: Partial<Query> = {}): string[] =>
  findIn(text, { ...emptyQuery, find, ...how }).map(({ from, to }) => text.slice(from, to));

describe('Finding in a text', () => {
  it('minds neither case nor accents unless it is told to', () => {
    assert.deepEqual(words('Café CAFE cafe\u0301', 'cafe'), ['Café', 'CAFE', 'cafe\u0301']);
    assert.deepEqual(words('Café CAFE café', 'cafe', { matchesCase: true }), ['café']);
    assert.deepEqual(words('Café CAFE cafe', 'cafe', { foldsAccents: false }), ['CAFE', 'cafe']);
    assert.deepEqual(words('Ещё еще', 'еще'), ['Ещё', 'еще']);
  });

  it('finds whole words only, in any script', () => {
    assert.deepEqual(words('port ports Port, (port)', 'port', { wholeWords: true }), ['port', 'Port', 'port']);
    assert.deepEqual(words('порт порты', 'порт', { wholeWords: true }), ['порт']);
  });

  it('takes straight quotes for curly ones and ordinary spaces for those that do not break', () => {
    assert.deepEqual(words('“It’s” 10\u00a0%', `"it's" 10 %`), ['“It’s” 10\u00a0%']);
  });

  it('says where a match stands behind characters that become longer or shorter', () => {
    assert.deepEqual(findIn('ﬁn İ fin', { ...emptyQuery, find: 'fin' }), [
      { from: 0, to: 2 },
      { from: 5, to: 8 },
    ]);
  });

  it('finds nothing for nothing', () => {
    assert.deepEqual(words('text', ''), []);
    assert.deepEqual(words('text', '\u0301'), []);
  });
});
