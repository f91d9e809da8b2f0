/**
 * Passkeys (WebAuthn). Every one asks its owner for a finger, a face or a PIN, so that it is two proofs in one. The protocol is the
 * library's; what is ours: who may ask, challenges that are good once, and counters that never go back.
 */
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { cleanText, cutText, foldSpace } from '../../common/text.ts';
import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import type { Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import { setChallenge, useChallenge } from './challenges.ts';
import { challengeIn, readPasskeyAnswer, readPasskeyMade, type PasskeyAnswer } from './passkey-answer.ts';
import { newsMail } from './credential-mails.ts';
import {
  deletePasskey,
  insertPasskey,
  mostCredentials,
  passkeyRow,
  passkeyRowsOf,
  renamePasskey,
  usePasskey,
  type PasskeyRow,
} from './credentials.store.ts';
import { mayDropFactor } from './second-factor.ts';
import { accountTopic, type SignedIn } from './sessions.ts';
import { markSecondFactor } from './sessions.store.ts';

export type Passkey = { id: string; name: string; createdAt: number; usedAt: number | undefined };

const life = 600_000;
const addKind = 'passkey-add';
const signInKind = 'passkey-sign-in';
const longestName = 60;

/** EdDSA, ES256, RS256: what devices have. The library's own list tries out what Node calls experimental. */
const algorithms = [-8, -7, -257];

/** The library is large and most starts of the server never need it. */
const webAuthn = () => import('@simplewebauthn/server');

const party = (world: World): { rpID: string; origin: string } => {
  const { hostname, origin } = new URL(world.config.publicUrl);
  return { rpID: hostname, origin };
};

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64url, 'base64url'));
const transportsOf = (row: PasskeyRow): AuthenticatorTransport[] =>
  JSON.parse(row.transports) as AuthenticatorTransport[];

