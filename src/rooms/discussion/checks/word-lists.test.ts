import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWordFinder } from './word-finder.ts';
import { verdictOfWords } from './word-lists.ts';

const holds = (terms: string[], text: string, language = 'en', list = '*'): boolean =>
  verdictOfWords(text, language, { [list]: { refuse: [], hold: terms, nudge: [] } }) === 'hold';

const found = (term: string, ...texts: string[]): void => {
  for (const text of texts) assert.ok(holds([term], text), `${term} is in ${JSON.stringify(text)}`);
};
const missing = (term: string, ...texts: string[]): void => {
  for (const text of texts) assert.ok(!holds([term], text), `${term} is not in ${JSON.stringify(text)}`);
};

test('a word is found as a whole word, whatever its case and the signs round it', () => {
  found(
    'blorf',
    'blorf',
    'What a BLORF!',
    '“Blorf”, he said',
    '(blorf)',
    'x/blorf/y',
    "blorf's",
    'a\nblorf\nb',
    '#blorf',
    '@blorf',
  );
  missing('blorf', 'blorfing', 'ablorf', 'blorfs', 'blor f', '');
});

test('what is only a part of an innocent word is left alone', () => {
  missing('cialis', 'a specialist', 'socialism', 's p e c i a l i s t', 'SPECIALIST', 'spe-cialist');
  missing('ass', 'class', 'assets', 'a pass', 'bass', 'a s s e t s', 'as', 'as is', 'The road A55 to Bangor');
  missing('cunt', 'Scunthorpe');
  missing('hell', "he'll come", 'he’ll come', 'shell', 'hello');
  missing('bob', 'boob');
  missing('shot', 'shoot', 'a sho-ot');
  missing('balls', 'bails', 'BAILS');
});

test('stretched letters do not hide a word, and doubled ones are another word', () => {
  found('blorf', 'bloooorf', 'BBBLORFFF', 'blorfffff!!!');
  found('ass', 'ass', 'asssss', 'aaass', 'A$$');
  missing('blorf', 'bloorf');
});

test('letters of other alphabets, accents, figures and decoration do not hide a word', () => {
  found(
    'blorf',
    'bl\u043erf',
    'ВLОRF',
    'βlorf',
    'blörf',
    'b̷l̶o̵r̴f̸',
    'ｂｌｏｒｆ',
    '𝓫𝓵𝓸𝓻𝓯',
    'ⓑⓛⓞⓡⓕ',
    '🅱🅻🅾🆁🅵',
    'ʙʟᴏʀꜰ',
    'bl0rf',
    '8l0rf',
  );
  found('silly', 's1lly', '$i11y', 'si||y', 's!lly');
  found('blorf', 'b\u200blo\u200drf', 'b\u00adlorf', 'bl\u2060orf', '\u202eblorf', 'blo\ufe0frf');
});

test('a word spelled out with dots, spaces or hyphens is found', () => {
  found(
    'blorf',
    'b.l.o.r.f',
    'b l o r f',
    'B-L-O-R-F',
    'you are a b l o r f',
    'b l o r f y o u',
    'b_l_o_r_f',
    'bl-orf',
    'b*l*o*r*f',
  );
  found('blorf', 'b\nl\no\nr\nf', 'b. l. o. r. f', 'b . l . o . r . f');
  missing('blorf', 'a. blo. rf', 'b l o r');
});

test('a phrase is found over line ends and other signs between its words', () => {
  found('buy cheap pills', 'Buy cheap pills!', 'buy\ncheap   pills', 'buy, cheap; pills', 'buy-cheap-pills.example');
  missing('buy cheap pills', 'buy cheap', 'buy very cheap pills', 'buycheappills');
  found('pills.example', 'see https://pills.example/now');
});

test('a star at the end stands for any ending', () => {
  found('blorf*', 'blorf', 'blorfing', 'BLORFERS', 'blorff');
  missing('blorf*', 'ablorfing', 'blor');
});

test('a word in another alphabet is its own, unless its letters only replace those of the text round it', () => {
  missing('pot', 'Открой рот и скажи', 'рот');
  found('pot', 'I smoke рот all day long in the park');
  found('дурак', 'Он дурак', 'он дуpaк', 'ДУРАК!', 'д у р а к', 'д.у.р.а.к');
  missing('дурак', 'Он не дураковат');
});

test('a letter with its own place in the alphabet of a language is no letter with decoration there', () => {
  assert.ok(!holds(['ano'], 'Feliz año nuevo', 'es', 'es'));
  assert.ok(holds(['ano'], 'Feliz áno', 'es', 'es'));
  assert.ok(!holds(['schwul'], 'Heute ist es schwül', 'de', 'de'));
  assert.ok(holds(['дурак'], 'дурак', 'ru', 'ru'));
});

test('Arabic words are found with vowels, stretching strokes, other forms of a letter and the article', () => {
  for (const text of ['أحمق', 'احمق', 'أَحْمَق', 'أحمـــق', 'الأحمق', 'والأحمق', 'يا أحمق!'])
    assert.ok(holds(['أحمق'], text, 'ar', 'ar'), text);
  assert.ok(!holds(['أحمق'], 'أحمقين', 'ar', 'ar'));
});

test('where words are not parted by spaces a term is found anywhere', () => {
  found('坏蛋', '你这个坏蛋走开');
  missing('坏蛋', '坏的蛋');
});

test('lists are for one language or for all, and the gravest verdict counts', () => {
  const words = {
    '*': { refuse: [], hold: ['blorf'], nudge: ['snark'] },
    es: { refuse: ['zafio'], hold: [], nudge: [] },
  };
  assert.equal(verdictOfWords('snark', 'en', words), 'nudge');
  assert.equal(verdictOfWords('snark blorf', 'en', words), 'hold');
  assert.equal(verdictOfWords('zafio', 'en', words), undefined);
  assert.equal(verdictOfWords('blorf zafio snark', 'es-MX', words), 'refuse');
  assert.equal(verdictOfWords('zafio', 'es', {}), undefined);
});

test('terms without a letter and overlong ones are left out', () => {
  const terms = ['!!!', '', '*', 'x'.repeat(3) + 'y'.repeat(200), 'abc'.repeat(60)].map((written) => ({
    written,
    value: 1,
  }));
  assert.equal(createWordFinder(terms).size, 1);
});
