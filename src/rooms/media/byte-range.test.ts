import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseByteRange } from './byte-range.ts';

const size = 1000;
const cases: [string | undefined, ReturnType<typeof parseByteRange>][] = [
  [undefined, 'whole'],
  ['', 'whole'],
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-', { start: 0, end: 999 }],
  ['bytes=500-', { start: 500, end: 999 }],
  ['bytes=999-', { start: 999, end: 999 }],
  ['bytes=990-5000', { start: 990, end: 999 }],
  ['bytes=-1', { start: 999, end: 999 }],
  ['bytes=-300', { start: 700, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['Bytes=1-2', { start: 1, end: 2 }],
  ['bytes= 1-2 ', { start: 1, end: 2 }],
  ['bytes=1000-', 'unsatisfiable'],
  ['bytes=5000-6000', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=9-3', 'whole'],
  ['bytes=0-1,5-9', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=a-b', 'whole'],
  ['bytes=1.5-3', 'whole'],
  ['bytes=--3', 'whole'],
  ['items=0-9', 'whole'],
  ['bytes', 'whole'],
  [`bytes=${'9'.repeat(400)}-`, 'whole'],
];

for (const [header, expected] of cases) {
  test(`Asked for “${String(header).slice(0, 40)}” of 1000 bytes, it is ${typeof expected === 'string' ? expected : `${expected.start} to ${expected.end}`}`, () => {
    assert.deepEqual(parseByteRange(header, size), expected);
  });
}

test('An empty file has no first byte', () => {
  assert.equal(parseByteRange('bytes=0-', 0), 'unsatisfiable');
  assert.equal(parseByteRange('bytes=-5', 0), 'unsatisfiable');
});
