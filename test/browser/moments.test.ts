import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { makeEpisode, makeShow, makeSoundOf, wavOf, type EpisodeMade } from '../make-episodes.ts';
import { discussionSite, form, openLive, write, type DiscussionSite } from './discussion-site.ts';

let site: DiscussionSite;
let episode: EpisodeMade;

before(async () => {
  site = await discussionSite();
  const { world } = site;
  const mediaId = await makeSoundOf(world, wavOf(120), 'long.wav');
  const path = '/podcasts/the-tide/low-water';
  const showId = await makeShow(world);
  episode = await makeEpisode(world, { showId, path, at: world.now() - 1_000, headline: 'Low water', mediaId });
});
beforeEach(() => {
  site.clock.now = Date.now();
});
after(() => site.close());

const postedMoment = async (name: string, text: string): Promise<void> => {
  const reader = await site.reader(name);
  const posted = await reader.post(text, { article: episode.articleId });
  assert.equal(posted.state, 'published');
};

test('a time in a comment plays the episode from there, and its mark appears on open pages', async () => {
  const { page, faults, close } = await site.windowOf();
  await openLive(page, episode.path);
  const marks = page.locator('main audio-player .wave-mark');
  assert.equal(await marks.count(), 0);
  await postedMoment('Ann Moment', 'At 1:05 the sea comes back.');
  await marks.waitFor({ state: 'attached' });
  assert.equal(await marks.getAttribute('d'), 'M433 64v-9', '65 of 120 seconds');
  await postedMoment('Ben Moment', '1:05 for me, too. And 0:20.');
  await page.waitForFunction(() => document.querySelector('main .wave-mark')?.getAttribute('d') === 'M433 64v-12');
  await page.locator('.live-new').click();
  const link = page.locator('.comment-text a.moment', { hasText: '1:05' }).first();
  assert.equal(await link.getAttribute('aria-label'), 'Play from 1:05');
  await link.click();
  await page.waitForFunction(
    () => (document.querySelector<HTMLAudioElement>('.listening audio')?.currentTime ?? 0) >= 65,
  );
  assert.match(page.url(), /low-water$/, 'the page stays');
  if (process.env['PICTURES']) {
    mkdirSync(process.env['PICTURES'], { recursive: true });
    await page.screenshot({ path: `${process.env['PICTURES']}/moments.png`, fullPage: true });
  }
  await page.reload();
  assert.equal(await marks.count(), 1, 'the server draws the same');
  assert.deepEqual(faults, []);
  await close();
});

test('the player puts the moment it is at into the comment that is being written', async () => {
  const ann = await site.reader('Ann Writer');
  const { page, faults, close } = await site.windowOf(ann);
  await openLive(page, `${episode.path}?t=42`);
  const box = form(page).locator('textarea');
  await box.fill('Listen');
  const button = page.locator('main audio-player [data-act="comment"]');
  await button.waitFor();
  await button.click();
  assert.equal(await box.inputValue(), 'Listen 0:42 ');
  assert.ok(await box.evaluate((element) => element === document.activeElement), 'one writes on at once');
  await write(page, `${await box.inputValue()}there she is.`);
  await page.locator('.comment-text a.moment', { hasText: '0:42' }).waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test('without scripts a time leads to the page that begins there', async () => {
  const { page, close } = await site.windowOf(undefined, { javaScriptEnabled: false });
  await page.goto(episode.path);
  await page.locator('a.moment', { hasText: '1:05' }).first().click();
  assert.equal(new URL(page.url()).searchParams.get('t'), '65');
  assert.match((await page.locator('main audio').first().getAttribute('src')) ?? '', /#t=65$/);
  await close();
});
