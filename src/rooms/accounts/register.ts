import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { isDuplicate } from '../../storage/storage-faults.ts';
import type { Tx, World } from '../../world.ts';
import type { Account } from './account.ts';
import { accountRow, insertAccount } from './accounts.store.ts';
import { mailVerdict } from './email-domains.ts';
import { claimName } from './names.ts';
import type { RegisterRefusal } from './register-words.ts';
import { spendAttempt, type Attempt } from './sign-in-by-mail.ts';

/** Somebody who has proved that the address is theirs. */
export type Newcomer = {
  email: string;
  name: string;
  edition: string;
  /** Uses the proof up once nothing else stands in the way; false when somebody was faster. */
  spend?: () => Promise<boolean>;
};

/** Makes a reader's account, in the transaction in which the address was proved. `email` is in its normal form. */
export const registerReader = async (
  world: World,
  tx: Tx,
  { email, name, edition, spend }: Newcomer,
): Promise<Outcome<Account, RegisterRefusal | 'known-already' | 'over'>> => {
  if (await accountRow(tx.db, { email })) return refuse('known-already');
  if ((await mailVerdict(world, email)) === 'refuse') return refuse('mail-domain');
  const claimed = await claimName(world, tx, undefined, name);
  if (!claimed.ok) return claimed;
  if (spend && !(await spend())) return refuse('over');
  const now = world.now();
  const id = world.newId();
  await insertAccount(tx.db, {
    id,
    email,
    name: claimed.value.name,
    name_key: claimed.value.key,
    role: 'reader',
    edition,
    created_at: now,
    email_confirmed_at: now,
  });
  const account = await accountRow(tx.db, { id });
  if (!account) throw new Error('an account that was just added is not there');
  // Old comments that were imported with this address become theirs.
  await tx.later('account-changed', { accountId: id });
  return ok(account);
};

/** Uses an attempt by mail up for a new account; with a name that may not be borne nothing is used up. */
export const registerByMail = (
  world: World,
  attempt: Attempt,
  { name, edition }: { name: string; edition: string },
): Promise<Outcome<Account, RegisterRefusal | 'known-already' | 'over'>> =>
  world
    .write((tx) =>
      registerReader(world, tx, { email: attempt.email, name, edition, spend: () => spendAttempt(world, tx, attempt) }),
    )
    .catch((error: unknown) => {
      // Two at the same moment: the database lets one of them have the name.
      if (isDuplicate(error)) return refuse('taken' as const);
      throw error;
    });
