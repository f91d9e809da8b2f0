import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { newsroomOn, type Newsroom } from '../../src/rooms/drafting/publishing/publishing-for-tests.ts';
import { bodyOf } from '../make-stories.ts';
import { discussionSite, type DiscussionSite } from './discussion-site.ts';
import { findChromium } from './find-chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const faultsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: (options: unknown) => Promise<{ violations: Found[] }> } }).axe;
    type Found = { id: string; nodes: { html: string }[] };
    const { violations } = await run.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
  });
};

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('publishing in a browser', { skip: findChromium() === undefined, concurrency: false }, () => {
  let site: Newsroom<DiscussionSite>;
  let draft: string;
  let changed: string;
  before(async () => {
    site = await newsroomOn(await discussionSite());
    draft = await site.write({ headline: 'A draft about the sea', standfirst: '' });
    changed = await site.write({ headline: 'A story that is out' });
    await site.editor.send(`/newsroom/stories/${changed}/publish`, { when: 'now' });
    await site.change(changed, {
      body: bodyOf('The water came up to the fourth step, and stayed.'),
      headline: 'A story that was out',
    });
  });
  after(() => site.close());

  test('a story is planned, published and corrected by keyboard alone, and a reader sees the note', async () => {
    const { page, faults, close } = await site.windowOf(site.editor);
    const id = await site.write({ headline: 'Pressed by keys' });
    await page.goto(`/newsroom/stories/${id}/publish`);
    await page.getByRole('button', { name: 'Publish', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('It is published.').waitFor();
    await site.change(id, { body: bodyOf('Something else.') });
    await page.reload();
    await page.getByLabel('Words for readers').focus();
    await page.keyboard.type('It was something else.');
    await page.getByRole('button', { name: 'Send the changes out' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('The changes are out.').waitFor();
    await page.getByRole('link', { name: 'See it as readers do' }).click();
    await page.getByText('It was something else.').waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test('a preview shows the real page in a frame as wide as a phone, without a fault', async () => {
    const { page, faults, close } = await site.windowOf(site.editor);
    await page.goto(`/newsroom/stories/${draft}/preview`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { level: 1, name: 'A draft about the sea' }).waitFor();
    assert.equal(await frame.locator('html').evaluate((root) => root.clientWidth), 388);
    await page.getByRole('link', { name: 'In lists' }).click();
    await page.frameLocator('iframe').getByRole('heading', { name: 'A draft about the sea' }).first().waitFor();
    await page.getByRole('link', { name: 'Text only' }).click();
    await page.frameLocator('iframe').getByRole('heading', { name: 'A draft about the sea' }).first().waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test('a stranger reads a draft by its private link', async () => {
    const made = await (await site.writer.send(`/newsroom/stories/${draft}/links`, { days: '1' })).text();
    const path = /courant\.test(\/preview\/[\w-]{43})/.exec(made)?.[1] ?? assert.fail('no link');
    const { page, faults, close } = await site.windowOf();
    await page.goto(path);
    await page.getByText('Please do not pass on').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(faults, []);
    await close();
  });

  for (const [look, options] of [
    ['a phone', { viewport: { width: 390, height: 844 } }],
    ['320 pixels in the dark', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
    ['a desktop', {}],
  ] as const)
    test(`every page of publishing is accessible and fits on ${look}`, async () => {
      const { page, faults, close } = await site.windowOf(site.editor, { ...options });
      const pages = [
        `/newsroom/stories/${draft}/publish`,
        `/newsroom/stories/${changed}/publish`,
        ...['story', 'teaser', 'search', 'card', 'letter', 'feed'].map(
          (kind) => `/newsroom/stories/${changed}/preview?as=${kind}`,
        ),
        `/newsroom/stories/${draft}/links`,
        `/newsroom/stories/${changed}/addresses`,
        `/newsroom/stories/${changed}/history`,
        `/newsroom/stories/${draft}/trash`,
        '/newsroom/settings/checklist',
      ];
      const wrong: string[] = [];
      for (const path of pages) {
        await page.goto(path);
        wrong.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
        if (await isTooWide(page)) wrong.push(`${path}: is too wide`);
        if (process.env['SHOTS'])
          await page.screenshot({
            path: `${process.env['SHOTS']}/${look.replaceAll(' ', '-')}-${path.replaceAll(/[^a-z]+/g, '-').slice(-40)}-${pages.indexOf(path)}.png`,
            fullPage: true,
          });
      }
      assert.deepEqual(wrong, []);
      assert.deepEqual(faults, []);
      await close();
    });
});
