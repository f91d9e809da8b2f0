import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import { accountRow, updateAccount } from './accounts.store.ts';
import { newsMail } from './credential-mails.ts';
import { accountTopic, type SignedIn } from './sessions.ts';
import { deleteSessionsOf } from './sessions.store.ts';

const parts = /^(.)[^@]*(@.+)$/u;

/** Enough of an address to be known by whoever has it: `a…@example.org`. */
export const hintOf = (email: string): string => email.replace(parts, '$1…$2');

/** Gives an account the address its reader has just proved; every other session ends, and the old address is told. */
export const changeEmail = (
  world: World,
  { account, session }: SignedIn,
  email: string,
): Promise<Outcome<Account, 'taken'>> =>
  world.write(async (tx) => {
    const holder = await accountRow(tx.db, { email });
    if (holder && holder.id !== account.id) return refuse('taken');
    await updateAccount(tx.db, account.id, { email, email_confirmed_at: world.now() });
    await deleteSessionsOf(tx.db, account.id, session.hash);
    const news = { news: 'emailChanged', name: hintOf(email), to: account.email } as const;
    if (account.email !== email) await tx.later('mail', await newsMail(world, account, news));
    await tx.later('account-changed', { accountId: account.id });
    await tx.changed(accountTopic(account.id));
    return ok({ ...account, email });
  });
