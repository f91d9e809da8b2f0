/** The second factor: six digits of an app, or a recovery code. Passkeys are two in one (see passkeys.ts). */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { createRateLimit, type RateLimit } from '../../delivery/delivery.ts';
import type { Tx, World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { isStaff, type Account } from './account.ts';
import { accountSettings } from './account-settings.ts';
import { newsMail } from './credential-mails.ts';
import type { CredentialNews } from './credential-words.ts';
import {
  confirmTotp,
  deletePasskeysOf,
  deleteTotp,
  factorCounts,
  putTotp,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeTotpStep,
  totpRow,
} from './credentials.store.ts';
import { hashOfRecoveryCode, newRecoveryCodes, recoveryCodeOf } from './recovery-codes.ts';
import { accountTopic, type SignedIn } from './sessions.ts';
import { markSecondFactor } from './sessions.store.ts';
import { newTotpSecret, totpStepOf } from './totp.ts';

/** Guesses at an account's codes; with three codes right at a time, a thousand years of them find one in two. */
const guesses = { limit: 5, perMs: 900_000 };
const limits = new WeakMap<World, RateLimit>();

const guessLimit = (world: World): RateLimit => {
  const known = limits.get(world);
  if (known) return known;
  const made = createRateLimit({ ...guesses, now: world.now });
  limits.set(world, made);
  return made;
};

const tell = async (world: World, tx: Tx, account: Account, news: CredentialNews): Promise<void> => {
  await tx.later('mail', await newsMail(world, account, { news }));
  await tx.changed(accountTopic(account.id));
};

/** Gives the secret that is to be put into an app; the same until it is confirmed or half an hour is over. */
export const beginTotp = async (world: World, account: Account): Promise<void> => {
  const before = await totpRow(world.db, account.id);
  if (before?.confirmed_at != null) return;
  if (before && world.now() - before.created_at < 1_800_000) return;
  await world.write(({ db }) => putTotp(db, { accountId: account.id, secret: newTotpSecret(), at: world.now() }));
};

/** The secret that waits to be confirmed. */
export const waitingTotp = async (world: World, account: Account): Promise<string | undefined> => {
  const row = await totpRow(world.db, account.id);
  return row && row.confirmed_at === null ? row.secret : undefined;
};

const freshCodes = async (tx: Tx, account: Account): Promise<string[]> => {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => hashOfRecoveryCode(account.id, code));
  await replaceRecoveryCodes(tx.db, account.id, hashes);
  return codes;
};

/** Switches the app on once it shows the right digits; gives the recovery codes, which nobody can show again. */
export const switchTotpOn = async (
  world: World,
  { account, session }: SignedIn,
  typed: string,
): Promise<Outcome<string[], 'wrong-code' | 'too-many' | 'not-begun'>> => {
  if (guessLimit(world).take(account.id) > 0) return refuse('too-many');
  return world.write(async (tx) => {
    const row = await totpRow(tx.db, account.id);
    if (!row || row.confirmed_at !== null) return refuse('not-begun');
    const step = totpStepOf(row.secret, typed, world.now());
    if (step === undefined || !(await takeTotpStep(tx.db, account.id, step))) return refuse('wrong-code');
    await confirmTotp(tx.db, account.id, world.now());
    await markSecondFactor(tx.db, session.hash, world.now());
    await tell(world, tx, account, 'factorOn');
    guessLimit(world).forgive(account.id);
    return ok(await freshCodes(tx, account));
  });
};

const takeTyped = async (
  world: World,
  tx: Tx,
  account: Account,
  typed: string,
): Promise<'app' | 'code' | undefined> => {
  const row = await totpRow(tx.db, account.id);
  if (row && row.confirmed_at !== null) {
    const step = totpStepOf(row.secret, typed, world.now());
    if (step !== undefined && (await takeTotpStep(tx.db, account.id, step))) return 'app';
  }
  const code = recoveryCodeOf(typed);
  if (code === undefined) return undefined;
  const hash = hashOfRecoveryCode(account.id, code);
  return (await takeRecoveryCode(tx.db, { accountId: account.id, hash, at: world.now() })) ? 'code' : undefined;
};

/** Takes the digits of the app or a recovery code; each is good once. */
export const giveSecondFactor = async (
  world: World,
  account: Account,
  typed: string,
): Promise<Outcome<undefined, 'wrong-code' | 'too-many'>> => {
  if (guessLimit(world).take(account.id) > 0) return refuse('too-many');
  const taken = await world.write(async (tx) => {
    const by = await takeTyped(world, tx, account, typed.slice(0, 100));
    if (by === 'code') await tell(world, tx, account, 'codeUsed');
    return by;
  });
  if (taken === undefined) return refuse('wrong-code');
  guessLimit(world).forgive(account.id);
  return ok(undefined);
};

/** Whether anything is ever asked of this account that a recovery code could stand in for. */
export const mayHaveCodes = (
  { role }: Account,
  { hasTotp, passkeys }: { hasTotp: boolean; passkeys: number },
): boolean => hasTotp || (isStaff(role) && passkeys > 0);

/** New recovery codes in place of the old ones; refused to those who have nothing they could stand in for. */
export const renewRecoveryCodes = async (
  world: World,
  account: Account,
): Promise<Outcome<string[], 'no-second-factor'>> => {
  const factors = await factorCounts(world.db, account.id);
  if (!mayHaveCodes(account, factors)) return refuse('no-second-factor');
  return world.write(async (tx) => {
    await tell(world, tx, account, 'codesRenewed');
    return ok(await freshCodes(tx, account));
  });
};

/** Whether an account may do without this factor: not if it is the last one and the publication requires one. */
export const mayDropFactor = async (world: World, account: Account, dropped: 'totp' | 'passkey'): Promise<boolean> => {
  const { secondFactorForStaff } = accountSettings(await publicationOf(world));
  if (!isStaff(account.role) || secondFactorForStaff !== 'required') return true;
  const { hasTotp, passkeys } = await factorCounts(world.db, account.id);
  return dropped === 'totp' ? passkeys > 0 : hasTotp || passkeys > 1;
};

export const switchTotpOff = async (world: World, account: Account): Promise<Outcome<undefined, 'last-factor'>> => {
  if (!(await mayDropFactor(world, account, 'totp'))) return refuse('last-factor');
  await world.write(async (tx) => {
    const { hasTotp, passkeys } = await factorCounts(tx.db, account.id);
    await deleteTotp(tx.db, account.id);
    if (passkeys === 0) await replaceRecoveryCodes(tx.db, account.id, []);
    if (hasTotp) await tell(world, tx, account, 'factorOff');
  });
  return ok(undefined);
};

/** For the operator, when telephone and codes are lost: the account signs in by mail alone until it sets a second factor up anew. */
export const forgetSecondFactor = (world: World, account: Account): Promise<void> =>
  world.write(async (tx) => {
    await deleteTotp(tx.db, account.id);
    await deletePasskeysOf(tx.db, account.id);
    await replaceRecoveryCodes(tx.db, account.id, []);
    await tell(world, tx, account, 'factorOff');
  });
