import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseWordList } from './parse-word-list.ts';

test('a list has one word or phrase a line, with comments and empty lines between', () => {
  const { words, leftOutCount } = parseWordList('\ufeff# ours\nblorf\r\n\r\nSnark word\n  zafio*  \nblorf\n');
  assert.deepEqual(words, ['blorf', 'Snark word', 'zafio*']);
  assert.equal(leftOutCount, 0);
});

test('JSON arrays, objects of arrays, and the first column of tables are read as well; weights are left aside', () => {
  assert.deepEqual(parseWordList('["blorf", "snark"]').words, ['blorf', 'snark']);
  assert.deepEqual(parseWordList('{"en": ["blorf"], "es": ["zafio"]}').words, ['blorf', 'zafio']);
  assert.deepEqual(parseWordList('text,category,severity\nblorf,a,1\n"snark, word",b,2\n').words, [
    'blorf',
    'snark, word',
  ]);
  assert.deepEqual(parseWordList('blorf\t3\nsnark\t1').words, ['blorf', 'snark']);
  assert.deepEqual(parseWordList('blorf:3\nsnark 0.8\nzafio = 2').words, ['blorf', 'snark', 'zafio']);
});

test('lines that can be no word are told with their number and the reason', () => {
  const lines = ['blorf', '-pills/', 'b*orf', '!!!', 'x'.repeat(200), 't\u043e', 'a', 'getting $', 'snark'];
  const { words, leftOut, leftOutCount } = parseWordList(lines.join('\n'));
  assert.deepEqual(words, ['blorf', 'snark']);
  assert.equal(leftOutCount, 7);
  assert.deepEqual(leftOut, [
    { line: 2, why: 'fragment' },
    { line: 3, why: 'star' },
    { line: 4, why: 'fragment' },
    { line: 5, why: 'too-long' },
    { line: 6, why: 'disguised' },
    { line: 7, why: 'no-word' },
    { line: 8, why: 'fragment' },
  ]);
});
