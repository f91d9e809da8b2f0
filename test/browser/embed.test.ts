import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoSite } from '../demo-site.ts';
import { demoAddress, openPage } from './browser.ts';

/** The demo's story with a film that lies on another site. */
const filmStory = async (): Promise<string> => {
  const { world } = await demoSite();
  const row = await world.db
    .selectFrom('article')
    .select('path')
    .where('path', 'like', '%school-satellite')
    .executeTakeFirstOrThrow();
  return row.path;
};

const film = 'https://video.example.org';

test('a film of another site is asked for only when the reader presses the button, and then stands in its place', async () => {
  const { page, faults, close } = await openPage();
  const asked: string[] = [];
  // The other site is played here: nothing of these tests leaves the machine.
  await page.route(`${film}/**`, async (route) => {
    asked.push(route.request().url());
    await route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>Player</title><p id="player">Film</p>',
    });
  });
  await page.goto(await filmStory());
  const button = page.locator('.embed-show');
  await button.scrollIntoViewIfNeeded();
  assert.equal(await button.innerText(), 'Show here – loads from video.example.org');
  assert.equal(await page.locator('iframe').count(), 0);
  assert.equal(await page.locator('.embed-card').getAttribute('href'), `${film}/w/4f2kq9Vb7tZ8hN3mXc5Wd6`);
  await page.waitForLoadState('networkidle');
  assert.deepEqual([faults, asked], [[], []], 'something was asked of others before the click');

  await button.focus();
  await page.keyboard.press('Enter');
  const frame = page.locator('iframe');
  assert.match((await frame.getAttribute('src')) ?? '', /^\/embed\/[0-9a-f-]{36}\/0$/);
  assert.match((await frame.getAttribute('title')) ?? '', /antenna/);
  assert.equal(await page.evaluate('document.activeElement?.tagName'), 'IFRAME');
  await page.frameLocator('iframe').frameLocator('iframe').locator('#player').waitFor();
  assert.deepEqual(asked, [`${film}/videos/embed/4f2kq9Vb7tZ8hN3mXc5Wd6?p2p=0`]);
  assert.deepEqual(faults, [`request to ${asked[0]}`], 'a policy has refused something');
  assert.equal(
    await frame.evaluate((element) => getComputedStyle(element).outlineStyle),
    'solid',
    'the focus cannot be seen',
  );
  assert.equal(await button.count(), 0);
  assert.ok(await page.locator('.embed-card').isVisible(), 'the link is no longer there');
  const { width, height } = (await frame.boundingBox()) ?? { width: 0, height: 1 };
  assert.ok(Math.abs(width / height - 16 / 9) < 0.02, `the film is ${width} by ${height}`);
  await close();
});

test('the player may fill the screen, and reaches neither this site’s pages nor the reader’s window', async () => {
  const { page, close } = await openPage();
  await page.route(`${film}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title><p id="player">Film</p>' }),
  );
  await page.goto(await filmStory());
  await page.locator('.embed-show').click();
  await page.frameLocator('iframe').frameLocator('iframe').locator('#player').waitFor();
  const player = page.frames().find((frame) => frame.url().startsWith(film));
  assert.ok(player);
  assert.equal(await player.evaluate('location.origin + document.fullscreenEnabled'), `${film}true`);
  assert.equal(await player.evaluate('try { parent.document.title } catch (error) { error.name }'), 'SecurityError');
  assert.equal(
    await player.evaluate('try { top.location = "/evil"; "gone" } catch (error) { error.name }'),
    'SecurityError',
  );
  assert.ok(page.url().startsWith(await demoAddress()));
  await close();
});

test('without JavaScript the film is a link, and no button promises more', async () => {
  const { page, faults, close } = await openPage({ javaScriptEnabled: false });
  await page.goto(await filmStory());
  assert.ok(await page.locator('.embed-card').isVisible());
  assert.equal(await page.locator('.embed-show').isVisible(), false);
  assert.deepEqual(faults, []);
  await close();
});
