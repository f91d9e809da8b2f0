/**
 * The last stretch of every sign-in, whatever the proof was: a second step where one is asked for, a session with a token that is
 * always new, and the way back to where the reader was.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { isStaff, type Account } from './account.ts';
import { accountRow, updateAccount } from './accounts.store.ts';
import { challengeRow, insertChallenge, takeChallenge } from './held-proofs.store.ts';
import { noticeDevice } from './notice-device.ts';
import { ownCookie, ownCookieIn } from './own-cookies.ts';
import type { Continuation } from './own-data.ts';
import { returnPath } from './return-path.ts';
import { secondStepFor } from './second-step.ts';
import {
  deviceOf,
  hashOfToken,
  openSession,
  accountTopic,
  sessionCookie,
  sessionOf,
  type SignInMethod,
} from './sessions.ts';
import { deleteSession } from './sessions.store.ts';

/** Somebody has shown that they are this account's reader. */
export type FirstProof = {
  account: Account;
  method: SignInMethod;
  /** What was kept of the sign-in: `draft` names a text that was begun before it. */
  details?: Record<string, string>;
  /** Where they were; home (staff: the newsroom) when there is none. */
  returnTo?: string | undefined;
  /** The proof was two in one: a passkey that asked for a finger, a face or a PIN. */
  hasBoth?: boolean;
  /** The proof came by mail: the address is theirs. */
  byMail?: boolean;
};

/** Where the browser is to go, and what it is to keep; for answers that are no redirect (`fetch`). */
export type Entry = { location: string; cookies: string[] };

const heldCookie = 'second-step';
const heldKind = 'second-step';
const heldFor = 600_000;

const continuations = new WeakMap<World, Continuation>();

/** Says who goes on with what was begun before signing in; called once, when the routes are put together. */
export const continueWith = (world: World, continuation: Continuation | undefined): void => {
  if (continuation) continuations.set(world, continuation);
};

const begunCookie = 'begun';
const begunFor = 86_400;

/** The Set-Cookie value by which a browser is known again as the one in which this text was begun. */
export const cookieOfBegun = (world: World, draft: string): string => ownCookie(world, begunCookie, draft, begunFor);

/**
 * Whether a text was begun in this browser. Its name alone proves nothing: who made it can put it into a link, or ask for a mail to
 * somebody else with it, and whoever signed in by that would say what another has written.
 */
const isBegunHere = (world: World, request: FastifyRequest, draft: string | undefined): boolean =>
  draft !== undefined && ownCookieIn(world, request.headers.cookie, begunCookie) === draft;

const homeOf = (request: FastifyRequest, account: Account): string =>
  isStaff(account.role) ? '/newsroom' : request.visit.link('/');

/** Where a reader goes once they are in: back, or to what became of the text they had begun. */
export const wayBack = async (
  world: World,
  request: FastifyRequest,
  proof: Omit<FirstProof, 'method'>,
): Promise<string> => {
  const returnTo = returnPath(proof.returnTo) ?? homeOf(request, proof.account);
  const { account, details = {} } = proof;
  if (details['draft'] === undefined) return returnTo;
  const resume = continuations.get(world)?.resume;
  const isOwn = isBegunHere(world, request, details['draft']);
  const path = await resume?.(world, { account, details, returnTo, network: request.network, isOwn });
  return returnPath(path) ?? returnTo;
};

