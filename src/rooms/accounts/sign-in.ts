import { createHash } from 'node:crypto';
import type { World } from '../../world.ts';
import { isStaff, type Account } from './account.ts';
import {
  accountRow,
  deleteSession,
  insertSession,
  insertToken,
  sessionRow,
  touchSession,
  useToken,
} from './accounts.store.ts';

const day = 86_400_000;
const linkLife = day;
/** OWASP ASVS asks for short staff sessions: 12 hours idle, 7 days in all; readers may stay longer. */
const staffIdle = day / 2;
const staffLife = 7 * day;
const readerLife = 180 * day;

/** Tokens are kept hashed: who reads the database cannot sign in with what it holds. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A new address that signs in as this account: once, within a day. */
export const signInLink = async (world: World, accountId: string): Promise<string> => {
  const token = world.newSecret();
  const now = world.now();
  const row = { hash: hashOf(token), account_id: accountId, created_at: now, expires_at: now + linkLife };
  await world.write(({ db }) => insertToken(db, row));
  return `${world.config.publicUrl}/sign-in/${token}`;
};

/** Uses a sign-in link's token up and opens a session; undefined when the token is no good any more. */
export const redeemSignInLink = (
  world: World,
  token: string,
): Promise<{ account: Account; session: string } | undefined> =>
  world.write(async ({ db }) => {
    const now = world.now();
    const accountId = await useToken(db, hashOf(token), now);
    const account = accountId === undefined ? undefined : await accountRow(db, { id: accountId });
    if (!account || account.disabledAt !== undefined) return undefined;
    const session = world.newSecret();
    const life = isStaff(account.role) ? staffLife : readerLife;
    await insertSession(db, {
      hash: hashOf(session),
      account_id: account.id,
      created_at: now,
      seen_at: now,
      expires_at: now + life,
    });
    return { account, session };
  });

export const signOut = (world: World, session: string): Promise<void> =>
  world.write(({ db }) => deleteSession(db, hashOf(session)));

/** Who holds a session; undefined when it is unknown, over, or has been idle too long. */
export const accountOfSession = async (world: World, session: string): Promise<Account | undefined> => {
  const row = await sessionRow(world.db, hashOf(session));
  if (!row || row.expires_at <= world.now()) return undefined;
  const account = await accountRow(world.db, { id: row.account_id });
  if (!account || account.disabledAt !== undefined) return undefined;
  if (isStaff(account.role) && world.now() - row.seen_at > staffIdle) return undefined;
  if (world.now() - row.seen_at > 60_000) await world.write(({ db }) => touchSession(db, row.hash, world.now()));
  return account;
};

const isSecure = (world: World): boolean => world.config.publicUrl.startsWith('https:');
/** `__Host-` binds the cookie to this host and https; a laptop without https cannot use it. */
const cookieName = (world: World): string => (isSecure(world) ? '__Host-session' : 'session');

/** The Set-Cookie value that opens a session in the browser, or ends it when there is none. */
export const sessionCookie = (world: World, session: string | undefined): string =>
  [
    `${cookieName(world)}=${session ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    session ? `Max-Age=${staffLife / 1000}` : 'Max-Age=0',
    ...(isSecure(world) ? ['Secure'] : []),
  ].join('; ');

/** The session a request's Cookie header names. */
export const sessionOf = (world: World, cookies: string | undefined): string | undefined =>
  cookies?.match(new RegExp(`(?:^|;\\s*)${cookieName(world)}=([\\w-]{43})(?:;|$)`))?.[1];
