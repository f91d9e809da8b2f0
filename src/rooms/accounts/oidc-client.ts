/** Speaking to OpenID providers: discovered, remembered for an hour, asked with patience and appetite that end. */
import type { Configuration, CustomFetch } from 'openid-client';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { mayAskProvider, type OpenIdProvider } from './account-settings.ts';

const patience = 8;
const biggestAnswer = 1024 * 1024;
const rememberedFor = 3_600_000;
/** A provider that is away is not asked again by every reader who presses its button. */
const awayFor = 15_000;
const away = 'the provider is away';

/** The library is large and most publications have no providers. */
export const openId = () => import('openid-client');

const readBounded = async (answer: Response): Promise<Uint8Array<ArrayBuffer>> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.length;
    if (size > biggestAnswer) throw new Error('the answer is too big');
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces, size));
};

/** `fetch` with bounds; whatever is not an answer is one kind of fault. */
const boundedFetch: CustomFetch = async (url, { signal, ...asked }) => {
  try {
    if (!mayAskProvider(url)) throw new Error('that address may not be asked');
    const limit = AbortSignal.timeout(patience * 1000);
    const bounds = { signal: signal ? AbortSignal.any([signal, limit]) : limit };
    const answer = await fetch(url, { ...(asked as RequestInit), ...bounds });
    const bytes = await readBounded(answer);
    if (answer.status >= 500) throw new Error(`it answers ${answer.status}`);
    const hasBody = ![204, 205, 304].includes(answer.status);
    return new Response(hasBody ? bytes : null, { status: answer.status, headers: answer.headers });
  } catch (error) {
    // The library lets a TypeError through as it is.
    throw new TypeError(away, { cause: error });
  }
};

/** Whether a fault was that the provider gave no answer, and not what it answered. */
export const isAway = (error: unknown): boolean => error instanceof TypeError && error.message === away;

const discover = async ({ issuer, clientId, clientSecret }: OpenIdProvider): Promise<Configuration> => {
  const library = await openId();
  const isPlain = issuer.startsWith('http:');
  const found = await library.discovery(new URL(issuer), clientId, undefined, library.None(), {
    [library.customFetch]: boundedFetch,
    timeout: patience,
    ...(isPlain ? { execute: [library.allowInsecureRequests] } : {}),
  });
  const metadata = found.serverMetadata();
  // Basic is what the standard assumes where a provider does not say.
  const takesBasic = (metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']).includes(
    'client_secret_basic',
  );
  const withSecret = takesBasic ? library.ClientSecretBasic : library.ClientSecretPost;
  const configuration = new library.Configuration(
    metadata,
    clientId,
    clientSecret ? { client_secret: clientSecret } : {},
    clientSecret ? withSecret(clientSecret) : library.None(),
  );
  configuration[library.customFetch] = boundedFetch;
  configuration.timeout = patience;
  if (isPlain) library.allowInsecureRequests(configuration);
  library.enableNonRepudiationChecks(configuration);
  return configuration;
};

type Remembered = { until: number; found: Promise<Outcome<Configuration, 'away'>> };
const memories = new WeakMap<World, Map<string, Remembered>>();

const tryToDiscover = async (world: World, provider: OpenIdProvider): Promise<Outcome<Configuration, 'away'>> => {
  try {
    return ok(await discover(provider));
  } catch (error) {
    world.log.warn({ err: error, provider: provider.id }, 'an OpenID provider could not be discovered');
    return refuse('away');
  }
};

/** Whether a provider answers and is what it says, asked afresh. */
export const answersAsProvider = async (world: World, provider: OpenIdProvider): Promise<boolean> =>
  (await tryToDiscover(world, provider)).ok;

/** What is known of a provider; `away` when it cannot be reached or is not what it says. */
export const providerClient = async (
  world: World,
  provider: OpenIdProvider,
): Promise<Outcome<Configuration, 'away'>> => {
  const memory = memories.get(world) ?? new Map<string, Remembered>();
  memories.set(world, memory);
  const key = JSON.stringify(provider);
  const known = memory.get(key);
  const now = world.now();
  if (known && known.until > now) return known.found;
  const fresh: Remembered = { until: now + rememberedFor, found: tryToDiscover(world, provider) };
  memory.set(key, fresh);
  const found = await fresh.found;
  if (!found.ok) fresh.until = world.now() + awayFor;
  return found;
};
