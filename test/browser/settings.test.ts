import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startMessage } from '../../src/cli/start-message.ts';
import { settingsPages } from '../../src/newsroom/settings/settings-page.tsx';
import { accountByEmail } from '../../src/rooms/accounts/accounts.ts';
import { sessionFor } from '../../src/rooms/discussion/writing-for-tests.ts';
import { openSetup, publicationOf, saveEdition } from '../../src/rooms/publication/publication.ts';
import { testSite, type TestSite } from '../test-world.ts';
import { openPage } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['SHOTS'];

let site: TestSite;
let base = '';
let stop: () => Promise<unknown> = async () => undefined;

before(async () => {
  site = await testSite();
  const { defaultEdition } = await publicationOf(site.world);
  await site.world.write(async (tx) => {
    await saveEdition(tx, defaultEdition);
    await openSetup(site.world, tx);
  });
  const server = site.app.server().listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => site.app.delivery.stop(server);
});

after(async () => {
  await stop();
  await site.close();
});

/** Nothing for axe to say, nothing wider than the window, and a picture of it for whoever asks. */
const look = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`)) as {
    violations: { id: string; nodes: { target: string[] }[] }[];
  };
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
    [],
    name,
  );
  const [wide, window] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
    number,
    number,
  ];
  assert.ok(wide <= window, `${name} is ${wide} pixels wide in ${window}`);
};

const press = (page: Page, name: string): Promise<void> =>
  page.locator('main').getByRole('button', { name, exact: true }).click();

test('whoever starts an empty publication is led through four steps to its front page', async () => {
  const { page, faults, close } = await openPage({ baseURL: base, viewport: { width: 390, height: 844 } });
  const link = /http:\/\/courant\.test(\/setup\/[\w-]{43})/.exec(await startMessage(site.world, base))?.[1] ?? '';
  await page.goto(link);
  await look(page, 'setup-1');
  await page.getByLabel('Name of the publication').fill('The Harbour Post');
  await page.getByLabel('Time zone').fill('Europe/Lisbon');
  await press(page, 'Go on');
  await look(page, 'setup-2');
  await page.getByLabel('Your name').fill('Ada Harbour');
  await page.getByLabel('Your e-mail address').fill('ada@paper.example');
  await page.getByLabel('Password', { exact: true }).fill('boats and more boats');
  await press(page, 'Go on');
  await page.waitForURL('**/newsroom/setup/look');
  await look(page, 'setup-3');
  await page.getByLabel('Accent on light pages').fill('#0b5d4f');
  await page.getByLabel('Accent on dark pages').fill('#7fd6c2');
  await press(page, 'Go on');
  await page.waitForURL('**/newsroom/setup/first');
  await look(page, 'setup-4');
  await page.getByLabel('First sections').fill('Harbour\nMarkets');
  await page.getByLabel('With the settings').check();
  await press(page, 'Finish');
  await page.waitForURL('**/newsroom/settings');
  await look(page, 'settings');
  await page.goto('/');
  assert.equal(await page.locator('.section-list a').first().innerText(), 'Harbour');
  const accent = await page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent-light')");
  assert.equal(accent, '#0b5d4f');
  assert.deepEqual(faults, []);
  await close();
});

const signedIn = async (options: Parameters<typeof openPage>[0] = {}) => {
  const account = await accountByEmail(site.world, 'ada@paper.example');
  assert.ok(account);
  const [name = '', value = ''] = (await sessionFor(site, account)).split('=');
  const watched = await openPage({ baseURL: base, ...options });
  await watched.page.context().addCookies([{ name, value, url: base }]);
  return watched;
};

test('the preview and the contrast follow what is being chosen, and the nearest readable colour is one press away', async () => {
  const { page, faults, close } = await signedIn();
  await page.goto('/newsroom/settings/appearance');
  const ground = (scheme: string): Promise<string> =>
    page
      .locator(`.look-preview[data-look=${scheme}] .button`)
      .first()
      .evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.equal(await ground('light'), 'rgb(11, 93, 79)');
  /** The sheet of the preview is exchanged after a moment: asked for until it is there. */
  const becomes = async (place: string, colour: string): Promise<void> => {
    for (let asked = 0; asked < 100; asked += 1) {
      const now = await page
        .locator(place)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor);
      if (now === colour) return;
      await page.waitForTimeout(50);
    }
    assert.fail(`${place} does not become ${colour}`);
  };
  const accent = page.getByLabel('Accent on light pages', { exact: true });
  const told = page.locator('#accentLight-ratio');
  await accent.fill('#ffcc00');
  await told.filter({ hasText: 'too little' }).waitFor();
  await becomes('.look-preview[data-look=light] .button', 'rgb(255, 204, 0)');
  await look(page, 'appearance-too-little');
  await page.getByRole('button', { name: /^Take #/ }).click();
  assert.match(await told.innerText(), /can be read/);
  const nearest = await accent.inputValue();
  await page.getByLabel('Paper').selectOption('cool');
  await becomes('.look-preview[data-look=dark]', 'rgb(17, 22, 28)');
  await page.getByLabel('Headlines').selectOption('sans');
  await page.getByLabel('Round', { exact: true }).check();
  await press(page, 'Save');
  await page.waitForURL('**/appearance?saved=1');
  await look(page, 'appearance');
  await page.goto('/');
  const now = await page.evaluate(
    "['--accent-light', '--paper', '--corner'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))",
  );
  assert.deepEqual(now, [nearest, '#f8fafc', '8px']);
  await look(page, 'front-in-its-look');
  assert.deepEqual(faults, []);
  await close();
});

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 320],
] as const)
  test(`axe finds nothing on any page of the settings, ${colorScheme}, ${width} pixels wide`, async () => {
    const { page, faults, close } = await signedIn({ colorScheme, viewport: { width, height: 900 } });
    for (const { href, key } of settingsPages) {
      await page.goto(href);
      await look(page, `${key}-${colorScheme}`);
    }
    assert.deepEqual(faults, []);
    await close();
  });
