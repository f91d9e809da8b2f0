import type { Db } from '../../storage/storage.ts';

/** What an account signs in with, without anything one could sign in with. */
export const provingRows = async (
  db: Db,
  accountId: string,
): Promise<{
  password: { changedAt: number | null } | undefined;
  totp: { created_at: number; confirmed_at: number | null } | undefined;
  passkeys: { name: string; created_at: number; used_at: number | null }[];
  identities: { issuer: string; created_at: number; used_at: number | null }[];
}> => {
  const account = await db
    .selectFrom('account')
    .select(['password_hash', 'password_changed_at'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  const totp = await db
    .selectFrom('totp')
    .select(['created_at', 'confirmed_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const passkeys = await db
    .selectFrom('passkey')
    .select(['name', 'created_at', 'used_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .limit(100)
    .execute();
  const identities = await db
    .selectFrom('identity')
    .select(['issuer', 'created_at', 'used_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .limit(100)
    .execute();
  const password = account?.password_hash == null ? undefined : { changedAt: account.password_changed_at };
  return { password, totp, passkeys, identities };
};

type TokenRow = {
  id: string;
  name: string;
  scopes: string;
  created_at: number;
  used_at: number | null;
  expires_at: number | null;
};

export const tokenRows = (db: Db, accountId: string): Promise<TokenRow[]> =>
  db
    .selectFrom('api_token')
    .select(['id', 'name', 'scopes', 'created_at', 'used_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .limit(200)
    .execute();
