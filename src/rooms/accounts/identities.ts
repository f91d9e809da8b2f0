/** Accounts elsewhere that open an account here. One account elsewhere opens one here; one here may be opened by several. */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import { normalEmail, type Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import { seeChallenge, setChallenge } from './challenges.ts';
import { newsMail } from './credential-mails.ts';
import {
  deleteIdentities,
  identityRow,
  identityRowsOf,
  insertIdentity,
  swapChallengeDetails,
  touchIdentity,
} from './credentials.store.ts';
import { takeChallenge } from './held-proofs.store.ts';
import type { Journey, Visitor } from './oidc.ts';
import { registerReader } from './register.ts';
import type { RegisterRefusal } from './register-words.ts';
import { hashOfToken, accountTopic } from './sessions.ts';

export type Identity = { issuer: string; createdAt: number };

export const identitiesOf = async (world: World, account: Account): Promise<Identity[]> =>
  (await identityRowsOf(world.db, account.id)).map(({ issuer, created_at }) => ({ issuer, createdAt: created_at }));

/** The account that an account elsewhere opens. */
export const accountOfVisitor = async (world: World, { issuer, subject }: Visitor): Promise<Account | undefined> => {
  const row = await identityRow(world.db, { issuer, subject });
  if (!row) return undefined;
  await world.write(({ db }) => touchIdentity(db, { issuer, subject }, world.now()));
  return accountRow(world.db, { id: row.account_id });
};

type Joined = { account: Account; visitor: Visitor; providerName: string };

const addIdentity = async (world: World, tx: Tx, { account, visitor, providerName }: Joined): Promise<void> => {
  const { issuer, subject } = visitor;
  await insertIdentity(tx.db, { issuer, subject, account_id: account.id, created_at: world.now() });
  await tx.later('mail', await newsMail(world, account, { news: 'identityAdded', name: providerName }));
  await tx.changed(accountTopic(account.id));
};

/** Lets an account elsewhere open this one; its reader has proved both. */
export const connect = (world: World, joined: Joined): Promise<Outcome<undefined, 'elsewhere'>> =>
  world.write(async (tx) => {
    const known = await identityRow(tx.db, joined.visitor);
    if (known) return known.account_id === joined.account.id ? ok(undefined) : refuse('elsewhere');
    await addIdentity(world, tx, joined);
    return ok(undefined);
  });

/** Takes a provider's accounts off again. Mail always stays as a way in. */
export const disconnect = (
  world: World,
  account: Account,
  { issuer, providerName }: { issuer: string; providerName: string },
): Promise<void> =>
  world.write(async (tx) => {
    if (!(await deleteIdentities(tx.db, { accountId: account.id, issuer }))) return;
    await tx.later('mail', await newsMail(world, account, { news: 'identityRemoved', name: providerName }));
    await tx.changed(accountTopic(account.id));
  });

const joinKind = 'oidc-join';
export const joinLife = 1_800_000;

/** Somebody whom a provider knows and we do not yet. */
export type Joining = { visitor: Visitor; providerName: string; journey: Journey };

/** Keeps who has come while they tell us the rest; gives the secret their browser is to hold. */
export const beginJoining = async (world: World, joining: Joining): Promise<string> => {
  const secret = world.newSecret();
  await setChallenge(world, { kind: joinKind, secret, details: joining, life: joinLife });
  return secret;
};

export const joiningOf = async (world: World, secret: string | undefined): Promise<Joining | undefined> =>
  (await seeChallenge<Joining>(world, { kind: joinKind, secret }))?.details;

/** What is still missing: only a name; a code to the address the provider vouches for, which is known here; or an address, too. */
export type JoinNeed = 'name' | 'proof' | 'email';

export const joinNeed = async (world: World, { visitor }: Joining): Promise<JoinNeed> => {
  const { email, isEmailVerified } = visitor;
  if (email === undefined || !isEmailVerified) return 'email';
  return (await accountRow(world.db, { email })) ? 'proof' : 'name';
};

/** The address has been proved by a code: from now on it counts as if the provider had vouched for it. */
export const proveJoining = (
  world: World,
  { secret, joining, email }: { secret: string; joining: Joining; email: string },
): Promise<boolean> => {
  const proven: Joining = { ...joining, visitor: { ...joining.visitor, email, isEmailVerified: true } };
  const swap = { hash: hashOfToken(secret), before: JSON.stringify(joining), after: JSON.stringify(proven) };
  return world.write(({ db }) => swapChallengeDetails(db, swap));
};

const spend = (world: World, tx: Tx, secret: string): Promise<boolean> =>
  takeChallenge(tx.db, { hash: hashOfToken(secret), kind: joinKind, now: world.now() });

/** Makes an account for somebody whose address is proved and unknown here. With a name that may not be borne nothing is used up. */
export const joinAsNew = (
  world: World,
  { secret, joining, name }: { secret: string; joining: Joining; name: string },
): Promise<Outcome<Account, RegisterRefusal | 'known-already' | 'over'>> =>
  world.write(async (tx) => {
    const { visitor, journey } = joining;
    const email = visitor.isEmailVerified && visitor.email !== undefined ? normalEmail(visitor.email) : undefined;
    if (email === undefined || (await identityRow(tx.db, visitor))) return refuse('over');
    const newcomer = { email, name, edition: journey.edition, spend: () => spend(world, tx, secret) };
    const made = await registerReader(world, tx, newcomer);
    if (!made.ok) return made;
    // The provider's word was enough to make the account: whoever reads the mail hears of it.
    await addIdentity(world, tx, { account: made.value, visitor, providerName: joining.providerName });
    return made;
  });

/** Connects with the account whose address has been proved. */
export const joinExisting = (
  world: World,
  { secret, joining, account }: { secret: string; joining: Joining; account: Account },
): Promise<Outcome<undefined, 'over'>> =>
  world.write(async (tx) => {
    if ((await identityRow(tx.db, joining.visitor)) || !(await spend(world, tx, secret))) return refuse('over');
    await addIdentity(world, tx, { account, visitor: joining.visitor, providerName: joining.providerName });
    return ok(undefined);
  });
