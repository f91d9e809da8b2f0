import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import { accountRow, insertToken, useToken } from './accounts.store.ts';
import { hashOfToken } from './sessions.ts';

const linkLife = 86_400_000;

/** A new address that signs in as this account: once, within a day. Operators make such links. */
export const signInLink = async (world: World, accountId: string): Promise<string> => {
  const token = world.newSecret();
  const now = world.now();
  const row = { hash: hashOfToken(token), account_id: accountId, created_at: now, expires_at: now + linkLife };
  await world.write(({ db }) => insertToken(db, row));
  return `${world.config.publicUrl}/sign-in/${token}`;
};

/** Uses an operator's link up; undefined when the token is no good any more. */
export const redeemSignInLink = (world: World, token: string): Promise<Account | undefined> =>
  world.write(async ({ db }) => {
    const accountId = await useToken(db, hashOfToken(token), world.now());
    const account = accountId === undefined ? undefined : await accountRow(db, { id: accountId });
    return account?.disabledAt === undefined ? account : undefined;
  });
