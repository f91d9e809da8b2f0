/**
 * Feeds of one reader: an address with a secret that podcast apps, which know no signing in, are given. Only the secret's hash is kept.
 */
import { createHash } from 'node:crypto';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cleanText, cutText, foldSpace } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import { accountRow, type Account } from '../../accounts/accounts.ts';
import { showById } from '../shows/read-shows.ts';
import {
  endPrivateFeed,
  forgetEndedFeeds,
  insertPrivateFeed,
  privateFeedRow,
  privateFeedRows,
  touchPrivateFeed,
  type PrivateFeedRow,
} from './private-feeds.store.ts';

export const mostPrivateFeeds = 30;
export const longestFeedName = 60;

const day = 86_400_000;
/** So long an ended feed says that it is gone; then it is unknown. */
const rememberedAfterEnd = 365 * day;
const touchEvery = 3_600_000;
const secretShape = /^[\w-]{43}$/;

export type PrivateFeed = {
  id: string;
  name: string;
  /** Undefined: all shows of its edition. */
  showId: string | undefined;
  edition: string;
  createdAt: number;
  usedAt: number | undefined;
  revokedAt: number | undefined;
};

export type PrivateFeedRefusal = 'no-name' | 'no-show' | 'too-many';

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const asFeed = (row: PrivateFeedRow): PrivateFeed => ({
  id: row.id,
  name: row.name,
  showId: row.show_id ?? undefined,
  edition: row.edition,
  createdAt: row.created_at,
  usedAt: row.used_at ?? undefined,
  revokedAt: row.revoked_at ?? undefined,
});

/** Stored path of a private feed; `/podcasts/private/` is left out of the log. */
export const privateFeedPath = (secret: string): string => `/podcasts/private/${secret}.xml`;

export type PrivateFeedDraft = { name: string; showId: string | undefined; edition: string };

/** Makes a feed; its secret is given here and never again. */
export const makePrivateFeed = async (
  world: World,
  account: Account,
  { name: said, showId, edition }: PrivateFeedDraft,
): Promise<Outcome<{ secret: string; feed: PrivateFeed }, PrivateFeedRefusal>> => {
  const name = cutText(foldSpace(cleanText(said).replace(/\p{Cf}/gu, ' ')), longestFeedName).trim();
  if (name === '') return refuse('no-name');
  const show = showId === undefined ? undefined : await showById(world, showId);
  if (showId !== undefined && show?.state !== 'published') return refuse('no-show');
  const now = world.now();
  const secret = world.newSecret();
  const row: PrivateFeedRow = {
    id: world.newId(),
    hash: hashOf(secret),
    show_id: showId ?? null,
    edition: show?.edition ?? edition,
    name,
    account_id: account.id,
    created_at: now,
    used_at: null,
    revoked_at: null,
  };
  return world.write(async (tx) => {
    await forgetEndedFeeds(tx.db, account.id, now - rememberedAfterEnd);
    const known = await privateFeedRows(tx.db, account.id, 1_000);
    if (known.filter(({ revoked_at: end }) => end === null).length >= mostPrivateFeeds || known.length >= 1_000)
      return refuse('too-many');
    await insertPrivateFeed(tx.db, row);
    return ok({ secret, feed: asFeed(row) });
  });
};

/** A reader's feeds, the newest first; those that were revoked come with them for a month. */
export const privateFeedsOf = async (world: World, accountId: string): Promise<PrivateFeed[]> => {
  const feeds = (await privateFeedRows(world.db, accountId, 1_000)).map(asFeed);
  return feeds.filter(({ revokedAt }) => revokedAt === undefined || revokedAt > world.now() - 30 * day);
};

/** Ends one of the reader's feeds at once; whether there was one. */
export const revokePrivateFeed = (world: World, accountId: string, id: string): Promise<boolean> =>
  world.write((tx) => endPrivateFeed(tx.db, accountId, id, world.now()));

const touch = (world: World, { id, used_at: usedAt }: PrivateFeedRow): void => {
  const now = world.now();
  if (usedAt !== null && now - usedAt < touchEvery) return;
  world
    .write(({ db }) => touchPrivateFeed(db, id, now))
    .catch((error: unknown) => world.log.warn({ err: error }, 'a private feed could not be noted as used'));
};

/** The feed with this secret; `revoked` when it was one once, or its reader's account is closed. */
export const privateFeedBy = async (world: World, secret: string): Promise<PrivateFeed | 'revoked' | undefined> => {
  if (!secretShape.test(secret)) return undefined;
  const row = await privateFeedRow(world.db, hashOf(secret));
  if (!row) return undefined;
  if (row.revoked_at !== null) return 'revoked';
  const account = await accountRow(world.db, { id: row.account_id });
  if (!account || account.disabledAt !== undefined) return 'revoked';
  touch(world, row);
  return asFeed(row);
};
