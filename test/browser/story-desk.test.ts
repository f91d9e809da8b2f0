import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Reader } from '../../src/rooms/discussion/writing-for-tests.ts';
import { assignStory, createStory, saveWorkState, translateStory } from '../../src/rooms/drafting/drafting.ts';
import { bodyOf, makeSection, makeStory } from '../make-stories.ts';
import { findChromium } from './find-chromium.ts';
import { writingRoom, type WritingRoom } from './writing-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const faultsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    type Found = { id: string; nodes: { html: string }[] };
    const run = (globalThis as unknown as { axe: { run: (options: unknown) => Promise<{ violations: Found[] }> } }).axe;
    const { violations } = await run.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
  });
};

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const day = 86_400_000;

/** Wednesday of next week at noon, and days of the same week: however the clock stands, they are one week of the calendar. */
const wednesdayAfter = (now: number): number => {
  const today = new Date(Math.floor(now / day) * day);
  return today.getTime() + (((3 - today.getUTCDay() + 7) % 7) + 7) * day + day / 2;
};
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

describe('the desk of stories in a browser', { skip: findChromium() === undefined, concurrency: false }, () => {
  let site: WritingRoom;
  let chief: Reader;
  let wren: Reader;
  const ids: string[] = [];
  let translation = '';
  let due = 0;

  const begin = async (headline: string, edition = 'en'): Promise<string> => {
    const fields = { body: bodyOf('Some words to begin with.', 'And some more.') };
    const made = await createStory(site.world, { account: chief.account, edition, kind: 'news', headline, fields });
    return made.ok ? made.value.articleId : assert.fail(made.refusal);
  };

  before(async () => {
    site = await writingRoom();
    chief = await site.reader('Chief', 'editor');
    wren = await site.reader('Wren', 'writer');
    due = wednesdayAfter(site.clock.now);
    const headlines = [
      'The ferry that never left',
      'Rain for a month',
      'Who owns the quay?',
      'Letters to the lighthouse',
    ];
    for (const headline of headlines) ids.push(await begin(headline));
    await begin('المدّ والجزر في الخليج', 'ar');
    await assignStory(site.world, {
      account: chief.account,
      articleId: ids[0] ?? '',
      to: wren.account.id,
      dueAt: due,
    });
    await saveWorkState(site.world, { account: chief.account, articleId: ids[1] ?? '', to: 'edit' });
    await makeSection(site.world, 'City');
    const source = await makeStory(site.world, {
      headline: 'The harbour',
      body: bodyOf('Ships come in.', 'Ships go out.'),
    });
    const made = await translateStory(site.world, { account: chief.account, articleId: source, edition: 'ar' });
    translation = made.ok ? made.value.articleId : assert.fail(made.refusal);
    await makeStory(site.world, {
      id: source,
      headline: 'The harbour',
      body: bodyOf('Ships come in.', 'Ships go out at noon.'),
    });
  });
  after(() => site.close());

  test('Shift selects all between two, and what is chosen is done to all of them', async () => {
    const { page, faults, close } = await site.windowOf(chief);
    await page.goto('/newsroom/stories?state=draft&edition=en');
    const boxes = page.locator('.story-tick input');
    await boxes.first().check();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await page.getByText('With 3 selected:').waitFor();
    await page.getByText('Change', { exact: true }).click();
    await page.locator('.stories-act select[name="to"]').selectOption('edit');
    await page.getByRole('button', { name: 'Set state' }).click();
    await page.getByText('3 stories: done.').waitFor();
    await page.getByRole('button', { name: 'Take the change of state back' }).click();
    await page.locator('.story').nth(2).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test('a card is moved by dragging and by keyboard, and a colleague’s board follows', async () => {
    const [mine, theirs] = [await site.windowOf(chief), await site.windowOf(wren)];
    await mine.page.goto('/newsroom/stories?view=board&edition=en');
    await theirs.page.goto('/newsroom/stories?view=board&edition=en');
    const card = (page: Page, column: string) => page.locator(`[data-column="${column}"] [data-id="${ids[2]}"]`);
    await card(mine.page, 'draft').dragTo(mine.page.locator('[data-column="edit"]'));
    await card(mine.page, 'edit').waitFor();
    await card(theirs.page, 'edit').waitFor();
    const select = card(mine.page, 'edit').locator('select');
    await select.focus();
    await select.selectOption('ready');
    await mine.page.keyboard.press('Tab');
    await mine.page.keyboard.press('Enter');
    await card(mine.page, 'ready').waitFor();
    await card(theirs.page, 'ready').waitFor();
    assert.deepEqual([...mine.faults, ...theirs.faults], []);
    await mine.close();
    await theirs.close();
  });

  test('what is due is dragged to another day of the calendar, and moved with its form where there is no script', async () => {
    const { page, faults, close } = await site.windowOf(chief);
    const at = (after: number): string => `[data-day="${dateOf(due + after * day)}"]`;
    const item = `[data-item="${ids[0]}"]`;
    await page.goto(`/newsroom/stories/calendar?view=week&on=${dateOf(due)}`);
    await page.locator(`${at(0)} ${item}`).dragTo(page.locator(at(2)));
    await page.locator(`${at(2)} ${item}`).waitFor();
    assert.deepEqual(faults, []);
    await close();
    const plain = await site.windowOf(chief, { javaScriptEnabled: false });
    await plain.page.goto(`/newsroom/stories/calendar?view=week&on=${dateOf(due)}`);
    await plain.page.locator('.calendar-move summary').first().click();
    await plain.page.getByLabel('Due: new time').fill(`${dateOf(due + 3 * day)}T09:00`);
    await plain.page.getByRole('button', { name: 'Move' }).click();
    await plain.page.locator(`${at(3)} ${item}`).waitFor();
    await plain.close();
  });

  const pages = (): Record<string, string> => ({
    list: '/newsroom/stories?edition=en',
    board: '/newsroom/stories?view=board',
    month: `/newsroom/stories/calendar?on=${dateOf(due)}`,
    week: `/newsroom/stories/calendar?view=week&on=${dateOf(due)}`,
    new: '/newsroom/stories/new',
    work: `/newsroom/stories/${ids[0]}/work`,
    templates: '/newsroom/stories/templates',
    feed: '/newsroom/stories/calendar/feed',
    translations: `/newsroom/stories/${translation}/translations`,
    side: `/newsroom/stories/${translation}/translations/side`,
    arabic: '/ar/newsroom/stories?state=draft',
    'arabic-month': `/ar/newsroom/stories/calendar?on=${dateOf(due)}`,
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing on the desk’s pages, and none is wider than the window, in the ${colorScheme}`, async () => {
      for (const width of [320, 390, 1280]) {
        const { page, faults, close } = await site.windowOf(chief, { colorScheme, viewport: { width, height: 900 } });
        for (const [name, path] of Object.entries(pages())) {
          await page.goto(path);
          const shots = process.env['DESK_SHOTS'];
          if (shots && width > 320)
            await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
          assert.deepEqual(await faultsOf(page), [], `${name} at ${width}`);
          assert.equal(await isTooWide(page), false, `${name} is wider than ${width}`);
        }
        assert.deepEqual(faults, []);
        await close();
      }
    });
});
