import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { normalEmail, type Account, type Role } from './account.ts';
import { accountRow, accountRows, insertAccount, staffRows, updateAccount } from './accounts.store.ts';
import { claimName } from './names.ts';
import { accountTopic } from './sessions.ts';
import { deleteSessionsOf } from './sessions.store.ts';

/** The account with this e-mail address, in whatever case it is written. */
export const accountByEmail = async (world: World, email: string): Promise<Account | undefined> => {
  const normal = normalEmail(email);
  return normal === undefined ? undefined : accountRow(world.db, { email: normal });
};

/** All accounts by e-mail address, at most 10,000. */
export const listAccounts = (world: World): Promise<Account[]> => accountRows(world.db, 10_000);

/** Who works for the publication, by e-mail address. */
export const listStaff = (world: World, limit: number): Promise<Account[]> => staffRows(world.db, limit);

/** Adds an account; refused when the address is none, or known already. */
export const addAccount = async (
  world: World,
  { email, name, role }: { email: string; name: string; role: Role },
): Promise<Outcome<Account, 'not-an-email' | 'known-already'>> => {
  const normal = normalEmail(email);
  if (normal === undefined) return refuse('not-an-email', `“${email}” is not an e-mail address`);
  return world.write(async (tx) => {
    const { db } = tx;
    if (await accountRow(db, { email: normal }))
      return refuse('known-already', `There is an account with the address ${normal} already`);
    const id = world.newId();
    // Operators name people as they please; a name that readers may bear is theirs from now on.
    const claimed = await claimName(world, tx, undefined, name);
    const named = claimed.ok ? { name: claimed.value.name, name_key: claimed.value.key } : { name };
    await insertAccount(db, { id, email: normal, ...named, role, created_at: world.now() });
    const account = await accountRow(db, { id });
    if (!account) throw new Error('an account that was just added is not there');
    return ok(account);
  });
};

export const changeRole = (world: World, accountId: string, role: Role): Promise<void> =>
  world.write(async (tx) => {
    await updateAccount(tx.db, accountId, { role });
    await tx.changed(accountTopic(accountId));
    await tx.later('account-changed', { accountId });
  });

/** Ends all sessions of an account and lets nobody sign in with it, or lets them again. */
export const disableAccount = (world: World, accountId: string, isDisabled: boolean): Promise<void> =>
  world.write(async (tx) => {
    await updateAccount(tx.db, accountId, { disabled_at: isDisabled ? world.now() : null });
    if (isDisabled) await deleteSessionsOf(tx.db, accountId);
    await tx.changed(accountTopic(accountId));
    await tx.later('account-changed', { accountId });
  });
