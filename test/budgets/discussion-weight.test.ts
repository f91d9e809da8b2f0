import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { articleById } from '../../src/rooms/articles/articles.ts';
import { livelyNames, livelyTexts } from '../lively-comments.ts';
import { makeComments } from '../make-comments.ts';
import { makeEditions, makeStory } from '../make-stories.ts';
import { testSite } from '../test-world.ts';

const weigh = (text: string, quality: number): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

test('a story with twenty-five comments, their answers and two picks weighs at most 30 KB, as it is sent', async () => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  const story = await makeStory(site.world);
  // No two texts alike: repetition would press them to nothing.
  const texts = Array.from({ length: 1_000 }, (_, i) => {
    const words = (livelyTexts[i % livelyTexts.length] ?? '').split(' ');
    return words
      .map((word, place) => (place % 4 === 3 ? `${word}${(i * 7919 + place * 104_729) % 9973}` : word))
      .join(' ');
  });
  await makeComments(site.world, story, 1_000, { picks: 2, texts, names: livelyNames, writers: 200 });
  const path = (await articleById(site.world, story))?.path ?? '';
  const html = await (await site.request(`${path}?sort=replies`)).text();
  assert.equal(html.match(/class="branch"/g)?.length, 25);
  assert.equal(html.match(/class="comment"/g)?.length, 100);
  const weight = weigh(html, 5);
  assert.ok(weight <= 30 * 1024, `${weight} bytes`);
  await site.close();
});

test('the stylesheet of the discussion weighs at most 4 KB', () => {
  const css = readFileSync(new URL('../../src/rooms/discussion/discussion.css', import.meta.url), 'utf8');
  const weight = weigh(css, 11);
  assert.ok(weight <= 4 * 1024, `${weight} bytes`);
});
