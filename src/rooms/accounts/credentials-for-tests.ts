/** Readers with their ways of signing in, for tests. */
import assert from 'node:assert/strict';
import type { TestSite } from '../../../test/test-world.ts';
import { publicationOf, saveSettings } from '../publication/publication.ts';
import { addAccount, signInLink, type Account, type Role } from './accounts.ts';
import type { AccountSettings } from './account-settings.ts';
import { createAuthenticator, type Authenticator, type Wrongs } from './authenticator-for-tests.ts';
import { browser, type Browser } from './sign-in-for-tests.ts';

let people = 0;

export type Person = { account: Account; one: Browser };

/** Somebody with an account, at a browser of their own in which nobody is signed in. */
export const somebody = async (site: TestSite, role: Role = 'reader'): Promise<Person> => {
  people += 1;
  const added = await addAccount(site.world, {
    email: `somebody-${people}@people.example`,
    name: `Some ${people}`,
    role,
  });
  assert.ok(added.ok);
  return { account: added.value, one: browser(site, `203.0.${people >> 8}.${people & 255}`) };
};

/** Signs in by a link of the operator's; gives where that leads. */
export const enterByLink = async (site: TestSite, { account, one }: Person): Promise<string> => {
  const { pathname } = new URL(await signInLink(site.world, account.id));
  const answer = await one.post(pathname);
  assert.equal(answer.status, 303, await answer.text());
  return answer.headers.get('location') ?? '';
};

/** Somebody who has just signed in. */
export const someReader = async (site: TestSite, role: Role = 'reader'): Promise<Person> => {
  const person = await somebody(site, role);
  await enterByLink(site, person);
  return person;
};

/** Whether a browser has a session. */
export const isIn = async (one: Browser): Promise<boolean> => (await one.get('/me/sign-in')).status === 200;

/** Saves settings about accounts; the others stay. */
export const setAccounts = async (site: TestSite, change: Partial<AccountSettings>): Promise<void> => {
  const { settings } = await publicationOf(site.world);
  const before = (settings as Record<string, unknown>)['accounts'] as object | undefined;
  await saveSettings(site.world, { accounts: { ...before, ...change } } as object);
};

/** What the server asks a device to sign, or to make a key for. */
export const optionsFor = async (one: Browser, act: 'get' | 'create'): Promise<{ challenge: string }> => {
  const path = act === 'get' ? '/sign-in/passkey/options' : '/me/sign-in/passkeys/options';
  const answer = await one.post(path);
  assert.equal(answer.status, 200);
  return (await answer.json()) as { challenge: string };
};

/** Adds a passkey to the account that is signed in at this browser. */
export const withPasskey = async (one: Browser, wrongs?: Wrongs): Promise<Authenticator> => {
  const device = createAuthenticator();
  const answer = await one.post('/me/sign-in/passkeys', {
    credential: device.make(await optionsFor(one, 'create'), wrongs),
  });
  assert.equal(answer.headers.get('location'), '/me/sign-in?done=passkey', await answer.text());
  return device;
};

/** Signs in with a passkey; gives the answer. */
export const signInWith = async (
  one: Browser,
  device: Authenticator,
  { wrongs, form = {} }: { wrongs?: Wrongs; form?: Record<string, string> } = {},
): Promise<Response> =>
  one.post('/sign-in/passkey', { credential: device.sign(await optionsFor(one, 'get'), wrongs), ...form });

/** The last code sent to an address. */
export const codeFor = async (site: TestSite, to: string): Promise<string> => {
  await site.runJobs();
  const mail = site.mails.findLast((one) => one.to === to && /^ {4}\d/m.test(one.text));
  assert.ok(mail, `there is no code for ${to}`);
  return /^ {4}([\d ]+)$/m.exec(mail.text)?.[1]?.replaceAll(' ', '') ?? '';
};
