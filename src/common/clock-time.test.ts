import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockTime, secondIn } from './clock-time.ts';

test('times of a recording are written as players write them', () => {
  assert.deepEqual([0, 5, 83.9, 3_599, 3_723, -4, Number.NaN].map(clockTime), [
    '0:00',
    '0:05',
    '1:23',
    '59:59',
    '1:02:03',
    '0:00',
    '0:00',
  ]);
});

test('a time in an address is read as seconds or as a clock, and nothing else is', () => {
  assert.deepEqual(
    ['83', '83.5', '83s', '1:23', '1:02:03', '0'].map((text) => secondIn(text)),
    [83, 83.5, 83, 83, 3_723, 0],
  );
  for (const text of ['', 'soon', '-5', '1e3', '1:2', '99999999', '25:00:01', '1:23<script>', null, undefined])
    assert.equal(secondIn(text), undefined, String(text));
});
