import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtAssets, weightOf } from './built-assets.ts';

const kib = 1024;

/** Islands that may weigh more than the others, and why. */
const ownBudgets: Record<string, number> = {
  // Where stories are written: the text, the shared document, every block's form, paste, notes; no reader is sent it.
  'editor.js': 150 * kib,
  // All that makes a discussion live: the stream, forms in place, drafts, formatting, keys.
  'live-thread.js': 12 * kib,
  // The moderators' desk: keys, claims, windows, the stream; no reader is sent it.
  'desk.js': 12 * kib,
};
const islandBudget = 4 * kib;

test('the stylesheet of the whole site weighs at most 10 KB', async () => {
  const { 'site.css': styles } = await builtAssets();
  assert.ok(styles, 'there is a site.css');
  assert.ok(weightOf(styles) <= 10 * kib, `${weightOf(styles)} bytes`);
});

test('every other stylesheet weighs at most 10 KB', async () => {
  for (const [name, entry] of Object.entries(await builtAssets())) {
    if (name.endsWith('.css')) assert.ok(weightOf(entry) <= 10 * kib, `${name}: ${weightOf(entry)} bytes`);
  }
});

test('every island keeps to its budget, and all of them together to 15 KB', async () => {
  const islands = Object.entries(await builtAssets()).filter(([name]) => name.endsWith('.js'));
  for (const [name, entry] of islands) {
    assert.ok(weightOf(entry) <= (ownBudgets[name] ?? islandBudget), `${name}: ${weightOf(entry)} bytes`);
  }
  const all = islands.filter(([name]) => !(name in ownBudgets)).reduce((sum, [, entry]) => sum + weightOf(entry), 0);
  assert.ok(all <= 15 * kib, `${all} bytes`);
});

test('no font file weighs more than 40 KB', async () => {
  for (const [name, { bytes }] of Object.entries(await builtAssets())) {
    if (name.endsWith('.woff2')) assert.ok(bytes <= 40 * kib, `${name}: ${bytes} bytes`);
  }
});
