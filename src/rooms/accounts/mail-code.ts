/** Six digits sent to an address, to be typed into the browser that asked for them: proof that somebody reads its mail. */
import { randomInt } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { createRateLimit, type RateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import type { Edition } from '../publication/publication.ts';
import { mailboxOf } from './account.ts';
import { seeChallenge, setChallenge, useChallenge } from './challenges.ts';
import { codeMail } from './credential-mails.ts';
import { swapChallengeDetails } from './credentials.store.ts';
import { ownCookie, ownCookieIn } from './own-cookies.ts';
import { isSame, markOf } from './server-secret.ts';
import { hashOfToken } from './sessions.ts';
import { digitsOf } from './sign-in-by-mail.ts';

/** What the code is good for: it serves nothing else. */
export type CodePurpose = 'again' | 'join' | 'address' | 'invitation';

const cookieName = 'mail-code';
const life = 600_000;
const mostTries = 5;
const hour = 3_600_000;

type Kept = { email: string; mark: string; tries: number; payload: Record<string, string> };
export type ProvenMail = { email: string; accountId: string | undefined; payload: Record<string, string> };

type Limits = { address: RateLimit; network: RateLimit };
const limits = new WeakMap<World, Limits>();

const limitsOf = (world: World): Limits => {
  const known = limits.get(world);
  if (known) return known;
  const made = {
    address: createRateLimit({ limit: 5, perMs: hour, now: world.now }),
    network: createRateLimit({ limit: 20, perMs: hour, now: world.now }),
  };
  limits.set(world, made);
  return made;
};

const kindOf = (purpose: CodePurpose): string => `mail-${purpose}`;
const markFor = (world: World, secret: string, code: string): Promise<string> =>
  markOf(world, 'mail-code', `${secret} ${code}`);

export type CodeAsked = {
  purpose: CodePurpose;
  email: string;
  /** The account it is for, when one is signed in. */
  accountId?: string;
  payload?: Record<string, string>;
  network: string;
  edition: Edition;
};

/** Sends a code; gives the cookie without which it is worth nothing. */
export const sendCode = async (world: World, asked: CodeAsked): Promise<Outcome<string, 'too-many'>> => {
  const { address, network } = limitsOf(world);
  if (network.take(asked.network) > 0 || address.take(mailboxOf(asked.email)) > 0) return refuse('too-many');
  const secret = world.newSecret();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const { email, payload = {}, accountId } = asked;
  const details: Kept = { email, payload, tries: 0, mark: await markFor(world, secret, code) };
  await setChallenge(world, { kind: kindOf(asked.purpose), secret, accountId, details, life });
  const mail = codeMail({ to: email, code, edition: asked.edition, publicUrl: world.config.publicUrl });
  await world.write((tx) => tx.later('mail', mail));
  return ok(ownCookie(world, cookieName, secret, life / 1000));
};

const secretIn = (world: World, request: FastifyRequest): string | undefined =>
  ownCookieIn(world, request.headers.cookie, cookieName);

/** The code this browser waits for. */
export const awaitedCode = async (
  world: World,
  request: FastifyRequest,
  purpose: CodePurpose,
): Promise<ProvenMail | undefined> => {
  request.isPersonal = true;
  const kept = await seeChallenge<Kept>(world, { kind: kindOf(purpose), secret: secretIn(world, request) });
  return kept && { email: kept.details.email, accountId: kept.accountId, payload: kept.details.payload };
};

/** Spends one of the tries, before anything is compared: however many come at once, none is free. */
const spendTry = (world: World, secret: string, kept: Kept): Promise<boolean> => {
  const swap = {
    hash: hashOfToken(secret),
    before: JSON.stringify(kept),
    after: JSON.stringify({ ...kept, tries: kept.tries + 1 }),
  };
  return world.write(({ db }) => swapChallengeDetails(db, swap));
};

/** Takes the code that was typed; right once, and wrong five times at most. */
export const takeCode = async (
  world: World,
  request: FastifyRequest,
  { purpose, typed }: { purpose: CodePurpose; typed: string },
): Promise<Outcome<ProvenMail, 'wrong-code' | 'gone'>> => {
  const secret = secretIn(world, request);
  const asked = { kind: kindOf(purpose), secret };
  const kept = await seeChallenge<Kept>(world, asked);
  if (secret === undefined || !kept || kept.details.tries >= mostTries) return refuse('gone');
  if (!(await spendTry(world, secret, kept.details))) return refuse('wrong-code');
  const mark = await markFor(world, secret, digitsOf(typed));
  if (!isSame(mark, kept.details.mark)) return refuse(kept.details.tries + 1 < mostTries ? 'wrong-code' : 'gone');
  const used = await useChallenge<Kept>(world, asked);
  if (!used) return refuse('gone');
  return ok({ email: used.details.email, accountId: used.accountId, payload: used.details.payload });
};

/** The Set-Cookie value that forgets the code. */
export const forgetCode = (world: World): string => ownCookie(world, cookieName, undefined, 0);
