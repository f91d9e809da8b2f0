import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { bar, heardUntil, listener, playerSite, soundOn, type PlayerSite } from './player-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: PlayerSite;
before(async () => {
  site = await playerSite();
});
after(() => site.close());

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run(document)')) as {
    violations: { id: string; nodes: { target: string[] }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

const playOnFront = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Play: Low water, 2:00' }).click();
  await page.locator(bar).waitFor();
  await heardUntil(page, 0.2);
};

test('an episode that was begun on the front page sounds on while three stories are opened, and on the way back', async () => {
  const { page, faults, close } = await listener(site);
  await playOnFront(page);
  await page.evaluate('globalThis.isSame = true');
  assert.equal(await page.evaluate('navigator.mediaSession.metadata.title'), 'Low water');
  assert.equal(await page.evaluate('navigator.mediaSession.metadata.artist'), 'The Tide');
  let last = (await soundOn(page)).at;
  for (const [index, path] of site.stories.entries()) {
    if (index > 0) await page.locator('.masthead-name a').first().click();
    await page.locator(`main a[href="${path}"]`).first().click();
    await page.waitForURL(`**${path}`);
    await page.locator('h1').waitFor();
    assert.match(await page.title(), new RegExp(`^Story ${path.split('/').at(-1)} · `));
    assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), `${site.base}${path}`);
    assert.equal(await page.evaluate('document.activeElement.id'), 'main');
    await heardUntil(page, last + 0.1);
    const { at, isPlaying } = await soundOn(page);
    assert.ok(isPlaying && at > last, `${path}: ${last} → ${at}`);
    last = at;
  }
  assert.equal(await page.evaluate('globalThis.isSame'), true, 'a page was loaded anew');
  await page.goBack();
  await page.getByRole('heading', { name: 'Latest episodes' }).waitFor();
  assert.equal(await page.evaluate('globalThis.isSame'), true);
  assert.ok((await soundOn(page)).isPlaying);
  assert.equal(
    await page.locator('play-button[data-on] button').first().getAttribute('aria-label'),
    'Pause: Low water',
  );
  assert.deepEqual(faults, []);
  await close();
});

test('a discussion that was left softly is listened to no more; the one that comes is', async () => {
  const { page, faults, close } = await listener(site);
  await playOnFront(page);
  const open = (): Promise<number> =>
    page.evaluate('globalThis.streams.filter(({ readyState }) => readyState < 2).length') as Promise<number>;
  await page.locator(`main a[href="${site.stories[0]}"]`).first().click();
  await page.waitForURL(`**${site.stories[0]}`);
  await page.locator('live-thread').scrollIntoViewIfNeeded();
  await page.waitForFunction('globalThis.streams.length === 1');
  assert.equal(await open(), 1);
  await page.locator('.masthead-name a').first().click();
  await page.getByRole('heading', { name: 'Latest episodes' }).waitFor();
  assert.equal(await open(), 0);
  await page.locator(`main a[href="${site.stories[1]}"]`).first().click();
  await page.waitForURL(`**${site.stories[1]}`);
  await page.locator('live-thread').scrollIntoViewIfNeeded();
  await page.waitForFunction('globalThis.streams.length === 2');
  assert.equal(await open(), 1);
  assert.deepEqual(faults, []);
  await close();
});

