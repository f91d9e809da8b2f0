import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { makeBlog, pathOf, sendJson } from '../../src/newsroom/live/live-for-tests.ts';
import type { Reader } from '../../src/rooms/discussion/writing-for-tests.ts';
import { discussionSite, type DiscussionSite } from './discussion-site.ts';
import { findChromium } from './find-chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Found = { id: string; nodes: { html: string }[] };

const faultsIn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: (options: unknown) => Promise<{ violations: Found[] }> } }).axe;
    const asked = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
    return (await run.run(asked)).violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' · ')}`);
};

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true };
const pictures = process.env['PICTURES'];
const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

describe('a live blog in browsers', { skip: findChromium() === undefined, concurrency: false }, () => {
  let site: DiscussionSite;
  let will: Reader;
  let ed: Reader;
  let blog: string;
  let desk: string;
  let path: string;

  before(async () => {
    site = await discussionSite();
    site.clock.now = Date.now();
    will = await site.reader('Will', 'writer');
    ed = await site.reader('Ed', 'editor');
    blog = await makeBlog(site, 'The storm, live');
    path = await pathOf(site, blog);
    desk = `/newsroom/stories/${blog}/entries`;
    for (let count = 0; count < 12; count += 1) {
      site.clock.now += 1000;
      await sendJson(will, desk, { headline: `Before ${count}`, text: `Something happened. `.repeat(12) });
    }
  });
  after(() => site.close());

  test('a reporter posts from a phone; a reader sees it at once, is not moved while reading, and hears of edits, pins and the end', async () => {
    const reading = await site.windowOf(undefined, phone);
    const writing = await site.windowOf(will, phone);
    await reading.page.goto(path);
    await reading.page.locator('live-blog[data-live]').waitFor();
    await writing.page.goto('/newsroom/live');
    await picture(writing.page, 'live-list');
    await writing.page.getByRole('link', { name: /The storm, live/ }).tap();
    await writing.page.locator('live-desk[data-ready]').waitFor();
    assert.equal(await writing.page.evaluate('document.activeElement.id'), 'entry-text', 'the cursor is in the text');
    site.clock.now += 60_000;
    await writing.page.keyboard.type('The pier is closed.');
    await writing.page.getByRole('button', { name: 'Send' }).tap();
    await reading.page.locator('.entries-list .entry', { hasText: 'The pier is closed.' }).first().waitFor();
    await reading.page.waitForFunction(
      '/1 new entry/.test(document.querySelector("live-blog [role=status]").textContent)',
    );
    await writing.page.locator('#desk-entries', { hasText: 'The pier is closed.' }).waitFor();
    assert.deepEqual(await faultsIn(writing.page), []);
    await picture(writing.page, 'live-desk');

    // Down in the text: announced, and nothing moves.
    const old = reading.page.locator('.entry', { hasText: 'Before 5' });
    await old.scrollIntoViewIfNeeded();
    await reading.page.evaluate('scrollBy({ top: 120, behavior: "instant" })');
    await reading.page.waitForFunction('scrollY > 500');
    const before = await old.boundingBox();
    site.clock.now += 60_000;
    const { id } = await sendJson(ed, desk, { headline: 'Trains stop', text: 'No trains.' });
    const offer = reading.page.locator('.live-offer');
    await offer.waitFor();
    assert.equal(await offer.innerText(), '1 new entry – show');
    assert.equal(await reading.page.locator('.entry', { hasText: 'No trains.' }).count(), 0, 'it came unasked');
    const then = await old.boundingBox();
    assert.ok(Math.abs((then?.y ?? 0) - (before?.y ?? 0)) < 2, 'nothing moved');
    await picture(reading.page, 'live-offer');
    await offer.tap();
    await reading.page.locator('.entry:focus', { hasText: 'No trains.' }).waitFor();

    // A correction replaces in place, a pin moves up, the end is said.
    const { page } = reading;
    await sendJson(ed, `${desk}/${id}`, {
      version: '0',
      headline: 'Trains stop',
      text: 'Few trains.',
      how: 'correct',
      note: 'It said none.',
    });
    await page.locator('.entry', { hasText: 'It said none.' }).waitFor();
    await ed.send(`${desk}/${id}/pin`, { on: '1' });
    await page.locator('.entries-pinned .entry', { hasText: 'Few trains.' }).waitFor();
    assert.equal(await page.locator('.entry', { hasText: 'Few trains.' }).count(), 1);
    await ed.send(`${desk}/${id}/key`, { on: '1' });
    await page.locator('.key-events', { hasText: 'Trains stop' }).waitFor();
    const slip = await sendJson(ed, desk, { headline: 'Slip', text: 'x' });
    await ed.send(`${desk}/${slip.id}/delete`, { line: '0' });
    await ed.send(`${desk}/end`);
    await page.locator('.live-state', { hasText: 'has ended' }).waitFor();
    assert.equal(await page.locator('.entry', { hasText: 'Slip' }).count(), 0);
    await page.waitForFunction('/has ended/.test(document.querySelector("live-blog [role=status]").textContent)');
    await ed.send(`${desk}/reopen`);
    await page.locator('.live-state', { hasText: 'as it happens' }).waitFor();
    assert.deepEqual(await faultsIn(page), []);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await faultsIn(page), []);
    await picture(page, 'live-reader-dark');
    assert.deepEqual([reading.faults, writing.faults], [[], []]);
    await reading.close();
    await writing.close();
  });

  test('without a line entries wait on the phone, also over a reload, and go out in their order, once', async () => {
    const { page, close } = await site.windowOf(will, phone);
    await page.goto(desk);
    await page.locator('live-desk[data-ready]').waitFor();
    await page.context().setOffline(true);
    for (const words of ['First from the dyke.', 'Second from the dyke.']) {
      await page.locator('#entry-text').fill(words);
      await page.getByRole('button', { name: 'Send' }).tap();
      await page.locator('.outbox li', { hasText: words }).waitFor();
    }
    await page.locator('#entry-text').fill('Half a sentence');
    await picture(page, 'live-offline');
    await page.context().setOffline(false);
    await page.reload();
    await page.locator('#desk-entries', { hasText: 'Second from the dyke.' }).waitFor();
    assert.equal(await page.locator('#entry-text').inputValue(), 'Half a sentence', 'what was typed is kept');
    const rows = await site.world.db
      .selectFrom('live_entry')
      .select('body')
      .where('body', 'like', '%from the dyke%')
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    assert.equal(rows.length, 2);
    assert.match(rows[0]?.body ?? '', /First/);
    const html = await (await site.request(path)).text();
    assert.equal(html.split('First from the dyke.').length > 1, true);
    await close();
  });

  test('two reporters see each other and each other’s entries; every page of theirs passes axe and fits a small phone', async () => {
    const one = await site.windowOf(will, { viewport: { width: 320, height: 640 } });
    const two = await site.windowOf(ed, { viewport: { width: 1280, height: 900 } });
    await one.page.goto(desk);
    await two.page.goto(desk);
    await two.page.locator('live-desk[data-ready]').waitFor();
    await one.page.locator('#entry-text').fill('I am writing');
    await two.page.locator('[data-others]', { hasText: 'Will' }).waitFor();
    const { id } = await sendJson(ed, desk, { headline: 'From a colleague', text: 'x' });
    await one.page.locator('#desk-entries', { hasText: 'From a colleague' }).waitFor();
    for (const address of ['/newsroom/live', desk, `${desk}/${id}`]) {
      await one.page.goto(address);
      assert.ok(
        (await one.page.evaluate<number>('document.documentElement.scrollWidth')) <= 320,
        `${address} is too wide`,
      );
      await one.page.evaluate('for (const one of document.querySelectorAll(".live-staff details")) one.open = true');
      assert.deepEqual(await faultsIn(one.page), [], address);
      assert.ok(
        (await one.page.evaluate<number>('document.documentElement.scrollWidth')) <= 320,
        `${address} is too wide`,
      );
    }
    await two.page.goto(`${desk}/${id}`);
    await picture(two.page, 'live-entry');
    await two.page.goto(path);
    await picture(two.page, 'live-reader-wide');
    assert.deepEqual(two.faults, []);
    await one.close();
    await two.close();
  });
});