/** What a browser needs to make a passkey for this account. */
export const passkeyCreation = async (
  world: World,
  account: Account,
): Promise<PublicKeyCredentialCreationOptionsJSON> => {
  const { generateRegistrationOptions } = await webAuthn();
  const secret = world.newSecret();
  await setChallenge(world, { kind: addKind, secret, accountId: account.id, details: {}, life });
  const known = await passkeyRowsOf(world.db, account.id);
  const { defaultEdition } = await publicationOf(world);
  return generateRegistrationOptions({
    rpName: defaultEdition.publicationName,
    rpID: party(world).rpID,
    userName: account.email,
    userDisplayName: account.name,
    userID: new TextEncoder().encode(account.id),
    challenge: bytesOf(secret),
    timeout: life,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map((row) => ({ id: row.id, transports: transportsOf(row) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
};

/** What a browser needs to let its reader choose a passkey. */
export const passkeyRequest = async (world: World): Promise<PublicKeyCredentialRequestOptionsJSON> => {
  const { generateAuthenticationOptions } = await webAuthn();
  const secret = world.newSecret();
  await setChallenge(world, { kind: signInKind, secret, details: {}, life });
  return generateAuthenticationOptions({
    rpID: party(world).rpID,
    challenge: bytesOf(secret),
    timeout: life,
    userVerification: 'required',
  });
};

/** A name as somebody typed it, fit to be kept; empty when nothing is left of it. */
export const passkeyName = (typed: unknown): string =>
  typeof typed === 'string' ? cutText(foldSpace(cleanText(typed)), longestName) : '';

/** The library throws for every answer that is not as it must be: each is the sender's fault. */
const verified = async <T>(work: () => Promise<T>): Promise<T | undefined> => work().catch(() => undefined);

type Added = { by: SignedIn; answer: unknown; name: string };

/** Adds the passkey that a browser has made for this account. */
export const addPasskey = async (
  world: World,
  { by: { account, session }, answer, name }: Added,
): Promise<Outcome<undefined, 'bad-passkey' | 'too-many'>> => {
  const response = readPasskeyMade(answer);
  const secret = response && challengeIn(response.response.clientDataJSON);
  const challenge = await useChallenge(world, { kind: addKind, secret });
  if (!response || !secret || challenge?.accountId !== account.id) return refuse('bad-passkey');
  const { verifyRegistrationResponse } = await webAuthn();
  const { rpID, origin } = party(world);
  const found = await verified(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: secret,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  if (!found?.verified) return refuse('bad-passkey');
  const { credential } = found.registrationInfo;
  return world.write(async (tx) => {
    if (await passkeyRow(tx.db, credential.id)) return refuse('bad-passkey');
    if ((await passkeyRowsOf(tx.db, account.id)).length >= mostCredentials) return refuse('too-many');
    await insertPasskey(tx.db, {
      id: credential.id,
      account_id: account.id,
      public_key: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: JSON.stringify(response.response.transports),
      name: passkeyName(name),
      created_at: world.now(),
    });
    // Making it took a finger, a face or a PIN: this session has given its second factor.
    await markSecondFactor(tx.db, session.hash, world.now());
    await tx.later('mail', await newsMail(world, account, { news: 'passkeyAdded', name: passkeyName(name) }));
    await tx.changed(accountTopic(account.id));
    return ok(undefined);
  });
};

const assertedRow = async (
  world: World,
  response: PasskeyAnswer | undefined,
): Promise<{ row: PasskeyRow; secret: string } | undefined> => {
  const secret = response && challengeIn(response.response.clientDataJSON);
  if (!response || !secret || !(await useChallenge(world, { kind: signInKind, secret }))) return undefined;
  const row = await passkeyRow(world.db, response.id);
  if (!row) return undefined;
  const { userHandle } = response.response;
  // A key says whose it is: one that names another account was put under a foreign name.
  if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== row.account_id) return undefined;
  return { row, secret };
};

/** Whose passkey has signed; both proofs are in it. */
export const provePasskey = async (world: World, answer: unknown): Promise<Outcome<Account, 'bad-passkey'>> => {
  const response = readPasskeyAnswer(answer);
  const asserted = await assertedRow(world, response);
  if (!response || !asserted) return refuse('bad-passkey');
  const { row, secret } = asserted;
  const { verifyAuthenticationResponse } = await webAuthn();
  const { rpID, origin } = party(world);
  const found = await verified(() =>
    verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: secret,
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential: { id: row.id, publicKey: bytesOf(row.public_key), counter: row.counter },
      requireUserVerification: true,
    }),
  );
  if (!found?.verified) {
    world.log.warn({ account: row.account_id }, 'a passkey answered wrongly');
    return refuse('bad-passkey');
  }
  const use = { id: row.id, before: row.counter, counter: found.authenticationInfo.newCounter, at: world.now() };
  if (!(await world.write(({ db }) => usePasskey(db, use)))) return refuse('bad-passkey');
  const account = await accountRow(world.db, { id: row.account_id });
  return account ? ok(account) : refuse('bad-passkey');
};

/** An account's passkeys, the oldest first. */
export const passkeysOf = async (world: World, account: Account): Promise<Passkey[]> =>
  (await passkeyRowsOf(world.db, account.id)).map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at ?? undefined,
  }));

export const nameAnew = async (world: World, account: Account, { id, name }: { id: string; name: string }) =>
  world.write(({ db }) => renamePasskey(db, { accountId: account.id, id }, passkeyName(name)));

export const removePasskey = async (
  world: World,
  account: Account,
  id: string,
): Promise<Outcome<undefined, 'last-factor'>> => {
  if (!(await mayDropFactor(world, account, 'passkey'))) return refuse('last-factor');
  await world.write(async (tx) => {
    const row = await passkeyRow(tx.db, id);
    if (!row || !(await deletePasskey(tx.db, { accountId: account.id, id }))) return;
    await tx.later('mail', await newsMail(world, account, { news: 'passkeyRemoved', name: row.name }));
    await tx.changed(accountTopic(account.id));
  });
  return ok(undefined);
};
