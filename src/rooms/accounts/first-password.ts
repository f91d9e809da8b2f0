/** The first publisher with a password at once: whoever sets a site up has no mail that works yet. */
import { refuse, type Outcome } from '../../common/outcome.ts';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import type { NameRefusal } from './names.ts';
import { faultOfPassword } from './passwords.ts';
import { hashPassword } from './passwords-hashing.ts';
import { putPasswordHash } from './passwords.store.ts';
import { passwordWords } from './passwords-words.ts';
import { accountTopic } from './sessions.ts';
import { becomePublisher, isFirstLink } from './sign-in-first.ts';

type Refusal = NameRefusal | 'not-an-email' | 'over' | 'password' | 'busy';

/** Makes the first publisher by the link that the start has printed; without a password they sign in by mail, link or passkey. */
export const beginAsPublisher = async (
  world: World,
  token: string,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<Outcome<Account, Refusal>> => {
  if (!(await isFirstLink(world, token))) return refuse('over');
  const fault = password === '' ? undefined : await faultOfPassword(world, { email, name }, password);
  if (fault !== undefined) return refuse('password', wordsFor(passwordWords, 'en').faults[fault]);
  const hash = password === '' ? undefined : await hashPassword(password);
  if (password !== '' && hash === undefined) return refuse('busy');
  const made = await becomePublisher(world, token, { email, name });
  if (!made.ok || hash === undefined) return made;
  const accountId = made.value.id;
  await world.write(async (tx) => {
    await putPasswordHash(tx.db, { accountId, hash, at: world.now() });
    await tx.changed(accountTopic(accountId));
  });
  return made;
};
