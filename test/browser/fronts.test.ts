import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { Reader } from '../../src/rooms/discussion/writing-for-tests.ts';
import { arrangementOf, placeOf, saveDraft } from '../../src/rooms/fronts/fronts.ts';
import { addMedia } from '../../src/rooms/media/media.ts';
import { jpeg } from '../../src/rooms/media/test-pictures.ts';
import { makeSection, makeStory } from '../make-stories.ts';
import { discussionSite, type DiscussionSite } from './discussion-site.ts';
import { findChromium } from './find-chromium.ts';

const headlines = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'] as const;

const picked = (page: Page, block: number): Promise<string[]> =>
  page
    .locator('[data-block]')
    .nth(block)
    .locator('.front-pick')
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['name'] ?? ''));

const blocks = (page: Page): Promise<string[]> =>
  page.locator('[data-block]').evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['name'] ?? ''));

const said = (page: Page): Promise<string> => page.locator('[data-say]').innerText();

const handleOf = (page: Page, name: string, where = '.front-blocks'): Locator =>
  page.locator(
    `${where} [data-name="${name}"] > [data-handle], ${where} [data-name="${name}"] > header > [data-handle]`,
  );

/** Does something, and waits until the server has drawn what came of it. */
const settle = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  const version = await page.locator('#arranging').getAttribute('data-version');
  await act();
  await page.locator(`#arranging:not([data-version="${version}"])`).waitFor();
};

const addBlock = (page: Page, kind: string): Promise<void> =>
  settle(page, async () => {
    await page.locator('.front-add-block select[name="kind"]').selectOption(kind);
    await page.getByRole('button', { name: 'Add block' }).click();
  });

const boxOf = async (place: Locator): Promise<{ x: number; y: number; width: number; height: number }> =>
  (await place.boundingBox()) ?? assert.fail('it is not seen');

/** Drags by the handle to just above something; both are in the window. */
const drag = async (page: Page, from: Locator, to: Locator): Promise<void> => {
  const [start, end] = [await boxOf(from), await boxOf(to)];
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 10, start.y + start.height / 2 + 10);
  await page.mouse.move(end.x + end.width / 2, end.y + 3, { steps: 5 });
  await page.mouse.up();
};

const frontOf = async (site: DiscussionSite): Promise<string> => {
  const html = await (await site.request('/')).text();
  return /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
};