test('chapters, keys and the transcript lead to their seconds, and following never takes the focus', async () => {
  const { page, faults, close } = await listener(site);
  await page.goto(site.long.path);
  const player = page.locator('main audio-player[data-ready]');
  await player.getByRole('link', { name: '0:40 The mud' }).click();
  await heardUntil(page, 40);
  assert.equal(await player.locator('.player-chapters [aria-current]').innerText(), '0:40\nThe mud');
  const seek = player.getByRole('slider', { name: 'Position' });
  await seek.focus();
  await page.keyboard.press('l');
  await heardUntil(page, 70);
  await page.keyboard.press('k');
  assert.equal((await soundOn(page)).isPlaying, false);
  await page.keyboard.press('ArrowLeft');
  const { at } = await soundOn(page);
  assert.ok(at > 64 && at < 70, `${at}`);
  assert.match((await seek.getAttribute('aria-valuetext')) ?? '', /^1:0[4-9] of 2:00$/);
  await page.keyboard.press('m');
  await player.getByRole('button', { name: 'Unmute' }).waitFor();
  await player.getByText('Transcript', { exact: true }).click();
  const text = player.getByRole('group', { name: 'Transcript' });
  await text.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const line = await page.evaluate('document.activeElement.textContent');
  await page.keyboard.press('Enter');
  await heardUntil(page, Number(await page.evaluate('document.activeElement.dataset.t')));
  assert.equal(await text.locator('[aria-current]').innerText(), line);
  await player.getByRole('button', { name: 'Pause' }).focus();
  await player.locator('[data-act=on]').click();
  await page.waitForFunction('document.querySelector("main .transcript-text [aria-current]").tabIndex === 0');
  assert.equal(await page.evaluate('document.activeElement.dataset.act'), 'on');
  await page.locator('body').click({ position: { x: 5, y: 300 } });
  await page.keyboard.press('k');
  assert.equal((await soundOn(page)).isPlaying, true, 'a key outside the player must do nothing');
  assert.deepEqual(faults, []);
  await close();
});

test('after a reload the bar is there at the second one was at, and so is an address with a time', async () => {
  const { page, faults, close } = await listener(site);
  await page.goto(`${site.long.path}?t=83`);
  const toggle = page.locator('main audio-player[data-ready] [data-act=toggle]');
  assert.equal(await toggle.getAttribute('aria-label'), 'Resume at 1:23');
  await toggle.click();
  await heardUntil(page, 83.5);
  await page.goto('/');
  await page.locator(bar).waitFor();
  const shown = await page.locator(`${bar} [data-at]`).innerText();
  assert.match(shown, /^1:2[3-9]$/);
  if (!(await soundOn(page)).isPlaying) {
    assert.match(await page.locator(`${bar} .player-status`).innerText(), /^Paused at 1:2\d\. Press play to go on\.$/);
    await page.locator(`${bar} [data-act=toggle]`).click();
  }
  await heardUntil(page, 83.5);
  assert.ok((await soundOn(page)).at < 95);
  await page.locator(`${bar} [data-act=close]`).click();
  await page.locator(bar).waitFor({ state: 'detached' });
  await page.reload();
  assert.equal(await page.locator('.listening').count(), 0);
  assert.deepEqual(faults, []);
  await close();
});

test('episodes in the queue are put in another order by buttons and follow each other', async () => {
  const { page, faults, close } = await listener(site);
  await page.goto('/');
  await page.getByRole('button', { name: 'Play: The harbour at night' }).click();
  await page.locator(bar).waitFor();
  await page.locator(`${bar} [data-act=toggle]`).click();
  await page.getByRole('button', { name: 'Add to queue: What the mud keeps' }).click();
  await page.getByRole('button', { name: 'Add to queue: Low water' }).click();
  await page.locator(`${bar} [data-act=panel]`).click();
  const names = (): Promise<string[]> => page.locator(`${bar} [data-queue] .queue-name`).allInnerTexts();
  assert.deepEqual(await names(), ['What the mud keeps', 'Low water']);
  await page.getByRole('button', { name: 'Move up: Low water' }).click();
  assert.deepEqual(await names(), ['Low water', 'What the mud keeps']);
  assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Move down: Low water');
  await page.getByText('Moved to place 1: Low water').waitFor();
  await page.locator(`${bar} [data-act=on]`).locator('visible=true').first().click();
  await page.locator(`${bar} [data-act=toggle]`).click();
  await page.getByRole('region', { name: 'Now playing: Low water' }).waitFor();
  assert.deepEqual(await names(), ['What the mud keeps']);
  await page.locator(`${bar} [data-sleep]`).selectOption('end');
  await page.getByText('Stops at the end of this episode.').waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test('a recording that cannot be had says why and where the file is; without a connection it goes on by itself', async () => {
  const { page, close } = await listener(site);
  let answer: 'gone' | 'cut' | 'there' = 'gone';
  await page.route('**/sound/**', (route) =>
    answer === 'there'
      ? route.continue()
      : answer === 'gone'
        ? route.fulfill({ status: 404, body: '' })
        : route.abort('connectionfailed'),
  );
  await page.goto(site.demo.path);
  const player = page.locator('main audio-player[data-ready]');
  await player.locator('[data-act=toggle]').click();
  await player.getByText('This recording is no longer here.').waitFor();
  const link = player.getByRole('link', { name: 'Open the file itself' });
  assert.match((await link.getAttribute('href')) ?? '', /^\/sound\/.*\.mp3$/);
  answer = 'cut';
  await player.locator('[data-act=toggle]').click();
  await player.getByText('There is no connection.').waitFor();
  answer = 'there';
  await heardUntil(page, 0.2);
  await player.getByText('Connected again.').waitFor();
  await close();
});

test('axe finds nothing while something plays, bright or dark, with the bar open or not', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, faults, close } = await listener(site, { colorScheme });
    await page.goto(site.long.path);
    await page.locator('main audio-player[data-ready] [data-act=toggle]').click();
    await page.locator(bar).waitFor();
    await page.locator('main .player-transcript summary').click();
    await page.waitForFunction('document.querySelector("main .transcript-text [aria-current]")');
    assert.deepEqual(await violations(page), [], colorScheme);
    await page.locator(`${bar} [data-act=panel]`).click();
    assert.deepEqual(await violations(page), [], `${colorScheme}, open`);
    assert.deepEqual(faults, []);
    await close();
  }
});

