/** The first publisher of a new publication: whoever sees the terminal it was started in. */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Db } from '../../storage/storage.ts';
import type { World } from '../../world.ts';
import { normalEmail, type Account } from './account.ts';
import { accountRow, insertAccount, staffRows, updateAccount } from './accounts.store.ts';
import { challengeRow, insertChallenge, takeChallenge } from './held-proofs.store.ts';
import { claimName, type NameRefusal } from './names.ts';
import { hashOfToken, accountTopic } from './sessions.ts';

const kind = 'first-publisher';
const life = 86_400_000;

const hasStaff = async (db: Db): Promise<boolean> => (await staffRows(db, 1)).length > 0;

/** An address that makes whoever opens it the publisher: once, within a day. Undefined when somebody works here already. */
export const firstPublisherLink = async (world: World, path = '/sign-in/first'): Promise<string | undefined> => {
  if (await hasStaff(world.db)) return undefined;
  const token = world.newSecret();
  const row = { hash: hashOfToken(token), kind, details: '{}', expires_at: world.now() + life };
  await world.write(({ db }) => insertChallenge(db, row));
  return `${world.config.publicUrl}${path}/${token}`;
};

/** Whether such an address is still good. */
export const isFirstLink = async (world: World, token: string): Promise<boolean> =>
  !(await hasStaff(world.db)) &&
  (await challengeRow(world.db, { hash: hashOfToken(token), kind, now: world.now() })) !== undefined;

/** Makes the first publisher: a new account, or the one of a reader who has registered already. */
export const becomePublisher = (
  world: World,
  token: string,
  typed: { email: string; name: string },
): Promise<Outcome<Account, NameRefusal | 'not-an-email' | 'over'>> =>
  world.write(async (tx) => {
    const email = normalEmail(typed.email);
    if (email === undefined) return refuse('not-an-email');
    const known = await accountRow(tx.db, { email });
    const claimed = known ? undefined : await claimName(world, tx, undefined, typed.name);
    if (claimed && !claimed.ok) return claimed;
    const taken = { hash: hashOfToken(token), kind, now: world.now() };
    if ((await hasStaff(tx.db)) || !(await takeChallenge(tx.db, taken))) return refuse('over');
    const id = known?.id ?? world.newId();
    const role = 'publisher';
    if (claimed) {
      const { name, key } = claimed.value;
      await insertAccount(tx.db, { id, email, name, name_key: key, role, created_at: world.now() });
    } else await updateAccount(tx.db, id, { role });
    await tx.changed(accountTopic(id));
    const account = await accountRow(tx.db, { id });
    return account ? ok(account) : refuse('over');
  });
