import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { demoSite, everyKindOfPage, storyOfKind } from '../demo-site.ts';
import type { TestSite } from '../test-world.ts';
import { openPage } from './browser.ts';

let site: TestSite;
before(async () => {
  site = await demoSite();
});

test('without JavaScript every kind of page is there, and search finds and filters', async () => {
  const { page, faults, close } = await openPage({ javaScriptEnabled: false });
  for (const [name, path] of Object.entries(await everyKindOfPage(site, 'en'))) {
    await page.goto(path);
    assert.equal(await page.locator('h1').count(), 1, name);
  }
  await page.goto('/search');
  await page.locator('main input[name=q]').fill('lighthouse');
  await page.locator('main input[name=q]').press('Enter');
  await page.waitForURL(/q=lighthouse/);
  assert.ok((await page.locator('main mark').count()) > 0);
  assert.deepEqual(faults, []);
  await close();
});

test('a reader finds the way by keyboard: the first stop skips to the story, and the focus can be seen', async () => {
  const { page, close } = await openPage();
  await page.goto(await storyOfKind(site, 'en', 'news'));
  await page.keyboard.press('Tab');
  const first = page.locator(':focus');
  assert.equal(await first.getAttribute('href'), '#main');
  const box = await first.boundingBox();
  assert.ok(box && box.height > 10, 'the skip link cannot be seen when it has the focus');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate('document.activeElement?.id'), 'main');
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.locator(':focus').evaluate((element) => {
      const style = getComputedStyle(element);
      return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    });
    assert.ok(seen, `stop ${stop} has no visible focus`);
  }
  await close();
});

test('the appearance is chosen without JavaScript and holds on every page', async () => {
  const { page, close } = await openPage({ javaScriptEnabled: false });
  await page.goto('/');
  const paper = (): Promise<string> => page.locator('html').evaluate((root) => getComputedStyle(root).backgroundColor);
  const before = await paper();
  await page.goto('/appearance?return=/about');
  await page.locator('input[value=dark]').check();
  await page.locator('main button[type=submit]').first().click();
  await page.waitForURL(/\/about$/);
  assert.notEqual(await paper(), before);
  await page.goto('/');
  assert.notEqual(await paper(), before);
  assert.equal(await page.locator('html').getAttribute('data-scheme'), 'dark');
  await close();
});

test('a gallery is opened to the whole window, stepped by keys in reading direction, and closed with the focus where it was', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(await storyOfKind(site, 'en', 'gallery'));
  const opener = page.locator('.gallery-open').first();
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  const at = (): Promise<string> => dialog.innerText();
  const first = await at();
  assert.match(first, /1 of \d/);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction('/2 of \\d/.test(document.querySelector("dialog[open]").innerText)');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached', timeout: 3000 }).catch(() => dialog.waitFor({ state: 'hidden' }));
  assert.equal(await page.evaluate('document.activeElement?.tagName'), 'A');
  assert.deepEqual(faults, []);
  await close();
});

test('on paper a story has its text, source and pictures, but no navigation', async () => {
  const { page, close } = await openPage();
  await page.goto(await storyOfKind(site, 'en', 'news'));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('h1').isVisible(), true);
  assert.equal(await page.locator('nav').first().isVisible(), false);
  await close();
});

test('a right-to-left edition is laid out from the right', async () => {
  const { page, close } = await openPage();
  await page.goto(await storyOfKind(site, 'ar', 'news'));
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  const paragraph = page.locator('article p').nth(2);
  assert.equal(await paragraph.evaluate((element) => getComputedStyle(element).direction), 'rtl');
  await close();
});

test('a stranger is given no cookie and nothing is stored in the browser', async () => {
  const { page, close } = await openPage();
  for (const path of Object.values(await everyKindOfPage(site, 'en'))) await page.goto(path);
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(await page.evaluate('localStorage.length + sessionStorage.length'), 0);
  await close();
});
