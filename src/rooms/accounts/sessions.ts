/**
 * Sessions: an unguessable token in a cookie, its hash in our table. Who holds one is remembered in memory, so that checking a
 * session costs microseconds; whatever changes about an account is told under the topic `account:ID` and forgotten here.
 */
import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Tx, World } from '../../world.ts';
import { isStaff, type Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import {
  deleteSession,
  insertSession,
  sessionRow,
  sessionRowsOf,
  touchSession,
  type SessionRow,
} from './sessions.store.ts';

const day = 86_400_000;
/** OWASP ASVS asks for short staff sessions: 12 hours idle, 7 days in all; readers may stay 30 days idle, 180 in all. */
const idleTime = { staff: day / 2, reader: 30 * day };
const lifeTime = { staff: 7 * day, reader: 180 * day };
const touchEvery = 60_000;
const remembered = 20_000;

export type SignInMethod = 'link' | 'code' | 'password' | 'passkey' | 'oidc';

export type Session = {
  /** What the profile calls it; safe to show. */
  id: string;
  hash: string;
  accountId: string;
  createdAt: number;
  seenAt: number;
  expiresAt: number;
  device: string;
  method: SignInMethod;
  /** When a second factor was last given in this session. */
  secondFactorAt: number | undefined;
};

export type SignedIn = { account: Account; session: Session };

/** Told when an account or its sessions change: name, role, what may be done. Who is signed in is looked up anew. */
export const accountTopic = (accountId: string): string => `account:${accountId}`;

/** Told when something else changes that a signed-in reader sees of themselves on pages: what is saved, muted, recommended, new. */
export const readerTopic = (accountId: string): string => `reader:${accountId}`;

/** Tokens are kept hashed: who reads the database cannot sign in with what it holds. */
export const hashOfToken = (token: string): string => hash('sha256', token, 'base64url');

type Memory = {
  bySession: Map<string, SignedIn>;
  byAccount: Map<string, Set<string>>;
  /** Grows with every change: what was read before one must not be remembered after it. */
  changes: number;
};

const memories = new WeakMap<World, Memory>();

const forgetSession = ({ bySession, byAccount }: Memory, key: string): void => {
  const accountId = bySession.get(key)?.account.id;
  bySession.delete(key);
  if (accountId === undefined) return;
  byAccount.get(accountId)?.delete(key);
  if (byAccount.get(accountId)?.size === 0) byAccount.delete(accountId);
};

const memoryOf = (world: World): Memory => {
  const known = memories.get(world);
  if (known) return known;
  const memory: Memory = { bySession: new Map(), byAccount: new Map(), changes: 0 };
  memories.set(world, memory);
  world.onChanges((topics) => {
    if (topics === null) {
      memory.changes += 1;
      memory.bySession.clear();
      memory.byAccount.clear();
      return;
    }
    for (const topic of topics) {
      if (!topic.startsWith('account:')) continue;
      memory.changes += 1;
      for (const key of memory.byAccount.get(topic.slice(8)) ?? []) forgetSession(memory, key);
    }
  });
  return memory;
};

const remember = (memory: Memory, key: string, signedIn: SignedIn): void => {
  const [oldest] = memory.bySession.keys();
  if (memory.bySession.size >= remembered && oldest !== undefined) forgetSession(memory, oldest);
  memory.bySession.set(key, signedIn);
  const keys = memory.byAccount.get(signedIn.account.id) ?? new Set();
  keys.add(key);
  memory.byAccount.set(signedIn.account.id, keys);
};

/** Measured by what the account is now: who has joined the staff does not keep a reader's long session. */
const isOver = ({ account, session }: SignedIn, now: number): boolean => {
  const who = isStaff(account.role) ? 'staff' : 'reader';
  return session.expiresAt <= now || now - session.createdAt > lifeTime[who] || now - session.seenAt > idleTime[who];
};

const asSession = (row: SessionRow): Session => ({
  id: row.id ?? row.hash.slice(0, 12),
  hash: row.hash,
  accountId: row.account_id,
  createdAt: row.created_at,
  seenAt: row.seen_at,
  expiresAt: row.expires_at,
  device: row.device,
  method: row.method as SignInMethod,
  secondFactorAt: row.second_factor_at ?? undefined,
});

/** Where an account is signed in now, the last used first. */
export const sessionsOf = async (world: World, account: Account): Promise<Session[]> => {
  const now = world.now();
  const sessions = (await sessionRowsOf(world.db, account.id, now)).map(asSession);
  return sessions.filter((session) => !isOver({ account, session }, now));
};

const load = async (world: World, key: string): Promise<SignedIn | undefined> => {
  const row = await sessionRow(world.db, key);
  const account = row && (await accountRow(world.db, { id: row.account_id }));
  if (!row || !account || account.disabledAt !== undefined) return undefined;
  return { account, session: asSession(row) };
};

/** Notes once a minute that a session is in use; nobody waits for it. */
const touch = (world: World, { session }: SignedIn): void => {
  const now = world.now();
  if (now - session.seenAt <= touchEvery) return;
  session.seenAt = now;
  world
    .write(({ db }) => touchSession(db, session.hash, now))
    .catch((error: unknown) => world.log.warn({ err: error }, 'a session could not be noted as used'));
};

const current = (world: World, memory: Memory, signedIn: SignedIn): SignedIn | undefined => {
  if (isOver(signedIn, world.now())) {
    forgetSession(memory, signedIn.session.hash);
    return undefined;
  }
  touch(world, signedIn);
  return signedIn;
};

const isSecure = (world: World): boolean => world.config.publicUrl.startsWith('https:');
/** `__Host-` binds the cookie to this host and https; a laptop without https cannot use it. */
const cookieName = (world: World): string => (isSecure(world) ? '__Host-session' : 'session');

/** The session a request's Cookie header names. */
export const sessionOf = (world: World, cookies: string | undefined): string | undefined => {
  const name = `${cookieName(world)}=`;
  if (!cookies?.includes(name)) return undefined;
  for (const cookie of cookies.split(';')) {
    const trimmed = cookie.trim();
    if (trimmed.startsWith(name) && /^[\w-]{43}$/.test(trimmed.slice(name.length))) return trimmed.slice(name.length);
  }
  return undefined;
};

/** Who holds the session a Cookie header names: at once when they are remembered, else a promise. */
export const whoIs = (
  world: World,
  cookies: string | undefined,
): SignedIn | undefined | Promise<SignedIn | undefined> => {
  const token = sessionOf(world, cookies);
  if (token === undefined) return undefined;
  const memory = memoryOf(world);
  const key = hashOfToken(token);
  const known = memory.bySession.get(key);
  if (known) return current(world, memory, known);
  const before = memory.changes;
  return load(world, key).then((found) => {
    if (!found) return undefined;
    if (memory.changes === before) remember(memory, key, found);
    return current(world, memory, found);
  });
};

/** Who sends this request and in which session. What is shown in answer is theirs alone: it is never kept. */
export const signedInBy = async (world: World, request: FastifyRequest): Promise<SignedIn | undefined> => {
  request.isPersonal = true;
  return whoIs(world, request.headers.cookie);
};

/** The account that sends this request; see `signedInBy`. */
export const accountBy = async (world: World, request: FastifyRequest): Promise<Account | undefined> =>
  (await signedInBy(world, request))?.account;

/** What a browser calls itself, in two words; enough to know one's own devices by. */
export const deviceOf = (userAgent: string | undefined): string => {
  const agent = userAgent ?? '';
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1] ?? '';
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|CrOS|Linux)/.exec(agent)?.[1] ?? '';
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS', CrOS: 'ChromeOS' };
  return [browser, system]
    .filter(Boolean)
    .map((name) => names[name] ?? name)
    .join(' · ');
};

