import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';
import { openPage } from './browser.ts';
import { realNewsroom, type RealNewsroom } from './real-newsroom.ts';
import { openStory, saved, toTheEnd } from './writing-site.ts';

let room: RealNewsroom;
let stories: string[] = [];

before(async () => {
  room = await realNewsroom();
  stories = await Promise.all(Array.from({ length: 8 }, () => room.story()));
  await room.start();
});
afterEach(() => room.line.is('up'));
after(() => room.close());

const nextStory = (): string => stories.pop() ?? assert.fail('no story is left');

const windowOf = async (who: number) => {
  const watched = await openPage({ baseURL: room.origin });
  await watched.page.context().addCookies([room.cookieOf(who)]);
  return watched;
};

const is = (page: Page, status: string): Promise<void> =>
  page.locator(`[data-status][data-is="${status}"]`).waitFor({ timeout: 30_000 });
/** The text without the names of those who stand in it. */
const textOf = (page: Page): Promise<string> =>
  page.locator('.editor-text').evaluate((text) =>
    [...text.children]
      .map((block) => {
        const copy = block.cloneNode(true) as Element;
        for (const cursor of copy.querySelectorAll('.their-cursor')) cursor.remove();
        return copy.textContent;
      })
      .join('\n'),
  );
const shows = (page: Page, words: string): Promise<void> =>
  page.locator('.editor-text', { hasText: words }).waitFor({ timeout: 20_000 });
const times = (text: string, words: string): number => text.split(words).length - 1;

test('One writes without a connection while the other writes on; afterwards both have both, and nothing twice', async () => {
  const story = nextStory();
  const one = await windowOf(0);
  const other = await windowOf(1);
  await openStory(one.page, story);
  await openStory(other.page, story);
  await toTheEnd(one.page);
  await one.page.keyboard.type('Before it. ');
  await shows(other.page, 'Before it.');
  await one.page.context().setOffline(true);
  room.line.is('cut');
  await is(one.page, 'offline');
  assert.match(await one.page.locator('[data-status]').innerText(), /kept on this device/);
  await toTheEnd(one.page);
  for (let sentence = 0; sentence < 20; sentence += 1) await one.page.keyboard.type(`Offline ${sentence}. `);
  await is(other.page, 'offline');
  await toTheEnd(other.page);
  await other.page.keyboard.press('Enter');
  for (let sentence = 0; sentence < 20; sentence += 1) await other.page.keyboard.type(`Elsewhere ${sentence}. `);
  room.line.is('up');
  await shows(other.page, 'Elsewhere 19.');
  await one.page.context().setOffline(false);
  await shows(one.page, 'Elsewhere 19.');
  await shows(other.page, 'Offline 19.');
  await Promise.all([is(one.page, 'saved'), is(other.page, 'saved')]);
  const [mine, theirs] = [await textOf(one.page), await textOf(other.page)];
  assert.equal(mine, theirs);
  for (let sentence = 0; sentence < 20; sentence += 1) {
    assert.equal(times(mine, `Offline ${sentence}. `), 1);
    assert.equal(times(mine, `Elsewhere ${sentence}.`), 1);
  }
  await one.close();
  await other.close();
});

test('A line that is dead without having been closed is noticed, and what was typed arrives by another one', async () => {
  const story = nextStory();
  const { page, close } = await windowOf(0);
  await openStory(page, story);
  await toTheEnd(page);
  await page.keyboard.type('Before. ');
  await saved(page);
  room.line.is('dead');
  await page.keyboard.type('Into the void. ');
  await is(page, 'saving');
  await is(page, 'offline');
  room.line.is('up');
  await saved(page);
  await close();
  const other = await windowOf(1);
  await openStory(other.page, story);
  assert.match(await textOf(other.page), /Before\. Into the void\./);
  await other.close();
});

const profile = mkdtempSync(join(tmpdir(), 'courant-profile-'));
after(() => rmSync(profile, { recursive: true, force: true }));

/** A browser with a memory of its own, in a process that can be killed. */
const browserOf = async (): Promise<{ context: BrowserContext; page: Page; kill: () => Promise<void> }> => {
  const executablePath = findChromium() ?? '';
  const args = ['--no-sandbox', '--disable-background-networking', '--no-first-run', '--disable-gpu'];
  const context = await chromium.launchPersistentContext(profile, { executablePath, args, baseURL: room.origin });
  await context.addCookies([room.cookieOf(0)]);
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page).catch(() => undefined);
  const kill = async (): Promise<void> => {
    const gone = new Promise((resolve) => context.once('close', resolve));
    const crash = session?.send('Browser.crash' as never);
    await Promise.race([crash?.catch(() => undefined), gone]);
    await gone;
  };
  return { context, page, kill };
};

