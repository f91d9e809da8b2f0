import * as v from 'valibot';
import type { Publication } from '../publication/publication.ts';

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

const read = (value: unknown): AccountSettings => {
  const found = v.safeParse(stored, value ?? {});
  if (!found.success) return { providers: [], secondFactorForStaff: 'offered' };
  const seen = new Set<string>();
  const providers = found.output.providers.flatMap((one) => {
    const fit = v.safeParse(provider, one);
    if (!fit.success || seen.has(fit.output.id)) return [];
    seen.add(fit.output.id);
    return [withSecret(fit.output)];
  });
  return { providers, secondFactorForStaff: found.output.secondFactorForStaff };
};

const known = new WeakMap<object, AccountSettings>();

/** The settings in force. A provider that is set wrongly is left out: all other ways of signing in stay. */
export const accountSettings = ({ settings }: Publication): AccountSettings => {
  const before = known.get(settings);
  if (before) return before;
  const fresh = read((settings as Record<string, unknown>)['accounts']);
  known.set(settings, fresh);
  return fresh;
};
