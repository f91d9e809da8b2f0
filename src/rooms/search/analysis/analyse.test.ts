import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analysisFor } from './analyse.ts';

const same = (language: string, ...words: string[]): void => {
  const terms = words.map((word) => analysisFor(language).terms(word).join(' '));
  assert.deepEqual(
    terms,
    words.map(() => terms[0]),
    `${words.join(', ')} should be one`,
  );
};
const apart = (language: string, one: string, other: string): void =>
  assert.notDeepEqual(
    analysisFor(language).terms(one),
    analysisFor(language).terms(other),
    `${one} and ${other} should stay two`,
  );

describe('Forms of a word are one term, other words stay others', () => {
  test('English', () => {
    same('en-GB', 'election', 'elections', 'ELECTION', 'election’s');
    same('en', 'relation', 'relations', 'relate', 'related');
    same('en', 'city', 'cities');
    apart('en', 'news', 'new');
    apart('en', 'university', 'universe');
  });
  test('Spanish, Portuguese, Italian, French', () => {
    same('es', 'canción', 'canciones', 'cancion');
    same('es', 'gobierno', 'gobiernos');
    apart('es', 'año', 'ano');
    same('pt', 'eleição', 'eleições', 'eleicoes');
    same('it', 'l’amica', 'amiche', 'amica');
    same('fr', 'd’élection', 'élections', 'ELECTION');
    same('fr', 'publié', 'publiées', 'publier');
  });
  test('Russian and German', () => {
    same('ru', 'президент', 'президента', 'ПРЕЗИДЕНТОМ', 'президе\u0301нт');
    same('de', 'Straße', 'Strassen', 'STRASSE');
    same('de', 'Häuser', 'Haus');
  });
  test('Arabic: article, conjunction, plural, signs and spellings', () => {
    same('ar', 'الحكومة', 'حكومة', 'للحكومة', 'والحكومة', 'الحكومات', 'حُكُومَة', 'حكـــومه');
    same('ar', 'وزراء', 'الوزراء', 'والوزراء');
    same('ar', '٢٠٢٦', '2026', '۲۰۲۶');
    apart('ar', 'كتاب', 'كلاب');
  });
  test('words of another script keep their own rules', () => {
    same('zh', 'elections', 'Election');
    same('ru', 'iPhones', 'iphone');
  });
});

describe('Text is split', () => {
  test('at hyphens and signs, but not inside a word', () => {
    assert.deepEqual(analysisFor('de').terms('COVID-19, „Rock’n’Roll“ & 1.000\u00a0Euro/Tag'), [
      'covid',
      '19',
      'rocknroll',
      '1',
      '000',
      'euro',
      'tag',
    ]);
    assert.deepEqual(analysisFor('en').terms('soft\u00adware zero\u200bwidth'), ['softwar', 'zero', 'width']);
  });
  test('into overlapping pairs where there are no spaces, beyond the first plane too', () => {
    const singles = new Set<string>();
    assert.deepEqual(analysisFor('ja').terms('東京都。𠮷野家', singles), ['東京', '京都', '𠮷野', '野家']);
    assert.deepEqual([...singles], ['東', '京', '都', '𠮷', '野', '家']);
    assert.deepEqual(analysisFor('ja').terms('ﾃﾞｰﾀ'), analysisFor('ja').terms('データ'));
  });
  test('with the place of every term', () => {
    assert.deepEqual(
      analysisFor('en')
        .tokens('Two  cafés')
        .map(({ start, end }) => [start, end]),
      [
        [0, 3],
        [5, 10],
      ],
    );
    assert.deepEqual(
      analysisFor('en')
        .tokens('Two  cafés', ['cafe'])
        .map(({ term }) => term),
      ['', 'cafe'],
    );
  });
  test('and anything at all is text', () => {
    for (const text of ['', '\ud800', '\udc00\ud800', '\u0000', '’’’', '👩‍👩‍👧', '\u0301\u0301', '\ufdfa', 'ﷺ'.repeat(50)])
      assert.ok(Array.isArray(analysisFor('en').terms(text)));
  });
});