test('A browser that crashes without a connection has the text when it is opened again, and sends it', async () => {
  const story = nextStory();
  const first = await browserOf();
  await openStory(first.page, story);
  await toTheEnd(first.page);
  await first.page.keyboard.type('Safe. ');
  await saved(first.page);
  room.line.is('cut');
  await first.page.keyboard.type('Only here.');
  await is(first.page, 'offline');
  await first.kill();
  room.line.is('up');
  const again = await browserOf();
  await openStory(again.page, story);
  await shows(again.page, 'Safe. Only here.');
  await saved(again.page);
  await again.context.close();
  const other = await windowOf(1);
  await openStory(other.page, story);
  assert.equal(times(await textOf(other.page), 'Safe. Only here.'), 1);
  await other.close();
});

test('The server is killed in mid-sentence with two writing: both write on, and everything comes together', async () => {
  const story = nextStory();
  const one = await windowOf(0);
  const other = await windowOf(1);
  await openStory(one.page, story);
  await openStory(other.page, story);
  await toTheEnd(one.page);
  await one.page.keyboard.type('First half, ');
  await room.kill();
  await one.page.keyboard.type('second half. ');
  await is(one.page, 'offline');
  await toTheEnd(other.page);
  await other.page.keyboard.press('Enter');
  await other.page.keyboard.type('A line of the other.');
  await room.start();
  await shows(one.page, 'A line of the other.');
  await shows(other.page, 'First half, second half.');
  await Promise.all([is(one.page, 'saved'), is(other.page, 'saved')]);
  await room.kill();
  const draft = await room.draft(story);
  assert.equal(times(draft, 'First half, second half.'), 1);
  assert.equal(times(draft, 'A line of the other.'), 1);
  await room.start();
  await one.close();
  await other.close();
});

test('Two tabs of one person are one text, also when both were cut off', async () => {
  const story = nextStory();
  const { page, close } = await windowOf(0);
  const second = await page.context().newPage();
  await openStory(page, story);
  await openStory(second, story);
  await toTheEnd(page);
  await page.keyboard.type('From the first tab. ');
  await shows(second, 'From the first tab.');
  room.line.is('cut');
  await Promise.all([is(page, 'offline'), is(second, 'offline')]);
  await toTheEnd(second);
  await second.keyboard.press('Enter');
  await second.keyboard.type('From the second tab.');
  await toTheEnd(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('The first again.');
  room.line.is('up');
  await shows(page, 'From the second tab.');
  await shows(second, 'The first again.');
  const text = await textOf(page);
  for (const words of ['From the first tab.', 'From the second tab.', 'The first again.'])
    assert.equal(times(text, words), 1);
  // One is not shown to oneself as somebody else.
  assert.equal(await page.locator('.person').count(), 0);
  await close();
});

test('Where a proxy cuts sockets off, two write together by plain requests and see that the other is there', async () => {
  const story = nextStory();
  room.line.is('no-sockets');
  const one = await windowOf(0);
  const other = await windowOf(1);
  await openStory(one.page, story);
  await openStory(other.page, story);
  await toTheEnd(one.page);
  await one.page.keyboard.type('Slowly but surely. ');
  await shows(other.page, 'Slowly but surely.');
  await toTheEnd(other.page);
  await other.page.keyboard.type('Indeed.');
  await shows(one.page, 'Slowly but surely. Indeed.');
  await Promise.all([is(one.page, 'saved'), is(other.page, 'saved')]);
  await one.page.locator('.person', { hasText: 'Edda Edits is here' }).waitFor();
  await other.page.locator('.person', { hasText: 'Wim Writes is here' }).waitFor();
  await one.close();
  await other.close();
});

test('What was written in a document the server no longer has is put aside, offered, and put back', async () => {
  const story = nextStory();
  const { page, close } = await windowOf(0);
  await openStory(page, story);
  await toTheEnd(page);
  await page.keyboard.type('On the server. ');
  await saved(page);
  await room.kill();
  await is(page, 'offline');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Only on this device.');
  await room.offline((world) =>
    world.write(async (tx) => {
      await tx.db.deleteFrom('draft_update').where('article_id', '=', story).execute();
      await tx.db.deleteFrom('draft').where('article_id', '=', story).execute();
    }),
  );
  await room.start();
  const aside = page.locator('[data-aside]');
  await aside.waitFor({ timeout: 20_000 });
  assert.match(await aside.innerText(), /Only on this device\./);
  assert.doesNotMatch(await textOf(page), /Only on this device\./);
  await aside.getByRole('button', { name: 'Put it at the end' }).click();
  await shows(page, 'Only on this device.');
  await saved(page);
  assert.equal(await page.locator('[data-aside]').count(), 0);
  await page.reload();
  await page.locator('story-editor[data-live] .editor-text').waitFor();
  assert.equal(times(await textOf(page), 'Only on this device.'), 1);
  await close();
});
