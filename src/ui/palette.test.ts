import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { defaultLook } from '../rooms/publication/look.ts';
import { paletteOf, palettes, papers, type Paper } from '../rooms/publication/palette.ts';

const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

type Palette = Record<string, string>;

const colours = (block: string): Palette =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );

/** The declarations of the first rule that begins with this selector. */
const ruleOf = (selector: string): string => {
  const start = tokens.indexOf(`${selector} {`);
  assert.notEqual(start, -1, `tokens.css has no rule ${selector}`);
  return tokens.slice(start, tokens.indexOf('}', start));
};

const light = colours(ruleOf(':root'));
const dark = colours(ruleOf(":root[data-scheme='dark']"));
const dusk = colours(ruleOf(":root:not([data-scheme='light'])"));

/** WCAG 2.2: relative luminance and contrast of two colours. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const schemes = {
  light: { ...light, accent: light['accent-light'] },
  dark: { ...dark, accent: light['accent-dark'] },
} as Record<string, Palette>;

const least = { ink: 7, 'ink-2': 7, 'ink-3': 4.5, accent: 4.5, alarm: 4.5, 'rule-strong': 3 };

for (const [scheme, palette] of Object.entries(schemes)) {
  test(`every text colour of the ${scheme} scheme can be read on paper, wash and sheet`, () => {
    for (const [name, wanted] of Object.entries(least)) {
      for (const ground of ['paper', 'wash', 'sheet']) {
        const found = contrast(palette[name] ?? '', palette[ground] ?? '');
        assert.ok(found >= wanted - 0.05, `${name} on ${ground}: ${found.toFixed(2)} is less than ${wanted}`);
      }
    }
  });
  test(`a button's word can be read on its ground in the ${scheme} scheme`, () => {
    assert.ok(contrast(palette['accent'] ?? '', palette['paper'] ?? '') >= 4.5);
  });
}

for (const [scheme, palette] of Object.entries(schemes)) {
  test(`initials can be read on each of their eight grounds in the ${scheme} scheme`, () => {
    for (let tint = 0; tint < 8; tint += 1)
      assert.ok(contrast(palette['ink'] ?? '', palette[`tint-${tint}`] ?? '') >= 4.5, `tint ${tint}`);
  });
}

test('dark by the device and dark by choice are the same dark', () => {
  assert.deepEqual(dusk, dark);
});

test('what reckons with our colours, and the frame the browser draws, has those of tokens.css', () => {
  for (const [scheme, palette] of [
    ['light', light],
    ['dark', dark],
  ] as const)
    for (const [name, colour] of Object.entries(palettes[scheme]))
      assert.equal(colour, palette[name], `${scheme} ${name}`);
  assert.deepEqual([defaultLook.accentLight, defaultLook.accentDark], [light['accent-light'], light['accent-dark']]);
});

for (const paper of Object.keys(papers) as Paper[])
  test(`every text colour can be read on the ${paper} paper, in both schemes`, () => {
    for (const scheme of ['light', 'dark'] as const) {
      const palette = { ...paletteOf(paper, scheme), accent: schemes[scheme]?.['accent'] ?? '' };
      for (const [name, wanted] of Object.entries(least)) {
        for (const ground of [palette.paper, palette.wash, palette.sheet]) {
          const found = contrast((palette as Palette)[name] ?? '', ground);
          // Body text reaches 7 on the page itself; on the other grounds 4.5 is what the guidelines ask for.
          const needed = wanted === 7 && ground !== palette.paper ? 4.5 : wanted;
          assert.ok(
            found >= needed - 0.05,
            `${scheme} ${name} on ${ground}: ${found.toFixed(2)} is less than ${needed}`,
          );
        }
      }
      for (let tint = 0; tint < 8; tint += 1)
        assert.ok(contrast(palette.ink, (schemes[scheme] ?? {})[`tint-${tint}`] ?? '') >= 4.5, `tint ${tint}`);
    }
  });

const kilobytes = (...names: string[]): number =>
  names.reduce((sum, name) => sum + statSync(join(import.meta.dirname, 'fonts', `${name}.woff2`)).size, 0) / 1024;

test('the faces a page preloads weigh at most 60 KB in Latin and Cyrillic and 70 KB in Arabic, and all of a Latin page 120 KB', () => {
  assert.ok(kilobytes('source-serif', 'public-sans') <= 60);
  assert.ok(kilobytes('source-serif-cyrillic', 'source-sans-cyrillic') <= 60);
  assert.ok(kilobytes('noto-naskh-arabic', 'vazirmatn') <= 70);
  assert.ok(kilobytes('source-serif', 'source-serif-italic', 'public-sans', 'source-serif-extended') <= 120);
});
