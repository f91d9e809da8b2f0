import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { signInLink, type Role } from '../../src/rooms/accounts/accounts.ts';
import { setAccounts, somebody } from '../../src/rooms/accounts/credentials-for-tests.ts';
import { newVisitor, startProvider, type TestProvider } from '../../src/rooms/accounts/provider-for-tests.ts';
import { makeEditions } from '../make-stories.ts';
import { testSite, type TestSite } from '../test-world.ts';
import { openPage, type Watched } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: TestSite;
let base: string;
let provider: TestProvider;
let stop: () => Promise<unknown>;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

before(async () => {
  const port = await freePort();
  base = `http://localhost:${port}`;
  site = await testSite({ publicUrl: base });
  await makeEditions(site.world, 'en', 'ar');
  provider = await startProvider({ id: 'sea', name: 'Seaside', publicUrl: base });
  await setAccounts(site, { providers: [provider.settings] });
  const server = site.app.server().listen(port, '127.0.0.1');
  await once(server, 'listening');
  stop = () => site.app.delivery.stop(server);
});
// What browsers and providers sign carries their own time.
beforeEach(() => {
  site.clock.now = Date.now();
});
after(async () => {
  await provider.close();
  await stop();
  await site.close();
});

type Options = Parameters<typeof openPage>[0];

const windowOf = (options: Options = {}): Promise<Watched> => openPage({ baseURL: base, ...options });

const enter = async (page: Page, role: Role = 'reader'): Promise<string> => {
  const { account } = await somebody(site, role);
  await page.goto(await signInLink(site.world, account.id));
  await page.locator('main form button').click();
  await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
  return account.email;
};

/** A device that keeps passkeys and lets its owner's finger count. */
const withDevice = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
};

const examine = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] } })`,
  )) as { violations: { id: string; nodes: { target: string[] }[] }[] };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

/** Looks at a page with axe and for what is wider than the window; keeps a picture where SHOTS says. */
const look = async (page: Page, name: string): Promise<void> => {
  assert.deepEqual(await examine(page), [], name);
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  assert.equal(wider, 0, `${name} is wider than the window`);
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test('a browser makes a passkey, and signs in with it by one press', async () => {
  const { page, faults, close } = await windowOf();
  await withDevice(page);
  await enter(page);
  await page.goto('/me/sign-in');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('The passkey was added.').waitFor();
  assert.equal(await page.locator('.method-item').filter({ hasText: 'Chrome' }).count(), 1);
  // The same device does not get a second one.
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('has a passkey for your account already').waitFor();
  await page.context().clearCookies();
  await page.goto('/sign-in?return=/me/sign-in');
  const isIn = page.waitForURL((url) => url.pathname === '/me/sign-in');
  // Where the browser offers the key beside the address field, the device has answered before anybody could press.
  await page
    .getByRole('button', { name: 'Sign in with a passkey' })
    .click({ timeout: 5_000 })
    .catch(() => undefined);
  await isIn;
  await page.getByRole('button', { name: 'Add a passkey' }).waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test('the way to a provider and back is open to a real browser, with its strict rules and without a script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, faults, close } = await windowOf({ javaScriptEnabled });
    provider.expect(newVisitor(provider).subject);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Continue with Seaside' }).click();
    await page.getByRole('button', { name: 'Make my account' }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/sign-in/join');
    await page.getByLabel('Name').fill(javaScriptEnabled ? 'Ada Seaside' : 'Ben Seaside');
    await page.getByRole('button', { name: 'Make my account' }).click();
    await page.waitForURL(`${base}/`);
    await page.goto('/me/sign-in');
    await page.getByRole('button', { name: 'Disconnect' }).waitFor();
    const own = faults.filter((fault) => !fault.startsWith(`request to ${provider.settings.issuer}`));
    assert.deepEqual(own, []);
    await close();
  }
});

for (const [edition, colorScheme, width] of [
  ['', 'light', 1280],
  ['', 'dark', 320],
  ['/ar', 'light', 320],
  ['/ar', 'dark', 1280],
] as const) {
  const name = `${edition.slice(1) || 'en'}-${colorScheme}-${width}`;
  test(`every page of the ways in can be used by everybody: ${name}`, async () => {
    const { page, faults, close } = await windowOf({ colorScheme, viewport: { width, height: 800 } });
    await withDevice(page);
    const email = await enter(page);
    await page.goto(`${edition}/me/sign-in`);
    await page.locator('passkey-form[data-act="create"] button').click();
    await page.locator('.notice').waitFor();
    await look(page, `methods-${name}`);
    await page.goto(`${edition}/me/sign-in/email`);
    await look(page, `email-${name}`);
    await page.goto(`${edition}/me/sign-in`);
    await page.locator('form[action$="/me/sign-in/totp"] button').click();
    await page.locator('.qr').waitFor();
    await look(page, `set-up-${name}`);
    const secret = (await page.locator('.secret-key').innerText()).replaceAll(' ', '');
    const digits = (): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: site.clock.now });
    await page.locator('input[name="code"]').fill(digits());
    await page.locator('main form button[type="submit"]').last().click();
    await page.locator('.recovery-codes').waitFor();
    await look(page, `codes-${name}`);
    const [code = ''] = await page.locator('.recovery-codes code').allInnerTexts();
    await page.goto(`${edition}/sign-in/again?return=/me/sign-in`);
    await look(page, `again-${name}`);
    await page.locator('form[action$="/again/mail"] button').click();
    await page.locator('input[name="code"]').waitFor();
    await look(page, `code-${name}`);
    await site.runJobs();
    const mail = site.mails.findLast(({ to, text }) => to === email && /^ {4}\d{6}$/m.test(text));
    await page.locator('input[name="code"]').fill(/^ {4}(\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? '');
    await page.locator('.entrance-form button').click();
    await page.waitForURL('**/sign-in/second-factor');
    await look(page, `second-${name}`);
    await page.locator('input[name="code"]').fill(code);
    await page.locator('.entrance-form button').click();
    await page.waitForURL('**/me/sign-in');
    assert.deepEqual(faults, []);
    await close();
  });
}