describe('arranging a front in a browser', { skip: findChromium() === undefined, concurrency: false }, () => {
  let site: DiscussionSite;
  let ed: Reader;
  before(async () => {
    site = await discussionSite();
    ed = await site.reader('Ed', 'editor');
    const sectionId = await makeSection(site.world, 'Coast');
    for (const [place, headline] of headlines.entries())
      await makeStory(site.world, { headline, sectionId, publishedAt: site.clock.now - (10 - place) * 60_000 });
  });
  after(() => site.close());

  test('by keyboard: blocks and stories are taken up, moved over the ends of blocks and dropped, and it is said in words', async () => {
    const { page, faults, close } = await site.windowOf(ed);
    await page.goto('/newsroom/fronts/en');
    await page.locator('arrange-front[data-ready]').waitFor();
    await addBlock(page, 'list');
    await addBlock(page, 'grid');
    const first = handleOf(page, 'Alpha', '.front-stories');
    await settle(page, async () => {
      await first.focus();
      await page.keyboard.press('Space');
      assert.match(await said(page), /“Alpha” grabbed/);
      await page.keyboard.press('Space');
    });
    for (const name of ['Bravo', 'Charlie'])
      await settle(page, async () => {
        await handleOf(page, name, '.front-stories').focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('Enter');
      });
    assert.deepEqual(await picked(page, 0), ['Alpha', 'Bravo', 'Charlie']);
    await handleOf(page, 'Charlie').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    assert.match(await said(page), /Place 2 of 3 in block “List”\./);
    await page.keyboard.press('Escape');
    assert.deepEqual(await picked(page, 0), ['Alpha', 'Bravo', 'Charlie'], 'put back');
    await settle(page, async () => {
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      assert.match(await said(page), /Place 1 of 1 in block “Grid”\./);
      await page.keyboard.press('Space');
    });
    assert.deepEqual([await picked(page, 0), await picked(page, 1)], [['Alpha', 'Bravo'], ['Charlie']]);
    await page.locator('[data-name="Charlie"] [data-handle]:focus').waitFor();
    await settle(page, async () => {
      await handleOf(page, 'Grid').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Space');
    });
    assert.deepEqual(await blocks(page), ['Grid', 'List']);
    await settle(page, () => page.getByRole('button', { name: 'Undo' }).click());
    assert.deepEqual(await blocks(page), ['List', 'Grid']);
    assert.deepEqual(faults, []);
    await close();
  });

  test('by hand: what is dragged falls where it is let go; it is looked at and published', async () => {
    const { page, faults, close } = await site.windowOf(ed, { viewport: { width: 1280, height: 1600 } });
    await page.goto('/newsroom/fronts/en');
    await page.locator('arrange-front[data-ready]').waitFor();
    await settle(page, () => drag(page, handleOf(page, 'Bravo'), page.locator('.front-pick[data-name="Alpha"]')));
    assert.deepEqual(await picked(page, 0), ['Bravo', 'Alpha']);
    await settle(page, () =>
      drag(page, handleOf(page, 'Delta', '.front-stories'), page.locator('.front-pick[data-name="Charlie"]')),
    );
    assert.deepEqual(await picked(page, 1), ['Delta', 'Charlie']);
    await page.locator('.front-search input').fill('ech');
    await page.locator('.front-found', { hasText: 'One story' }).waitFor();
    assert.equal(await page.locator('.front-story').count(), 1);
    const settings = page.locator('[data-block]').first().locator('.front-settings');
    await settings.locator('summary').click();
    await settings.locator('[name="title"]').fill('Chosen today');
    await settle(page, () => settings.getByRole('button', { name: 'Save settings' }).click());
    assert.deepEqual(await blocks(page), ['Chosen today', 'Grid']);
    await page.getByRole('link', { name: 'Change “Bravo”' }).click();
    await settle(page, async () => {
      await page.locator('dialog [name="headline"]').fill('Bravo, on the front');
      await page.locator('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    });
    assert.doesNotMatch(await frontOf(site), /Chosen today/);
    await page.getByRole('link', { name: 'Preview' }).click();
    const framed = page.frameLocator('iframe');
    await framed.getByText('Bravo, on the front').waitFor();
    await page.getByRole('link', { name: 'Phone' }).click();
    await framed.getByText('Chosen today').waitFor();
    assert.equal(await page.locator('iframe').evaluate((frame) => frame.clientWidth), 388);
    await page.getByRole('link', { name: 'Back to arranging' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('It is published').first().waitFor();
    const front = await frontOf(site);
    assert.match(front, /Chosen today/);
    assert.ok(front.indexOf('Bravo, on the front') < front.indexOf('>Alpha<'));
    assert.deepEqual(faults, []);
    await close();
  });

  test('on a phone: a story is put on the page, and it is scheduled; a colleague who is behind is told and loses nothing', async () => {
    const { page, faults, close } = await site.windowOf(ed, { viewport: { width: 360, height: 740 }, hasTouch: true });
    const ben = await site.reader('Ben', 'publisher');
    const other = await site.windowOf(ben);
    await other.page.goto('/newsroom/fronts/en');
    await other.page.locator('arrange-front[data-ready]').waitFor();
    await page.goto('/newsroom/fronts/en');
    await page.locator('arrange-front[data-ready]').waitFor();
    await page.getByText('Ben is arranging this page too.').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `nothing reaches beyond the edge: ${wide}`);
    await settle(page, () => page.getByRole('button', { name: 'Add “Echo”' }).tap());
    assert.deepEqual(await picked(page, 0), ['Bravo, on the front', 'Alpha', 'Echo']);
    await other.page.getByRole('button', { name: 'Take “Alpha” out' }).click();
    await other.page.getByText('Ed changed this page in the meantime').waitFor();
    assert.deepEqual(await picked(other.page, 0), ['Bravo, on the front', 'Alpha', 'Echo']);
    await settle(other.page, () => other.page.getByRole('button', { name: 'Use mine instead' }).click());
    assert.deepEqual(await picked(other.page, 0), ['Bravo, on the front']);
    await other.close();
    await page.reload();
    await page.getByText('Schedule…').tap();
    await page.locator('[name="at"]').fill('2026-11-28T06:00');
    await page.getByRole('button', { name: 'Schedule this draft' }).tap();
    await page.getByText('Goes out 28 November 2026 at 06:00, scheduled by Ed.').waitFor();
    assert.match(await frontOf(site), />Alpha</);
    site.clock.now = Date.UTC(2026, 10, 28, 6);
    await site.runJobs();
    const front = await frontOf(site);
    assert.match(front, /Bravo, on the front/);
    assert.deepEqual(
      faults.filter((fault) => !fault.includes('409')),
      [],
    );
    await close();
  });

  test('by keyboard: the picture a page shows with a story is looked for in the library', async () => {
    const { world } = site;
    const bytes = await jpeg(320, 240);
    const added = await world.write((tx) =>
      addMedia(world, tx, { bytes, fileName: 'lighthouse.jpg', title: 'Lighthouse' }),
    );
    const mediaId = added.ok ? added.value : assert.fail(added.refusal);
    const place = (await placeOf(world, 'en')) ?? assert.fail('no front');
    const story = await makeStory(world, { headline: 'Shown with a lighthouse' });
    const { version } = await arrangementOf(world, place);
    const layout = { blocks: [{ id: 'b1', kind: 'lead', picks: [{ story }] }] };
    assert.ok((await saveDraft(world, { account: ed.account, place, version, layout })).ok);
    // Days have passed on this site's clock: a colleague who has only just signed in.
    const ada = await site.reader('Ada', 'editor');
    const { page, faults, close } = await site.windowOf(ada);
    await page.goto(`/newsroom/fronts/en/stories/${story}`);
    await page.getByRole('button', { name: 'Choose from the library' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('lightho');
    await page.getByText('One picture', { exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.getByLabel('Another picture').inputValue(), `/newsroom/media/${mediaId}`);
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.waitForURL(/fronts\/en$|fronts\/en\?/);
    const arranged = await arrangementOf(world, place);
    assert.equal(arranged.draft.blocks[0]?.picks[0]?.mediaId, mediaId);
    assert.deepEqual(faults, []);
    await close();
  });
});
