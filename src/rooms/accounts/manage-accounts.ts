import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { normalEmail, type Account, type Role } from './account.ts';
import { accountRow, accountRows, deleteSessionsOf, insertAccount, updateAccount } from './accounts.store.ts';

/** The account with this e-mail address, in whatever case it is written. */
export const accountByEmail = async (world: World, email: string): Promise<Account | undefined> => {
  const normal = normalEmail(email);
  return normal === undefined ? undefined : accountRow(world.db, { email: normal });
};

/** All accounts by e-mail address, at most 10,000. */
export const listAccounts = (world: World): Promise<Account[]> => accountRows(world.db, 10_000);

/** Adds an account; refused when the address is none, or known already. */
export const addAccount = async (
  world: World,
  { email, name, role }: { email: string; name: string; role: Role },
): Promise<Outcome<Account, 'not-an-email' | 'known-already'>> => {
  const normal = normalEmail(email);
  if (normal === undefined) return refuse('not-an-email', `“${email}” is not an e-mail address`);
  return world.write(async ({ db }) => {
    if (await accountRow(db, { email: normal }))
      return refuse('known-already', `There is an account with the address ${normal} already`);
    const account: Account = {
      id: world.newId(),
      email: normal,
      name,
      role,
      createdAt: world.now(),
      disabledAt: undefined,
    };
    await insertAccount(db, { id: account.id, email: normal, name, role, created_at: account.createdAt });
    return ok(account);
  });
};

export const changeRole = (world: World, accountId: string, role: Role): Promise<void> =>
  world.write(({ db }) => updateAccount(db, accountId, { role }));

/** Ends all sessions of an account and lets nobody sign in with it, or lets them again. */
export const disableAccount = (world: World, accountId: string, isDisabled: boolean): Promise<void> =>
  world.write(async ({ db }) => {
    await updateAccount(db, accountId, { disabled_at: isDisabled ? world.now() : null });
    if (isDisabled) await deleteSessionsOf(db, accountId);
  });
