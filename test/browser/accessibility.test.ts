import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demoEditions, demoSite, everyKindOfPage } from '../demo-site.ts';
import { openPage } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = { violations: { id: string; help: string; nodes: { target: string[] }[] }[] };

/** Runs axe in the page; it goes in through the debugger, so the page's own policy stays as strict as it is. */
const examine = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const result = (await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(tags)} } })`,
  )) as AxeResult;
  return result.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} – ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(', ')}`,
  );
};

before(async () => {
  await demoSite();
});

for (const edition of demoEditions) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on any kind of page of the ${edition} edition in the ${colorScheme} scheme`, async () => {
      const { page, faults, close } = await openPage({ colorScheme });
      for (const [name, path] of Object.entries(await everyKindOfPage(await demoSite(), edition))) {
        await page.goto(path);
        assert.deepEqual(await examine(page), [], `${name} ${path}`);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  }

  for (const width of [320, 2560]) {
    test(`no kind of page of the ${edition} edition is wider than a window of ${width} pixels`, async () => {
      const { page, close } = await openPage({ viewport: { width, height: 800 } });
      for (const [name, path] of Object.entries(await everyKindOfPage(await demoSite(), edition))) {
        await page.goto(path);
        const wider = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        assert.equal(wider, 0, `${name} ${path}`);
      }
      await close();
    });
  }
}

test('with text at 200 % nothing is cut off or pushed out of the window', async () => {
  const { page, close } = await openPage({ viewport: { width: 1280, height: 900 } });
  for (const [name, path] of Object.entries(await everyKindOfPage(await demoSite(), 'en'))) {
    await page.goto(path);
    await page.evaluate('document.documentElement.style.fontSize = "200%"');
    const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(wider, 0, `${name} ${path}`);
  }
  await close();
});
