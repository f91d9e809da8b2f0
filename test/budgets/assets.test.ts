import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPiece } from '../../scripts/bundling.ts';
import { builtAssets, piecesOf, weightAtStart, weightOf } from './built-assets.ts';

const kib = 1024;

/** Islands of the newsroom: no reader is sent them. What they weigh is what a browser fetches before they start. */
const staffBudgets: Record<string, number> = {
  // Where stories are written: what shows the text, shares it and takes in what is typed.
  'editor.js': 118 * kib,
  // The desk of stories: the board by hand and by keys, selections, the stream.
  'story-desk.js': 15 * kib,
  // The moderators' desk: keys, claims, windows, the stream.
  'desk.js': 12 * kib,
  // A live blog, from a phone or a desk.
  'live-desk.js': 8 * kib,
  'arrange-front.js': 8 * kib,
  'media-upload.js': 8 * kib,
  'focal-point.js': 4 * kib,
  'pick-picture.js': 4 * kib,
  'look-form.js': 6 * kib,
  // Podcasts: recordings sent, recorded and cut, chapters on the waveform, transcripts beside the sound.
  'sound-upload.js': 4 * kib,
  'sound-recorder.js': 4 * kib,
  'sound-stretch.js': 4 * kib,
  'chapter-desk.js': 4 * kib,
  'transcript-desk.js': 5 * kib,
  'copy-text.js': 1 * kib,
  'byte-count.js': 1 * kib,
  'work-progress.js': 1 * kib,
};

/** Islands readers are sent that may weigh more than the others, and why. */
const ownBudgets: Record<string, number> = {
  // All that makes a discussion live: the stream, forms in place, drafts, formatting, keys.
  'live-thread.js': 12 * kib,
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

test('every island keeps to its budget, and all that readers are sent together to 15 KB', async () => {
  const assets = await builtAssets();
  const islands = Object.entries(assets).filter(([name]) => name.endsWith('.js') && !isPiece(name));
  for (const [name] of islands) {
    const weight = weightAtStart(assets, name);
    assert.ok(weight <= (staffBudgets[name] ?? ownBudgets[name] ?? islandBudget), `${name}: ${weight} bytes`);
  }
  const readers = islands.filter(([name]) => !(name in staffBudgets) && !(name in ownBudgets));
  const all = readers.reduce((sum, [, entry]) => sum + weightOf(entry), 0);
  assert.ok(all <= 15 * kib, `${all} bytes`);
});

test('what the editor loads when it has time weighs at most 45 KB', async () => {
  const assets = await builtAssets();
  const all = [...piecesOf(assets, 'editor.js')].reduce((sum, name) => sum + weightOf(assets[name] ?? { bytes: 0 }), 0);
  const weight = all - weightAtStart(assets, 'editor.js');
  assert.ok(weight > 0 && weight <= 45 * kib, `${weight} bytes`);
});

test('pages with sound load half a kilobyte for it, a page with a player at most 6 KB, and 12 KB once something plays', async () => {
  const assets = await builtAssets();
  const weigh = (names: Iterable<string>): number => [...names].reduce((sum, name) => sum + weightAtOf(name), 0);
  const weightAtOf = (name: string): number => weightOf(assets[name] ?? { bytes: Infinity });
  const { later: [player = ''] = [], needs = [] } = assets['player.js'] ?? {};
  assert.deepEqual(needs, []);
  assert.ok(weightAtOf('player.js') <= 0.6 * kib, `${weightAtOf('player.js')} bytes on every page with sound`);
  const shown = new Set(['player.js', player, ...(assets[player]?.needs ?? [])]);
  assert.ok(weigh(shown) <= 6 * kib, `${weigh(shown)} bytes with a player`);
  const all = piecesOf(assets, 'player.js');
  assert.ok(all.size > shown.size && weigh(all) <= 12 * kib, `${weigh(all)} bytes in all`);
});

test('a piece of an island lies under the very name by which the island asks for it', async () => {
  for (const [name, { path }] of Object.entries(await builtAssets()))
    if (isPiece(name)) assert.equal(path, `/assets/${name}`);
});

test('no font file weighs more than 40 KB', async () => {
  for (const [name, { bytes }] of Object.entries(await builtAssets())) {
    if (name.endsWith('.woff2')) assert.ok(bytes <= 40 * kib, `${name}: ${bytes} bytes`);
  }
});
