/**
 * Tokens for programs that act for a reader: made on `/me/tokens`, shown once, kept hashed, each with an end and with what it may
 * be used for. The prefix is one that scanners for leaked secrets can look for.
 */
import { cutText, foldSpace, cleanText } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import {
  apiTokenRow,
  apiTokenRows,
  deleteApiToken,
  forgetOldTokens,
  insertApiToken,
  touchApiToken,
  type ApiTokenRow,
} from './api-tokens.store.ts';
import { tokenMail } from './api-token-mail.ts';
import { hashOfToken } from './sessions.ts';
import { apiScopes, isApiScope, mayHaveScope, type ApiScope } from './token-scopes.ts';

/** Days a token may live; a year at most, because nobody remembers longer what it was for. */
export const tokenLives = [7, 30, 90, 180, 365] as const;
export const usualLife = 90;
export const mostTokens = 50;
export const longestTokenName = 60;

const day = 86_400_000;
const prefix = 'crt_';
const shape = /^crt_[\w-]{43}$/;
/** So long a token that is over is still shown. */
const shownAfterEnd = 30 * day;
const touchEvery = 60_000;

export type ApiToken = {
  id: string;
  name: string;
  scopes: ApiScope[];
  createdAt: number;
  usedAt: number | undefined;
  expiresAt: number;
};

const asToken = (row: ApiTokenRow): ApiToken => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes.split(' ').filter(isApiScope),
  createdAt: row.created_at,
  usedAt: row.used_at ?? undefined,
  expiresAt: row.expires_at ?? row.created_at,
});

export type TokenDraft = { name: string; scopes: readonly string[]; days: number };
export type TokenRefusal = 'no-name' | 'no-scope' | 'no-end' | 'too-many';

const readDraft = (
  { role }: Account,
  draft: TokenDraft,
): Outcome<{ name: string; scopes: ApiScope[] }, TokenRefusal> => {
  const name = cutText(foldSpace(cleanText(draft.name).replace(/\p{Cf}/gu, ' ')), longestTokenName).trim();
  if (name === '') return refuse('no-name');
  const scopes = apiScopes.filter((scope) => draft.scopes.includes(scope) && mayHaveScope(role, scope));
  if (scopes.length === 0) return refuse('no-scope');
  return tokenLives.some((days) => days === draft.days) ? ok({ name, scopes }) : refuse('no-end');
};

/** Makes a token and tells the reader by mail; its text is given here and never again. */
export const issueApiToken = async (
  world: World,
  account: Account,
  draft: TokenDraft,
): Promise<Outcome<{ token: string; made: ApiToken }, TokenRefusal>> => {
  const read = readDraft(account, draft);
  if (!read.ok) return read;
  const { name, scopes } = read.value;
  const now = world.now();
  const token = prefix + world.newSecret();
  const row = {
    hash: hashOfToken(token),
    id: world.newId(),
    account_id: account.id,
    name,
    scopes: scopes.join(' '),
    created_at: now,
    used_at: null,
    expires_at: now + draft.days * day,
  };
  const mail = await tokenMail(world, account, name);
  return world.write(async (tx) => {
    await forgetOldTokens(tx.db, account.id, now - shownAfterEnd);
    if ((await apiTokenRows(tx.db, account.id, mostTokens)).length >= mostTokens) return refuse('too-many');
    await insertApiToken(tx.db, row);
    await tx.later('mail', mail);
    return ok({ token, made: asToken(row) });
  });
};

/** An account's tokens, the newest first; those that ended in the last month are among them. */
export const apiTokensOf = async (world: World, accountId: string): Promise<ApiToken[]> => {
  const tokens = (await apiTokenRows(world.db, accountId, mostTokens)).map(asToken);
  return tokens.filter(({ expiresAt }) => expiresAt > world.now() - shownAfterEnd);
};

/** Whether programs can act for this account just now. */
export const hasApiTokens = async (world: World, accountId: string): Promise<boolean> =>
  (await apiTokensOf(world, accountId)).some(({ expiresAt }) => expiresAt > world.now());

/** Ends one of the account's tokens at once; whether there was one. */
export const revokeApiToken = (world: World, accountId: string, id: string): Promise<boolean> =>
  world.write((tx) => deleteApiToken(tx.db, accountId, id));

/** Notes once a minute that a token is in use; nobody waits for it. */
const touch = (world: World, row: ApiTokenRow): void => {
  const now = world.now();
  if (row.used_at !== null && now - row.used_at < touchEvery) return;
  world
    .write(({ db }) => touchApiToken(db, row.hash, now))
    .catch((error: unknown) => world.log.warn({ err: error }, 'a token could not be noted as used'));
};

/** Whose token this is and what it may do; undefined when it is unknown, revoked, over, or its account is closed. */
export const accountByToken = async (
  world: World,
  token: string,
): Promise<{ account: Account; token: ApiToken } | undefined> => {
  if (!shape.test(token)) return undefined;
  const row = await apiTokenRow(world.db, hashOfToken(token));
  if (!row || (row.expires_at ?? 0) <= world.now()) return undefined;
  const account = await accountRow(world.db, { id: row.account_id });
  if (!account || account.disabledAt !== undefined) return undefined;
  touch(world, row);
  return { account, token: asToken(row) };
};
