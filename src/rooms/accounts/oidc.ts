/** Signing in with an account elsewhere (OpenID Connect): there with a question only this browser can answer, and back with a name. */
import type { IDToken, UserInfoResponse } from 'openid-client';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { cleanText, cutText, foldSpace } from '../../common/text.ts';
import type { World } from '../../world.ts';
import { normalEmail } from './account.ts';
import type { OpenIdProvider } from './account-settings.ts';
import { seeChallenge, setChallenge, useChallenge } from './challenges.ts';
import { isAway, openId, providerClient } from './oidc-client.ts';
import { hashOfToken } from './sessions.ts';

const kind = 'oidc';
export const visitLife = 600_000;

/** What is to become of it: a sign-in, or one more way into the account that is signed in. */
export type Journey = {
  intent: 'sign-in' | 'connect';
  /** The account that connects. */
  accountId?: string | undefined;
  edition: string;
  returnTo: string;
  draft?: string | undefined;
};

type Kept = Journey & { provider: string; browser: string; nonce: string; verifier: string };

/** Who the provider says has come. */
export type Visitor = {
  issuer: string;
  subject: string;
  /** In its normal form. */
  email: string | undefined;
  isEmailVerified: boolean;
  name: string;
};

const backAddress = (world: World, provider: OpenIdProvider): string =>
  `${world.config.publicUrl}/sign-in/with/${provider.id}/back`;

/** Begins a visit to a provider: gives the address to go to. `browser` is a secret that the asking browser holds. */
export const beginVisit = async (
  world: World,
  provider: OpenIdProvider,
  { browser, ...journey }: Journey & { browser: string },
): Promise<Outcome<string, 'away'>> => {
  const client = await providerClient(world, provider);
  if (!client.ok) return client;
  const library = await openId();
  const [state, nonce, verifier] = [world.newSecret(), world.newSecret(), library.randomPKCECodeVerifier()];
  const details: Kept = { ...journey, provider: provider.id, browser: hashOfToken(browser), nonce, verifier };
  await setChallenge(world, { kind, secret: state, accountId: journey.accountId, details, life: visitLife });
  const address = library.buildAuthorizationUrl(client.value, {
    redirect_uri: backAddress(world, provider),
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await library.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return ok(address.href);
};

const visitorOf = (claims: IDToken, info: UserInfoResponse | undefined): Visitor => {
  const from = typeof claims['email'] === 'string' ? claims : { ...claims, ...info };
  const said = from['email'];
  const name = [from['name'], info?.name, from['nickname'], from['preferred_username']].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof said === 'string' ? normalEmail(said) : undefined,
    // Some send the word instead of the value.
    isEmailVerified: from['email_verified'] === true || from['email_verified'] === 'true',
    name: cutText(foldSpace(cleanText(name ?? '')), 100),
  };
};

/** The edition a visit was begun in: the provider knows one address for all. */
export const editionOfVisit = async (world: World, state: string | null): Promise<string | undefined> =>
  (await seeChallenge<Kept>(world, { kind, secret: state ?? undefined }))?.details.edition;

type Returned = {
  /** The query the provider sent the browser back with. */
  query: URLSearchParams;
  browser: string | undefined;
};

const exchange = async (
  world: World,
  provider: OpenIdProvider,
  { kept, state, query }: { kept: Kept; state: string; query: URLSearchParams },
): Promise<Outcome<Visitor, 'away'>> => {
  const client = await providerClient(world, provider);
  if (!client.ok) return client;
  const library = await openId();
  const address = new URL(backAddress(world, provider));
  address.search = query.toString();
  const tokens = await library.authorizationCodeGrant(client.value, address, {
    pkceCodeVerifier: kept.verifier,
    expectedState: state,
    expectedNonce: kept.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('the provider sent no ID token');
  const lacksEmail = typeof claims['email'] !== 'string' && client.value.serverMetadata().userinfo_endpoint;
  const info = lacksEmail ? await library.fetchUserInfo(client.value, tokens.access_token, claims.sub) : undefined;
  return ok(visitorOf(claims, info));
};

/**
 * Takes what a browser comes back with. The question it was sent off with is used up whatever the answer is; another browser's, another
 * provider's or an old one is worth nothing.
 */
export const endVisit = async (
  world: World,
  provider: OpenIdProvider,
  { query, browser }: Returned,
): Promise<Outcome<{ visitor: Visitor; journey: Journey }, 'lost' | 'cancelled' | 'away' | 'untrusted'>> => {
  const state = query.get('state') ?? undefined;
  const used = await useChallenge<Kept>(world, { kind, secret: state });
  const kept = used?.details;
  if (!kept || !state || browser === undefined || kept.browser !== hashOfToken(browser)) return refuse('lost');
  if (kept.provider !== provider.id) return refuse('lost');
  if (query.get('error') === 'access_denied') return refuse('cancelled');
  try {
    const visitor = await exchange(world, provider, { kept, state, query });
    if (!visitor.ok) return visitor;
    const { intent, edition, returnTo, draft } = kept;
    return ok({ visitor: visitor.value, journey: { intent, edition, returnTo, draft, accountId: used.accountId } });
  } catch (error) {
    const { code, name } = error as { code?: unknown; name?: unknown };
    // The library's errors carry whole answers with tokens in them: only their kind is written down.
    world.log.warn({ provider: provider.id, fault: String(code ?? name) }, 'an OpenID provider was not believed');
    return refuse(isAway(error) ? 'away' : 'untrusted');
  }
};