/** Lets somebody in who has given every proof that is asked of them. */
export const letIn = async (
  world: World,
  request: FastifyRequest,
  proof: FirstProof & { secondFactor?: boolean },
): Promise<Entry> => {
  const { account, method } = proof;
  const before = sessionOf(world, request.headers.cookie);
  const device = deviceOf(request.headers['user-agent']);
  const notice = await noticeDevice(world, request, account);
  const token = await world.write(async (tx) => {
    // Whatever session this browser had ends here: a token planted in it beforehand opens nothing.
    if (before) await deleteSession(tx.db, hashOfToken(before));
    if (proof.byMail && account.emailConfirmedAt === undefined) {
      await updateAccount(tx.db, account.id, { email_confirmed_at: world.now() });
      // Old comments that were imported with this address become theirs.
      await tx.later('account-changed', { accountId: account.id });
    }
    if (notice) await tx.later('mail', notice.mail);
    await tx.changed(accountTopic(account.id));
    const secondFactor = proof.secondFactor === true || proof.hasBoth === true;
    return openSession(world, tx, { account, method, device, secondFactor });
  });
  world.log.info({ account: account.id, role: account.role, method }, 'signed in');
  const location = await wayBack(world, request, proof);
  return { location, cookies: [sessionCookie(world, token), ...(notice ? [notice.cookie] : [])] };
};

/** Keeps a first proof for ten minutes while the reader gives the second; the browser holds the only key to it. */
const hold = async (world: World, proof: FirstProof): Promise<string> => {
  const secret = world.newSecret();
  const { account, method, details = {}, returnTo = '', byMail = false } = proof;
  const row = {
    hash: hashOfToken(secret),
    kind: heldKind,
    account_id: account.id,
    details: JSON.stringify({ method, details, returnTo, byMail }),
    expires_at: world.now() + heldFor,
  };
  await world.write(({ db }) => insertChallenge(db, row));
  return secret;
};

/** The first proof this browser has given and that waits for the second step. */
export const heldProof = async (world: World, request: FastifyRequest): Promise<FirstProof | undefined> => {
  request.isPersonal = true;
  const secret = ownCookieIn(world, request.headers.cookie, heldCookie);
  if (secret === undefined) return undefined;
  const row = await challengeRow(world.db, { hash: hashOfToken(secret), kind: heldKind, now: world.now() });
  const account = row?.account_id ? await accountRow(world.db, { id: row.account_id }) : undefined;
  if (!row || !account || account.disabledAt !== undefined) return undefined;
  return { ...(JSON.parse(row.details) as Omit<FirstProof, 'account'>), account };
};

/** Uses the held proof up and lets its reader in; undefined when it has run out meanwhile. To be called after a right second step. */
export const finishSecondStep = async (world: World, request: FastifyRequest): Promise<Entry | undefined> => {
  const proof = await heldProof(world, request);
  const secret = ownCookieIn(world, request.headers.cookie, heldCookie);
  if (!proof || secret === undefined) return undefined;
  const asked = { hash: hashOfToken(secret), kind: heldKind, now: world.now() };
  if (!(await world.write(({ db }) => takeChallenge(db, asked)))) return undefined;
  const entry = await letIn(world, request, { ...proof, secondFactor: true });
  return { ...entry, cookies: [...entry.cookies, ownCookie(world, heldCookie, undefined, 0)] };
};

/** Goes on after a first proof: to the second step when one is asked for, else in. */
export const goOn = async (world: World, request: FastifyRequest, proof: FirstProof): Promise<Entry> => {
  if (proof.account.disabledAt !== undefined) return { location: request.visit.link('/sign-in/refused'), cookies: [] };
  const step = proof.hasBoth ? 'none' : await secondStepFor(world, proof.account, proof.method);
  if (step === 'none') return letIn(world, request, proof);
  const cookie = ownCookie(world, heldCookie, await hold(world, proof), heldFor / 1000);
  return { location: request.visit.link('/sign-in/second-factor'), cookies: [cookie] };
};

/** Answers with an entry: a redirect that nobody keeps. */
export const sendEntry = async (reply: FastifyReply, { location, cookies }: Entry): Promise<void> => {
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  await reply.header('cache-control', 'private, no-store').redirect(location, 303);
};

/** What every way of signing in ends with: `goOn`, and the answer to the browser. */
export const finishSignIn = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  proof: FirstProof,
): Promise<void> => sendEntry(reply, await goOn(world, request, proof));
