/** A real OpenID provider on a port of this machine, for tests, and a browser that goes there and back. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Adapter, type AdapterPayload } from 'oidc-provider';
import type { OpenIdProvider } from './account-settings.ts';
import type { Browser } from './sign-in-for-tests.ts';

export type Claims = { email?: string; email_verified?: boolean; name?: string };

export type TestProvider = {
  settings: OpenIdProvider;
  /** Who has an account there: subject → what is told of them. */
  people: Map<string, Claims>;
  /** Who the next to come will turn out to be. */
  expect: (subject: string) => void;
  /** Goes to the provider as this person; gives the path and query the browser is sent back to. */
  visit: (address: string, subject: string) => Promise<string>;
  close: () => Promise<void>;
};

const testSiteUrl = 'http://courant.test';

type Start = {
  id: string;
  name: string;
  /** Tells the e-mail address in the ID token already, not only when asked. */
  tellsAtOnce?: boolean;
  /** The publication's address. */
  publicUrl?: string;
};

/** What the provider remembers; its own memory warns each time that it is none for production. */
const createMemory = (): ((name: string) => Adapter) => {
  const kept = new Map<string, AdapterPayload>();
  const found = (test: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => kept.values().find(test);
  return (name) => ({
    upsert: async (id, payload) => void kept.set(`${name} ${id}`, payload),
    find: async (id) => kept.get(`${name} ${id}`),
    findByUid: async (uid) => found((payload) => payload.uid === uid),
    findByUserCode: async (code) => found((payload) => payload.userCode === code),
    consume: async (id) => {
      const payload = kept.get(`${name} ${id}`);
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void kept.delete(`${name} ${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
};

const life = 600;

const createProvider = (
  issuer: string,
  { id, tellsAtOnce, publicUrl = testSiteUrl }: Start,
  people: Map<string, Claims>,
): Provider => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'courant',
        client_secret: 'a secret of some length',
        redirect_uris: [`${publicUrl}/sign-in/with/${id}/back`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: id }] },
    adapter: createMemory(),
    ttl: { Interaction: life, Grant: life, Session: life, AccessToken: life, IdToken: life, AuthorizationCode: life },
    cookies: { keys: ['a key for tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: tellsAtOnce !== true,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  return provider;
};

/** Follows redirects with cookies until they lead back to the publication. */
const follow = async (address: string): Promise<string> => {
  const cookies = new Map<string, string>();
  let next = address;
  for (let hop = 0; hop < 10; hop += 1) {
    if (next.startsWith(`${testSiteUrl}/`)) return next.slice(testSiteUrl.length);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = answer.headers.get('location');
    assert.ok(location, `${next} leads nowhere: ${answer.status} ${await answer.text()}`);
    next = new URL(location, next).href;
  }
  throw new Error('too many redirects');
};

/** Starts a provider; `id` and `name` are what the publication calls it. */
export const startProvider = async (start: Start): Promise<TestProvider> => {
  const people = new Map<string, Claims>();
  let visitor = '';
  let handle = (_request: IncomingMessage, response: ServerResponse): void => void response.end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = createProvider(issuer, start, people);
  const callback = provider.callback();
  handle = (request, response) => {
    const isAsked = request.url?.startsWith('/interaction/') === true;
    const result = visitor === '' ? { error: 'access_denied' } : { login: { accountId: visitor } };
    void (isAsked ? provider.interactionFinished(request, response, result) : callback(request, response));
  };
  return {
    settings: {
      id: start.id,
      name: start.name,
      issuer,
      clientId: 'courant',
      clientSecret: 'a secret of some length',
    },
    people,
    expect: (subject) => void (visitor = subject),
    visit: (address, subject) => {
      visitor = subject;
      return follow(address);
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};

let visitors = 0;

/** Somebody new at a provider. */
export const newVisitor = (at: TestProvider, claims: Claims = {}): { subject: string; email: string } => {
  const subject = `subject-${(visitors += 1)}`;
  const email = `${subject}@elsewhere.example`;
  at.people.set(subject, { email, email_verified: true, name: `Visitor ${visitors}`, ...claims });
  return { subject, email };
};

/** Where a page leads on to by itself. */
export const leadsTo = (page: Response): string => page.headers.get('refresh')?.replace(/^0;url=/, '') ?? '';

/** Presses the button; gives the address of the provider one is sent to. */
export const setOut = async (
  one: Browser,
  at: TestProvider,
  { edition = '', ...form }: Record<string, string> = {},
): Promise<string> => {
  const page = await one.post(`${edition}/sign-in/with/${at.settings.id}`, form);
  assert.equal(page.status, 200, await page.clone().text());
  const address = leadsTo(page);
  assert.ok(address.startsWith(at.settings.issuer), address);
  assert.match(await page.text(), new RegExp(`<a class="button" href="${at.settings.issuer}`));
  return address;
};

/** Goes to a provider as this person and comes back. */
export const goAndReturn = async (
  one: Browser,
  at: TestProvider,
  subject: string,
  form?: Record<string, string>,
): Promise<Response> => one.get(await at.visit(await setOut(one, at, form), subject));

/** Registers with an account elsewhere. */
export const joined = async (
  one: Browser,
  at: TestProvider,
  claims?: Claims,
): Promise<{ subject: string; email: string }> => {
  const visitor = newVisitor(at, claims);
  await goAndReturn(one, at, visitor.subject);
  const made = await one.post('/sign-in/join', { name: `Joiner ${(visitors += 1)}` });
  assert.equal(made.status, 303, await made.text());
  return visitor;
};
