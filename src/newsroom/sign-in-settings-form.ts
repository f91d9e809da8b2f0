import {
  isProvider,
  mayAskProvider,
  type AccountSettings,
  type OpenIdProvider,
  type StaffSecondFactor,
} from '../rooms/accounts/accounts.ts';

/** More buttons than that nobody reads. */
export const mostProviders = 8;

export const providerFields = ['id', 'name', 'issuer', 'clientId', 'clientSecret'] as const;

const factors: readonly StaffSecondFactor[] = ['off', 'offered', 'required'];

const typed = (form: Record<string, unknown>, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value.trim().slice(0, 2_000) : '';
};

/** A row of the form; undefined when it was left or made empty. */
const rowOf = (form: Record<string, unknown>, row: number): OpenIdProvider | undefined => {
  const [id, name, issuer, clientId, clientSecret] = providerFields.map((field) => typed(form, `${field}-${row}`));
  const given = { id: id ?? '', name: name ?? '', issuer: issuer ?? '', clientId: clientId ?? '' };
  return Object.values(given).some(Boolean) ? { ...given, clientSecret: clientSecret ?? '' } : undefined;
};

const faultOf = (provider: OpenIdProvider, before: readonly OpenIdProvider[]): string | undefined => {
  const called = `“${provider.name || provider.id}”`;
  if (!/^[a-z0-9-]{1,40}$/.test(provider.id)) return `${called}: the short name is made of a–z, 0–9 and hyphens`;
  if (before.some(({ id }) => id === provider.id)) return `${called}: the short name ${provider.id} is there twice`;
  if (!mayAskProvider(provider.issuer)) return `${called}: the issuer is an address starting with https://`;
  return isProvider(provider) ? undefined : `${called}: name, issuer and client id are all needed`;
};

/** The secret that is kept: it was told to us by this issuer, and another one must not get it. */
const secretFor = (row: OpenIdProvider, kept: readonly OpenIdProvider[]): string =>
  kept.find(({ id, issuer }) => id === row.id && issuer === row.issuer)?.clientSecret ?? '';

/** Reads the form, and says all that is wrong with it; a secret that is left empty stays as it was, but is never sent to another issuer. */
export const readSignInSettings = (
  body: unknown,
  current: AccountSettings,
): { settings: AccountSettings; faults: string[] } => {
  const form = (body ?? {}) as Record<string, unknown>;
  const rows = Array.from({ length: mostProviders }, (_, row) => rowOf(form, row)).filter((row) => row !== undefined);
  const providers = rows.map((row) => ({
    ...row,
    clientSecret: row.clientSecret || secretFor(row, current.providers),
  }));
  const faults = providers
    .map((one, place) => faultOf(one, providers.slice(0, place)))
    .filter((fault) => fault !== undefined);
  const chosen = factors.find((one) => one === form['secondFactorForStaff']);
  if (!chosen) faults.push('Second step for staff: choose one of the three');
  return { settings: { providers, secondFactorForStaff: chosen ?? current.secondFactorForStaff }, faults };
};
