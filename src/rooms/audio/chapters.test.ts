import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readChaptersJson, toChaptersJson } from './chapters.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../test/fixtures/podcasts', name), 'utf8');

test('chapters of the podcast namespace are read, and written as they were', () => {
  const read = readChaptersJson(fixture('chapters-exampleComplex.json'));
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.slice(0, 2).map(({ start, title }) => [start, title]),
    [
      [0, 'Intro'],
      [168, 'Hearing Aids'],
    ],
  );
  const again = readChaptersJson(toChaptersJson(read.value));
  assert.deepEqual(again.ok && again.value, read.value);
});

test('silent chapters stay silent, addresses that are none are left out, and the order is that of time', () => {
  const read = readChaptersJson(
    '{"chapters":[{"startTime":9,"title":" B\\n b ","url":"javascript:alert(1)"},{"startTime":1.5,"toc":false,"img":"https://elsewhere.example/x.png"}]}',
  );
  assert.deepEqual(read.ok && read.value, [
    { start: 1.5, title: '', isSilent: true },
    { start: 9, title: 'B b' },
  ]);
});

test('what is no list of chapters is refused with the place', () => {
  for (const [text, words] of [
    ['[]', /no list/],
    ['{"chapters":[{"title":"x"}]}', /chapters\[0\]/],
    ['{"chapters":[null]}', /chapters\[0\]/],
    ['{', /not JSON/],
    [JSON.stringify({ chapters: Array.from({ length: 1_001 }, () => ({ startTime: 1 })) }), /1001 chapters/],
  ] as const) {
    const read = readChaptersJson(text);
    assert.ok(!read.ok);
    assert.match(read.detail ?? '', words);
  }
});
