import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type PasskeyRow = Selectable<Tables['passkey']>;
export type IdentityRow = Selectable<Tables['identity']>;

/** More than anybody has devices; a bound for every list. */
export const mostCredentials = 50;

export const passkeyRow = (db: Db, id: string): Promise<PasskeyRow | undefined> =>
  db.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst();

/** An account's passkeys, the oldest first. */
export const passkeyRowsOf = (db: Db, accountId: string): Promise<PasskeyRow[]> =>
  db
    .selectFrom('passkey')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(mostCredentials)
    .execute();

export const insertPasskey = async (db: Db, row: Insertable<Tables['passkey']>): Promise<void> => {
  await db.insertInto('passkey').values(row).execute();
};

type Owned = { accountId: string; id: string };

export const renamePasskey = async (db: Db, { accountId, id }: Owned, name: string): Promise<void> => {
  await db.updateTable('passkey').set({ name }).where('id', '=', id).where('account_id', '=', accountId).execute();
};

/** Whether there was one to remove. */
export const deletePasskey = async (db: Db, { accountId, id }: Owned): Promise<boolean> => {
  const gone = await db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
};

/** Notes a use; false when another use has moved the counter meanwhile. */
export const usePasskey = async (
  db: Db,
  { id, before, counter, at }: { id: string; before: number; counter: number; at: number },
): Promise<boolean> => {
  const row = await db
    .updateTable('passkey')
    .set({ counter, used_at: at })
    .where('id', '=', id)
    .where('counter', '=', before)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
};

type Subject = { issuer: string; subject: string };

export const identityRow = (db: Db, { issuer, subject }: Subject): Promise<IdentityRow | undefined> =>
  db.selectFrom('identity').selectAll().where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst();

export const identityRowsOf = (db: Db, accountId: string): Promise<IdentityRow[]> =>
  db
    .selectFrom('identity')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .limit(mostCredentials)
    .execute();

export const insertIdentity = async (db: Db, row: Insertable<Tables['identity']>): Promise<void> => {
  await db.insertInto('identity').values(row).execute();
};

export const touchIdentity = async (db: Db, { issuer, subject }: Subject, at: number): Promise<void> => {
  await db
    .updateTable('identity')
    .set({ used_at: at })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
};

/** Takes all accounts at this provider off a reader's account; whether there were any. */
export const deleteIdentities = async (
  db: Db,
  { accountId, issuer }: { accountId: string; issuer: string },
): Promise<boolean> => {
  const gone = await db
    .deleteFrom('identity')
    .where('account_id', '=', accountId)
    .where('issuer', '=', issuer)
    .returning('subject')
    .execute();
  return gone.length > 0;
};

export type TotpRow = Selectable<Tables['totp']>;

export const totpRow = (db: Db, accountId: string): Promise<TotpRow | undefined> =>
  db.selectFrom('totp').selectAll().where('account_id', '=', accountId).executeTakeFirst();

/** Puts a secret that is not confirmed yet, in place of an earlier one that was not. */
export const putTotp = async (
  db: Db,
  { accountId, secret, at }: { accountId: string; secret: string; at: number },
): Promise<void> => {
  await db
    .insertInto('totp')
    .values({ account_id: accountId, secret, created_at: at })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet({ secret, created_at: at, last_step: 0 })
        .where('totp.confirmed_at', 'is', null),
    )
    .execute();
};

export const confirmTotp = async (db: Db, accountId: string, at: number): Promise<void> => {
  await db
    .updateTable('totp')
    .set({ confirmed_at: at })
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is', null)
    .execute();
};

/** Uses a step up: none is good twice, and none before it any more. */
export const takeTotpStep = async (db: Db, accountId: string, step: number): Promise<boolean> => {
  const row = await db
    .updateTable('totp')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
};

export const deleteTotp = async (db: Db, accountId: string): Promise<void> => {
  await db.deleteFrom('totp').where('account_id', '=', accountId).execute();
};

/** Puts new recovery codes in place of all earlier ones; none takes them away. */
export const replaceRecoveryCodes = async (db: Db, accountId: string, hashes: readonly string[]): Promise<void> => {
  await db.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  if (hashes.length > 0)
    await db
      .insertInto('recovery_code')
      .values(hashes.map((hash) => ({ hash, account_id: accountId })))
      .execute();
};

export const takeRecoveryCode = async (
  db: Db,
  { accountId, hash, at }: { accountId: string; hash: string; at: number },
): Promise<boolean> => {
  const row = await db
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('hash', '=', hash)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
};

/** What an account could give as a second factor. */
export const factorCounts = async (
  db: Db,
  accountId: string,
): Promise<{ hasTotp: boolean; passkeys: number; codes: number }> => {
  const totp = await totpRow(db, accountId);
  const passkeys = await db
    .selectFrom('passkey')
    .select(({ fn }) => fn.countAll<number | string>().as('n'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  const codes = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number | string>().as('n'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { hasTotp: totp?.confirmed_at != null, passkeys: Number(passkeys.n), codes: Number(codes.n) };
};

/** Replaces a challenge's details unless somebody else has done so meanwhile. */
export const swapChallengeDetails = async (
  db: Db,
  { hash, before, after }: { hash: string; before: string; after: string },
): Promise<boolean> => {
  const row = await db
    .updateTable('challenge')
    .set({ details: after })
    .where('hash', '=', hash)
    .where('details', '=', before)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
};

/** Takes all passkeys off an account. */
export const deletePasskeysOf = async (db: Db, accountId: string): Promise<void> => {
  await db.deleteFrom('passkey').where('account_id', '=', accountId).execute();
};

/** Clears away what has run out; called where challenges are made. */
export const deleteOldChallenges = async (db: Db, now: number): Promise<void> => {
  await db.deleteFrom('challenge').where('expires_at', '<=', now).execute();
};
