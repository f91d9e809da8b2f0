import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colourOf, contrast, nearestReadable, worstContrast } from './colour.ts';

test('contrast is what WCAG says it is', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
  assert.equal(contrast('#ff0000', '#ffffff').toFixed(2), '4.00');
});

test('a colour is read in the ways people write it, and nothing else is', () => {
  assert.equal(colourOf(' #ABC '), '#aabbcc');
  assert.equal(colourOf('0b5d4f'), '#0b5d4f');
  for (const text of ['red', '#12345', 'url(x)', '#gggggg', '', 'rgb(0,0,0)'])
    assert.equal(colourOf(text), undefined, text);
});

test('the nearest readable colour is readable, hardly more than needed, and of the same hue', () => {
  for (const [colour, grounds] of [
    ['#ff9900', ['#ffffff', '#f1efe9']],
    ['#00cc66', ['#fbfaf7', '#f1efe9']],
    ['#2b3f9e', ['#15171a', '#23262b']],
    ['#ff00ff', ['#ffffff']],
  ] as const) {
    const nearest = nearestReadable(colour, grounds, 4.5);
    const ratio = worstContrast(nearest, grounds);
    assert.ok(ratio >= 4.5 && ratio < 5, `${colour} → ${nearest}: ${ratio}`);
    const strongest = (hex: string): number[] =>
      [1, 3, 5]
        .map((at) => parseInt(hex.slice(at, at + 2), 16))
        .flatMap((part, place, all) => (part === Math.max(...all) ? [place] : []));
    assert.deepEqual(strongest(nearest), strongest(colour), `${colour} → ${nearest}`);
  }
  assert.equal(nearestReadable('#191b1f', ['#ffffff'], 4.5), '#191b1f', 'a readable one stays as it is');
});
