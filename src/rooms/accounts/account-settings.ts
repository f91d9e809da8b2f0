import * as v from 'valibot';
import { saveSettings, type Publication } from '../publication/publication.ts';
import type { World } from '../../world.ts';

/** A place where readers may have an account already; anything that speaks OpenID Connect and can be discovered. */
export type OpenIdProvider = {
  /** In addresses: `/sign-in/with/ID`. */
  id: string;
  /** On the button: “Continue with NAME”. */
  name: string;
  issuer: string;
  clientId: string;
  /** Empty for a client without one. */
  clientSecret: string;
};

/** `offered`: staff may set one up; `required`: they must before they open the newsroom. */
export type StaffSecondFactor = 'off' | 'offered' | 'required';

/** What editors may set about signing in; kept as the setting `accounts`. */
export type AccountSettings = { providers: OpenIdProvider[]; secondFactorForStaff: StaffSecondFactor };

const isOwnMachine = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** Whether a provider may be asked at this address: over https, or on this very machine. */
export const mayAskProvider = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isOwnMachine(url.hostname)));
};

const provider = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  issuer: v.pipe(v.string(), v.maxLength(500), v.check(mayAskProvider)),
  clientId: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  clientSecret: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ''),
});

const stored = v.object({
  providers: v.optional(v.array(v.unknown()), []),
  secondFactorForStaff: v.optional(v.picklist(['off', 'offered', 'required']), 'offered'),
});

/** The secret may come from the environment, so that it need not lie in the database: OIDC_ID_SECRET. */
const withSecret = (one: OpenIdProvider): OpenIdProvider => {
  const named = process.env[`OIDC_${one.id.toUpperCase().replaceAll('-', '_')}_SECRET`];
  return named ? { ...one, clientSecret: named } : one;
};

const providersIn = (given: readonly unknown[]): OpenIdProvider[] => {
  const seen = new Set<string>();
  return given.flatMap((one) => {
    const fit = v.safeParse(provider, one);
    if (!fit.success || seen.has(fit.output.id)) return [];
    seen.add(fit.output.id);
    return [fit.output];
  });
};

/** Whether something may be kept as a provider; its secret may be empty. */
export const isProvider = (one: unknown): one is OpenIdProvider => v.is(provider, one);

const read = (value: unknown): AccountSettings => {
  const found = v.safeParse(stored, value ?? {});
  if (!found.success) return { providers: [], secondFactorForStaff: 'offered' };
  return {
    providers: providersIn(found.output.providers),
    secondFactorForStaff: found.output.secondFactorForStaff,
  };
};

const kept = ({ settings }: Publication): unknown => (settings as Record<string, unknown>)['accounts'];

/** The settings as they lie in the database: without what the environment adds. For the form they are changed in. */
export const storedAccountSettings = (publication: Publication): AccountSettings => read(kept(publication));

const known = new WeakMap<object, AccountSettings>();

/** The settings in force. A provider that is set wrongly is left out: all other ways of signing in stay. */
export const accountSettings = (publication: Publication): AccountSettings => {
  const before = known.get(publication.settings);
  if (before) return before;
  const plain = storedAccountSettings(publication);
  const fresh = { ...plain, providers: plain.providers.map(withSecret) };
  known.set(publication.settings, fresh);
  return fresh;
};

/** Saves the settings; they must have been checked. Every page follows. */
export const saveAccountSettings = (world: World, accounts: AccountSettings): Promise<void> =>
  saveSettings(world, { accounts } as Partial<Publication['settings']>);
