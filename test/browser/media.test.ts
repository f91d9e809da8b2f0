import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addMedia } from '../../src/rooms/media/media.ts';
import { jpeg } from '../../src/rooms/media/test-pictures.ts';
import type { Reader } from '../../src/rooms/discussion/writing-for-tests.ts';
import { discussionSite, type DiscussionSite } from './discussion-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['SHOTS'];
const folder = mkdtempSync(join(tmpdir(), 'courant-media-'));

let site: DiscussionSite;
let writer: Reader;
before(async () => {
  site = await discussionSite();
  site.clock.now = Date.now();
  writer = await site.reader('Wanda Writer', 'writer');
});
beforeEach(() => {
  site.clock.now = Date.now();
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** A WAV of this many bytes: silence. */
const wav = (name: string, bytes: number): string => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(bytes - 8, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(44_100, 24);
  head.writeUInt32LE(88_200, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes - 44, 40);
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([head, Buffer.alloc(bytes - 44)]));
  return path;
};

const picture = async (name: string, width: number): Promise<string> => {
  const path = join(folder, name);
  writeFileSync(path, await jpeg(width, 300));
  return path;
};

const choose = (page: Page, paths: string[]): Promise<void> =>
  page.locator('media-upload input[type="file"]').first().setInputFiles(paths);

type Found = { id: string; nodes: { target: string[] }[] };

/** Nothing for axe to say, and nothing wider than the window. */
const look = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)`,
  )) as Found[];
  assert.deepEqual(
    found.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]),
    [],
    name,
  );
  const [inner, outer] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as number[];
  assert.ok((inner ?? 0) <= (outer ?? 0), `${name} is wider than the window`);
};

test('many files are sent at once; one whose connection breaks off goes on by itself', async () => {
  const { page, faults, close } = await site.windowOf(writer);
  const sent: number[] = [];
  let broken = 0;
  await page.route('**/newsroom/media/uploads/*', async (route) => {
    const request = route.request();
    if (request.method() !== 'PATCH') return route.continue();
    sent.push(Number(await request.headerValue('upload-offset')));
    // The second piece of the long recording meets a dead connection, twice.
    const isLate = Number(await request.headerValue('upload-offset')) > 0 && broken < 2;
    if (!isLate) return route.continue();
    broken += 1;
    return route.abort('connectionreset');
  });
  await page.goto('/newsroom/media');
  await choose(page, [await picture('one.jpg', 400), await picture('two.jpg', 402), wav('long.wav', 2_500_000)]);
  const rows = page.locator('.upload-row');
  await page.locator('.upload-row[data-state="done"]').nth(2).waitFor();
  assert.equal(await rows.count(), 3);
  assert.equal(broken, 2);
  assert.ok(sent.filter((offset) => offset > 0).length >= 3, sent.join(' '));
  assert.match(await page.locator('.upload-told').innerText(), /3 of 3 added/);
  if (shots) await page.screenshot({ path: join(shots, 'uploads.png'), fullPage: true });
  await page.locator('.upload-told a').click();
  assert.match(await page.locator('.media-grid').innerText(), /long\.wav[\s\S]*Sound/);
  // The piece that was cut off is said in the console, and is all that is.
  assert.deepEqual(
    faults.filter((fault) => !/ERR_CONNECTION_RESET/.test(fault)),
    [],
  );
  await close();
});

test('an upload goes on where it was after the tab was closed and the server restarted', async () => {
  const file = wav('talk.wav', 3_000_000);
  const first = await site.windowOf(writer);
  await first.page.route('**/newsroom/media/uploads/*', async (route) => {
    const isSecond = Number((await route.request().headerValue('upload-offset')) ?? 0) > 0;
    // Never answered: this is when the tab is closed.
    if (route.request().method() !== 'PATCH' || !isSecond) await route.continue();
  });
  await first.page.goto('/newsroom/media');
  await choose(first.page, [file]);
  await first.page.locator('.upload-words', { hasText: /^[1-9].* of / }).waitFor();
  await first.page.waitForFunction(`document.querySelector('.upload-row progress').value >= 1048576`);
  const storage = await first.page.context().storageState();
  await first.close();
  await site.stopServer();
  await site.startAgain();

  const { page, close } = await site.windowOf(writer, { storageState: storage });
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  await page.goto('/newsroom/media');
  assert.match(await page.locator('.upload-unfinished').innerText(), /talk\.wav \(34 %\)/);
  await choose(page, [file]);
  await page.locator('.upload-row[data-state="done"]').waitFor();
  assert.equal(offsets[0], 1_048_576);
  await close();
});

test('an upload can be paused, gone on with and cancelled, by keys alone', async () => {
  const { page, close } = await site.windowOf(writer);
  let isHeld = true;
  await page.route('**/newsroom/media/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH' && isHeld) return;
    await route.continue();
  });
  await page.goto('/newsroom/media');
  await choose(page, [wav('pause.wav', 400_000), wav('cancel.wav', 400_002)]);
  await page.getByRole('button', { name: 'Pause pause.wav' }).press('Enter');
  await page.locator('.upload-row[data-state="paused"]').waitFor();
  await page.getByRole('button', { name: 'Cancel cancel.wav' }).press('Enter');
  assert.equal(await page.locator('.upload-row').count(), 1);
  isHeld = false;
  await page.getByRole('button', { name: 'Go on with pause.wav' }).press('Enter');
  await page.locator('.upload-row[data-state="done"]').waitFor();
  await close();
});

test('the focal point is moved by keys, the cuts follow at once, and it is kept', async () => {
  const bytes = await jpeg(1200, 800);
  const added = await site.world.write((tx) => addMedia(site.world, tx, { bytes, fileName: 'harbour.jpg' }));
  assert.ok(added.ok);
  const path = `/newsroom/media/${added.value}`;
  const { page, faults, close } = await site.windowOf(writer);
  await page.goto(path);
  const square = page.locator('.focal-cut svg').nth(1);
  assert.equal(await square.getAttribute('viewBox'), '200 0 800 800');
  await page.locator('.focal-mark').focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.locator('input[name="x"]').inputValue(), '80');
  assert.equal(await page.locator('input[name="y"]').inputValue(), '49');
  assert.equal(await square.getAttribute('viewBox'), '320 0 800 800');
  await page.getByRole('button', { name: 'Set the focal point' }).press('Enter');
  await page.getByText('Saved.').waitFor();
  assert.equal(await page.locator('input[name="x"]').inputValue(), '80');
  assert.deepEqual(faults, []);
  await close();
});

for (const [width, colorScheme] of [
  [390, 'light'],
  [1280, 'dark'],
  [1280, 'light'],
  [320, 'dark'],
] as const)
  test(`axe finds nothing in the library and on a picture’s page (${width} px, ${colorScheme})`, async () => {
    const { page, faults, close } = await site.windowOf(writer, { viewport: { width, height: 900 }, colorScheme });
    await page.goto('/newsroom/media');
    await look(page, `library-${width}-${colorScheme}`);
    await page.goto('/newsroom/media?view=list');
    await look(page, `library-list-${width}-${colorScheme}`);
    await page.goto('/newsroom/media?q=harbour');
    await page.locator('.media-open').first().click();
    await page.locator('focal-point').waitFor();
    await look(page, `medium-${width}-${colorScheme}`);
    assert.deepEqual(faults, []);
    await close();
  });
