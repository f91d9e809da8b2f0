/**
 * Signing in by mail, which is also how one registers: a mail with a link, good on any device, and a code, good only in the browser
 * that asked. Nothing tells a stranger whether there is an account for an address.
 */
import { randomInt } from 'node:crypto';
import { wordsFor } from '../../common/words.ts';
import type { Mail, Tx, World } from '../../world.ts';
import type { Edition, Visit } from '../publication/publication.ts';
import type { Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import { mailOf } from './letter.ts';
import { isSame } from './server-secret.ts';
import { hashOfToken } from './sessions.ts';
import {
  attemptRow,
  insertAttempt,
  setAttemptDetails,
  takeTry,
  useAttempt,
  type AttemptRow,
} from './sign-in-attempts.store.ts';
import { signInMailWords } from './sign-in-mail-words.ts';

const minute = 60_000;
export const codeLife = 10 * minute;
export const linkLife = 30 * minute;
export const mostTries = 5;

/** An attempt to sign in by mail, as the rest of the flow sees it. */
export type Attempt = {
  hash: string;
  email: string;
  returnTo: string;
  /** What was begun before: `draft`. */
  details: Record<string, string>;
  /** The code was right, and only a name is missing. */
  isProven: boolean;
  triesLeft: number;
  state: 'open' | 'used' | 'over';
  codeUntil: number;
};

const proven = 'proven';

const asAttempt = (row: AttemptRow, now: number): Attempt => {
  const { [proven]: isProven, ...details } = JSON.parse(row.details) as Record<string, string>;
  const state = row.used_at === null ? (row.expires_at > now ? 'open' : 'over') : 'used';
  return {
    hash: row.hash,
    email: row.email,
    returnTo: row.return_to,
    details,
    isProven: isProven !== undefined,
    triesLeft: Math.max(0, mostTries - row.wrong_codes),
    state,
    codeUntil: row.created_at + codeLife,
  };
};

type Letter = { email: string; edition: Edition; account: Account | undefined; code: string; link: string };

const writeMail = (world: World, { email, edition, account, code, link }: Letter): Mail => {
  const words = wordsFor(signInMailWords, edition.language);
  const name = edition.publicationName;
  return mailOf({
    to: email,
    edition,
    publicUrl: world.config.publicUrl,
    subject: account ? words.signInSubject(name, code) : words.registerSubject(name, code),
    pieces: [
      { text: account ? words.signInHello(name) : words.registerHello(name) },
      { button: account ? words.signInButton : words.registerButton, href: link },
      { text: words.orCode },
      { code: `${code.slice(0, 3)} ${code.slice(3)}` },
      { text: `${words.linkLife} ${words.notYou} ${words.neverTell}` },
    ],
  });
};

export type MailAsked = {
  email: string;
  visit: Visit;
  returnTo: string;
  details: Record<string, string>;
  /** A machine gave itself away: everything looks as ever, and no mail is sent. */
  isTrapped?: boolean;
};

/** Writes the mail down to be sent; gives the secret the asking browser holds, without which the code is worth nothing. */
export const askForMail = async (world: World, asked: MailAsked): Promise<string> => {
  const { email, visit, returnTo, details, isTrapped = false } = asked;
  const { edition } = visit;
  const [secret, token] = [world.newSecret(), world.newSecret()];
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const link = `${world.config.publicUrl}${visit.publication.inEdition(edition, `/sign-in/${token}`)}`;
  const row = {
    hash: hashOfToken(secret),
    link_hash: hashOfToken(token),
    code_hash: codeHash(secret, code),
    email,
    purpose: 'sign-in',
    edition: edition.code,
    return_to: returnTo,
    details: JSON.stringify(details),
    created_at: world.now(),
    expires_at: world.now() + linkLife,
  };
  await world.write(async (tx) => {
    const account = await accountRow(tx.db, { email });
    await insertAttempt(tx.db, row);
    if (!isTrapped) await tx.later('mail', writeMail(world, { email, edition, account, code, link }));
  });
  return secret;
};

/** The code together with the browser's secret: who reads the table can try no codes, for the secret is not in it. */
const codeHash = (secret: string, code: string): string => hashOfToken(`${secret}.${code}`);

/** The digits of what was typed, in whatever script: codes are read aloud, pasted with spaces, typed on Arabic keyboards. */
export const digitsOf = (typed: unknown): string =>
  (typeof typed === 'string' ? typed.slice(0, 60) : '')
    .normalize('NFKC')
    // Both rows of Arabic digits begin at a multiple of sixteen.
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/\D/g, '');

/** The attempt of the browser that holds this secret. */
export const attemptOf = async (world: World, secret: string | undefined): Promise<Attempt | undefined> => {
  const row = secret === undefined ? undefined : await attemptRow(world.db, { hash: hashOfToken(secret) });
  return row && asAttempt(row, world.now());
};

/** The attempt a link from a mail belongs to. */
export const attemptByLink = async (world: World, token: string): Promise<Attempt | undefined> => {
  const row = await attemptRow(world.db, { link_hash: hashOfToken(token) });
  return row && asAttempt(row, world.now());
};

/** Tries a code; each try is counted before it is looked at. Undefined when the code was wrong, or none may be tried any more. */
export const tryCode = (world: World, secret: string, code: string): Promise<Attempt | undefined> =>
  world.write(async ({ db }) => {
    const now = world.now();
    const row = await takeTry(db, { hash: hashOfToken(secret), limit: mostTries, since: now - codeLife, now });
    if (!row || !isSame(row.code_hash, codeHash(secret, code))) return undefined;
    const details = { ...(JSON.parse(row.details) as Record<string, string>), [proven]: 'yes' };
    await setAttemptDetails(db, row.hash, JSON.stringify(details));
    return { ...asAttempt(row, now), isProven: true };
  });

/** Uses an attempt up whose reader has an account; undefined when it was used, is too old, or there is none. */
export const redeemAttempt = (world: World, attempt: Attempt): Promise<Account | undefined> =>
  world.write(async ({ db }) => {
    const account = await accountRow(db, { email: attempt.email });
    return account && (await useAttempt(db, attempt.hash, world.now())) ? account : undefined;
  });

/** Uses an attempt up inside another transaction. */
export const spendAttempt = (world: World, tx: Tx, attempt: Attempt): Promise<boolean> =>
  useAttempt(tx.db, attempt.hash, world.now());
