import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodingFor, isCompressible } from './encodings.ts';

const choices: [string, string | undefined][] = [
  ['', 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'identity'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0.5, gzip;q=0.5', 'br'],
  ['br;q=0', 'identity'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['*;q=0.1', 'br'],
  ['br;q=0, *', 'gzip'],
  ['gzip;q=0, br;q=0, *', 'identity'],
  ['identity', 'identity'],
  ['identity;q=1, br;q=0.5', 'identity'],
  ['identity;q=0.5, br;q=0.2', 'identity'],
  ['identity;q=0, *', 'br'],
  ['identity;q=0, gzip', 'gzip'],
  ['identity;q=0', undefined],
  ['*;q=0', undefined],
  ['*;q=0, identity', 'identity'],
  ['GZIP', 'gzip'],
  ['gzip ; q=0.9 , BR ; q=1.0', 'br'],
  ['br;q=banana, gzip', 'gzip'],
  ['br;q=-1, gzip', 'gzip'],
  [',,,', 'identity'],
];

for (const [header, encoding] of choices) {
  test(`a reader who accepts “${header}” gets ${encoding ?? 'no answer in any encoding'}`, () => {
    assert.equal(encodingFor(header), encoding);
  });
}

test('many different headers do not pile up in memory, and are still read rightly', () => {
  for (let i = 0; i < 1_000; i += 1) assert.equal(encodingFor(`gzip;q=0.${i}1, x${i}`), 'gzip');
  assert.equal(encodingFor(`${'x, '.repeat(1_000)}br`), 'identity', 'only the beginning of an endless header is read');
});

test('pictures, sound and fonts are not compressed again', () => {
  for (const type of ['image/avif', 'font/woff2', 'audio/mpeg', 'application/zip', 'application/octet-stream'])
    assert.equal(isCompressible(type), false, type);
  for (const type of [
    'text/html; charset=utf-8',
    'application/rss+xml',
    'application/feed+json; charset=utf-8',
    'application/json',
    'image/svg+xml',
    'text/markdown',
  ]) {
    assert.equal(isCompressible(type), true, type);
  }
});