test('on a phone the bar covers neither the end of the page nor what has the focus, and fingers hit every button', async () => {
  const { page, faults, close } = await listener(site, { viewport: { width: 320, height: 640 } });
  await playOnFront(page);
  await page.waitForFunction('document.documentElement.style.getPropertyValue("--bar") !== ""');
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
  const top = (await page.locator(bar).boundingBox())?.y ?? 0;
  const foot = await page.locator('footer.footer').boundingBox();
  assert.ok(foot && foot.y + foot.height <= top + 1, `${JSON.stringify(foot)} ends below ${top}`);
  await page.locator('footer.footer a').last().focus();
  const focused = await page.locator(':focus').boundingBox();
  assert.ok(focused && focused.y + focused.height <= top + 1);
  for (const button of await page.locator(`${bar} button`).locator('visible=true').all()) {
    const box = await button.boundingBox();
    assert.ok(box && box.width >= 44 && box.height >= 44, `${await button.getAttribute('aria-label')}`);
  }
  await page.locator('body').press('Home');
  await page.evaluate('document.activeElement.blur()');
  await page.locator('.skip-to-player').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate('document.activeElement.id'), 'now-playing');
  assert.deepEqual(faults, []);
  await close();
});

test('without JavaScript there is the browser’s own player, a download, chapters as links and the transcript', async () => {
  const { page, close } = await listener(site, { javaScriptEnabled: false });
  await page.goto('/');
  await page.getByRole('link', { name: 'Play: Low water, 2:00' }).click();
  await page.waitForURL(`**${site.long.path}#listen`);
  const player = page.locator('main audio-player');
  assert.ok(await player.locator('audio[controls][preload=none]').isVisible());
  assert.equal(await player.locator('.player-controls').isVisible(), false);
  assert.equal(await player.locator('a[download]').count(), 1);
  await player.locator('summary').click();
  assert.match(await player.locator('.transcript-text').innerText(), /Line 60 of what is said/);
  await player.getByRole('link', { name: '0:40 The mud' }).click();
  await page.waitForURL('**?t=40');
  assert.match((await page.locator('main audio').getAttribute('src')) ?? '', /#t=40$/);
  await close();
});

test('what is no ordinary page is loaded as always, and the sound is found again there', async () => {
  const { page, close } = await listener(site);
  await playOnFront(page);
  await page.evaluate('globalThis.isSame = true');
  await page.locator('.masthead a[href*="/sign-in"]').click();
  await page.waitForURL('**/sign-in**');
  assert.equal(await page.evaluate('globalThis.isSame'), undefined);
  await page.locator(bar).waitFor();
  assert.equal(await page.locator(`${bar} .player-name`).innerText(), 'Low water');
  await close();
});
