/** The accounts room's own share of what is kept about a reader. */
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import { provingRows, tokenRows } from './data-own.store.ts';
import { dataWords } from './data-words.ts';
import { formerNamesOf } from './names.store.ts';
import type { DataPart } from './own-data.ts';
import { sessionsOf } from './sessions.ts';

const moment = (at: number | null | undefined): string | null => (at == null ? null : new Date(at).toISOString());

const profileRow = (account: Account): Record<string, unknown> => ({
  id: account.id,
  name: account.name,
  email: account.email,
  role: account.role,
  bio: account.bio,
  picture: account.picture === undefined ? null : 'picture.webp',
  edition: account.edition ?? null,
  isPublic: account.isPublic,
  createdAt: moment(account.createdAt),
  emailConfirmedAt: moment(account.emailConfirmedAt),
  nameChangedAt: moment(account.nameChangedAt),
  suspendedUntil: moment(account.suspendedUntil),
  suspendedWhy: account.suspendedWhy,
  preferences: account.preferences,
});

const methodRows = async (world: World, account: Account): Promise<Record<string, unknown>[]> => {
  const { password, totp, passkeys, identities } = await provingRows(world.db, account.id);
  return [
    { kind: 'mail', email: account.email, confirmedAt: moment(account.emailConfirmedAt) },
    ...(password ? [{ kind: 'password', createdAt: moment(password.changedAt) }] : []),
    ...passkeys.map(({ name, created_at, used_at }) => ({
      kind: 'passkey',
      name,
      createdAt: moment(created_at),
      usedAt: moment(used_at),
    })),
    ...identities.map(({ issuer, created_at, used_at }) => ({
      kind: 'openid',
      issuer,
      createdAt: moment(created_at),
      usedAt: moment(used_at),
    })),
    ...(totp
      ? [{ kind: 'authenticator', createdAt: moment(totp.created_at), confirmedAt: moment(totp.confirmed_at) }]
      : []),
  ];
};

/** Everything this room holds about a reader, without anything one could sign in with. */
export const accountParts = async (world: World, { id }: Account, language: string): Promise<DataPart[]> => {
  const account = await accountRow(world.db, { id });
  if (!account) return [];
  const { parts } = wordsFor(dataWords, language);
  const sessions = await sessionsOf(world, account);
  const names = await formerNamesOf(world.db, account.id);
  const tokens = await tokenRows(world.db, account.id);
  const named = (name: keyof typeof parts, rows: DataPart['rows']): DataPart => ({ name, title: parts[name], rows });
  return [
    named('profile', [profileRow(account)]),
    named('sign-in-methods', await methodRows(world, account)),
    named(
      'sessions',
      sessions.map(({ device, method, createdAt, seenAt, expiresAt }) => ({
        device,
        method,
        createdAt: moment(createdAt),
        seenAt: moment(seenAt),
        expiresAt: moment(expiresAt),
      })),
    ),
    named(
      'former-names',
      names.map(({ name_key, released_at }) => ({ likeness: name_key, givenUpAt: moment(released_at) })),
    ),
    named(
      'tokens',
      tokens.map(({ name, scopes, created_at, used_at, expires_at }) => ({
        name,
        scopes: scopes.split(' ').filter(Boolean),
        createdAt: moment(created_at),
        usedAt: moment(used_at),
        expiresAt: moment(expires_at),
      })),
    ),
  ];
};
