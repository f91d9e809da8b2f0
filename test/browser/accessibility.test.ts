import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demoEditorCookie, demoReader, everyKindOfOwnPage, everyKindOfStaffPage } from '../demo-people.ts';
import { demoEditions, demoSite, everyKindOfPage } from '../demo-site.ts';
import { demoAddress, openPage } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = { violations: { id: string; help: string; nodes: { target: string[] }[] }[] };

/** In the light everything is asked; in the dark what colours and room can change, since the page is otherwise the same. */
const asked = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  dark: {
    type: 'rule',
    values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'],
  },
} as const;

type ColorScheme = keyof typeof asked;

/** Runs axe in the page; it goes in through the debugger, so the page's own policy stays as strict as it is. */
const examine = async (page: Page, colorScheme: ColorScheme): Promise<string[]> => {
  await page.evaluate(axe);
  const result = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(asked[colorScheme])} })`,
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
        assert.deepEqual(await examine(page, colorScheme), [], `${name} ${path}`);
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

const signIn = async (page: Page, cookie: string, base: string): Promise<void> => {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: base }]);
};

/** Pages of one's own in a window of a telephone and of a desk: what axe says, and whether they fit. */
const lookAtOwn = async (
  pages: Record<string, string>,
  { cookie, ...options }: { cookie: string; colorScheme: ColorScheme; viewport: { width: number; height: number } },
): Promise<string[]> => {
  const { page, faults, close } = await openPage(options);
  await signIn(page, cookie, await demoAddress());
  const wrong: string[] = [];
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    for (const fault of await examine(page, options.colorScheme)) wrong.push(`${name} ${path}: ${fault}`);
    const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (wider !== 0) wrong.push(`${name} ${path}: ${String(wider)} pixels too wide`);
    // A row of places that is pushed sideways hides what it leads to; the newsroom's two bars have too many for a telephone to show at
    // once.
    const cut = await page.evaluate(
      '[...document.querySelectorAll("main nav:not(.desk-bar, .staff-bar nav) ul")].filter((row) => row.scrollWidth > row.clientWidth).map((row) => row.className)',
    );
    for (const row of cut as string[]) wrong.push(`${name} ${path}: the row “${row}” is cut off`);
  }
  await close();
  return [...wrong, ...faults];
};

for (const edition of demoEditions) {
  for (const [colorScheme, width] of [
    ['light', 360],
    ['dark', 1280],
  ] as const) {
    test(`axe finds nothing on any page for somebody signed in to the ${edition} edition, ${colorScheme}, ${width} pixels`, async () => {
      const site = await demoSite();
      const { cookie } = await demoReader(site, edition);
      const pages = await everyKindOfOwnPage(site, edition);
      assert.deepEqual(await lookAtOwn(pages, { cookie, colorScheme, viewport: { width, height: 844 } }), []);
    });
  }
}

test('axe finds nothing on the pages of those who work here', async () => {
  const site = await demoSite();
  const cookie = await demoEditorCookie(site);
  const pages = await everyKindOfStaffPage(site);
  for (const [colorScheme, width] of [
    ['light', 390],
    ['dark', 1280],
  ] as const)
    assert.deepEqual(await lookAtOwn(pages, { cookie, colorScheme, viewport: { width, height: 844 } }), []);
});

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