export type NewSession = { account: Account; method: SignInMethod; device?: string; secondFactor?: boolean };

/** Opens a session in the transaction and gives its token, for `sessionCookie`. */
export const openSession = async (
  world: World,
  tx: Tx,
  { account, method, device = '', secondFactor = false }: NewSession,
): Promise<string> => {
  const token = world.newSecret();
  const now = world.now();
  await insertSession(tx.db, {
    hash: hashOfToken(token),
    id: world.newId(),
    account_id: account.id,
    created_at: now,
    seen_at: now,
    expires_at: now + lifeTime[isStaff(account.role) ? 'staff' : 'reader'],
    device: device.slice(0, 60),
    method,
    second_factor_at: secondFactor ? now : null,
  });
  return token;
};

/** The Set-Cookie value that opens a session in the browser, or ends it when there is none. */
export const sessionCookie = (world: World, session: string | undefined): string =>
  [
    `${cookieName(world)}=${session ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    session ? `Max-Age=${lifeTime.reader / 1000}` : 'Max-Age=0',
    ...(isSecure(world) ? ['Secure'] : []),
  ].join('; ');

/** Ends one session. */
export const signOut = (world: World, session: string): Promise<void> =>
  world.write(async (tx) => {
    const key = hashOfToken(session);
    const row = await sessionRow(tx.db, key);
    await deleteSession(tx.db, key);
    if (row) await tx.changed(accountTopic(row.account_id));
  });
