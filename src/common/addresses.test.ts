import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalPath, safeHref, webAddress } from './addresses.ts';

test('ordinary addresses may be linked', () => {
  for (const address of [
    'https://example.org/a?b#c',
    'http://example.org',
    'mailto:desk@example.org',
    'tel:+123',
    '/about',
    '#top',
    '?page=2',
  ]) {
    assert.equal(safeHref(address), address);
  }
});

test('addresses that run a script or leave the site unnoticed may not', () => {
  const hostile = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'java\u200bscript:alert(1)',
    '',
    'about',
  ];
  for (const address of hostile) assert.equal(safeHref(address), undefined, JSON.stringify(address));
});

test('only http and https are web addresses', () => {
  assert.equal(webAddress('https://example.org/'), 'https://example.org/');
  assert.equal(webAddress('mailto:a@example.org'), undefined);
  assert.equal(webAddress('/about'), undefined);
});

test('a path has one form, however it was written', () => {
  assert.equal(normalPath('/caf%C3%A9/'), '/café');
  assert.equal(normalPath('/cafe\u0301'), '/café');
  assert.equal(normalPath('//2012//05/old-post///'), '/2012/05/old-post');
  assert.equal(normalPath('/a?b=c'), '/a');
  assert.equal(normalPath('/'), '/');
});

test('a path that cannot be decoded, or hides a line break, is none', () => {
  assert.equal(normalPath('/%E0%A4%A'), undefined);
  assert.equal(normalPath('/a%0d%0ab'), undefined);
});
