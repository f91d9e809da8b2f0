import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  corners,
  defaultLook,
  faces,
  judgeAccent,
  keptLook,
  lookTokens,
  previewCss,
  readLook,
  tokensCss,
} from './look.ts';
import { papers, type Paper } from './palette.ts';

test('a look that is Courant’s own needs no stylesheet at all', () => {
  assert.equal(tokensCss(lookTokens(defaultLook)), '');
});

test('an accent that cannot be read is refused with its ratio and the nearest that can', () => {
  const { faults } = readLook({ accentLight: '#ffcc00', accentDark: '#222222' }, defaultLook);
  assert.match(faults.accentLight ?? '', /#ffcc00 reaches only 1\.\d : 1 on the light paper; 4\.5 : 1/);
  const nearest = /is (#[\da-f]{6})\.$/.exec(faults.accentLight ?? '')?.[1] ?? '';
  assert.deepEqual(readLook({ accentLight: nearest }, defaultLook).faults, {}, `${nearest} is taken`);
  assert.match(faults.accentDark ?? '', /dark paper/);
});

test('an accent is judged on the paper that was chosen with it', () => {
  const ratioOn = (paper: Paper): number => judgeAccent('#767676', paper, 'light').ratio;
  assert.notEqual(ratioOn('white').toFixed(2), ratioOn('rose').toFixed(2));
  for (const paper of Object.keys(papers) as Paper[])
    assert.deepEqual(readLook({ paper }, defaultLook).faults, {}, `our own accents can be read on ${paper}`);
});

test('whatever is typed, only what we know comes into the stylesheet', () => {
  const hostile = '#fff;} body{display:none} /*';
  const { look, faults } = readLook(
    { accentLight: hostile, paper: '__proto__', headlineFace: hostile, corner: 'toString', density: hostile },
    defaultLook,
  );
  assert.deepEqual(Object.keys(faults).toSorted(), ['accentLight', 'corner', 'density', 'headlineFace', 'paper']);
  assert.equal(keptLook({ accentLight: hostile }).accentLight, defaultLook.accentLight);
  assert.deepEqual({ ...look, accentLight: '' }, { ...defaultLook, accentLight: '' });
});

test('each choice stands in the stylesheet, in both kinds of darkness', () => {
  const css = tokensCss(
    lookTokens({
      ...defaultLook,
      accentLight: '#0b5d4f',
      paper: 'cool',
      textFace: 'sans',
      headlineFace: 'serif',
      corner: 'round',
    }),
  );
  assert.match(css, /^@layer tokens\{:root\{--accent-light:#0b5d4f;/);
  assert.ok(css.includes(`--serif:${faces.sans.token}`) && css.includes(`--headline:${faces.serif.token}`));
  assert.ok(css.includes(`--corner:${corners.round}`));
  assert.match(css, /@media \(prefers-color-scheme:dark\)\{:root:not\(\[data-scheme='light'\]\)\{--paper:/);
  assert.match(css, /:root\[data-scheme='dark'\]\{--paper:/);
  assert.match(previewCss(defaultLook), /\[data-look='dark'\]\{[^}]*--accent:#a9b8ff/);
});
