import { hash } from 'node:crypto';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cutText, foldSpace } from '../../../common/text.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { World } from '../../../world.ts';
import { storyFor, type Acting, type ActRefusal } from './doing.ts';
import {
  countUse,
  insertPreviewLink,
  previewLinkByHash,
  previewLinkRows,
  revokeLink,
  type PreviewLinkRow,
} from './preview-links.store.ts';
import { recordStoryEvent } from './story-events.ts';
import { storyAtHand } from './story-at-hand.ts';

const day = 86_400_000;
export const previewDays = [1, 3, 7, 14, 30] as const;
const mostDays = 30;
/** So many good links of one story are enough. */
const mostLinks = 50;

/** A link by which people without an account read a draft. Its secret is told once and never kept. */
export type PreviewLink = {
  id: string;
  forWhom: string;
  by: string | undefined;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | undefined;
  uses: number;
  lastUsedAt: number | undefined;
  isGood: boolean;
};

const hashOf = (secret: string): string => hash('sha256', secret, 'base64url');

const isGood = ({ revoked_at: revokedAt, expires_at: expiresAt }: PreviewLinkRow, now: number): boolean =>
  revokedAt === null && expiresAt > now;

/** Makes a private link; its address is told now and cannot be had again. */
export const makePreviewLink = async (
  world: World,
  { account, articleId, days, forWhom = '' }: Acting & { days: number; forWhom?: string },
): Promise<Outcome<{ id: string; path: string; expiresAt: number }, ActRefusal | 'bad-days' | 'too-many'>> => {
  const found = await storyFor(world, { account, articleId }, 'share-preview');
  if (!found.ok) return found;
  if (!Number.isInteger(days) || days < 1 || days > mostDays) return refuse('bad-days');
  const { row } = found.value;
  const now = world.now();
  const good = (await previewLinkRows(world.db, articleId, 200)).filter((link) => isGood(link, now));
  if (good.length >= mostLinks) return refuse('too-many');
  const secret = world.newSecret();
  const id = world.newId();
  const expiresAt = now + days * day;
  await world.write(async (tx) => {
    await insertPreviewLink(tx.db, {
      id,
      hash: hashOf(secret),
      article_id: articleId,
      created_by: account.id,
      created_at: now,
      expires_at: expiresAt,
      for_whom: cutText(foldSpace(forWhom), 120),
    });
    await recordStoryEvent(world, tx, {
      articleId,
      accountId: account.id,
      act: 'link-made',
      details: { days, link: id },
    });
  });
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(row.edition) ?? publication.defaultEdition;
  return ok({ id, path: publication.inEdition(edition, `/preview/${secret}`), expiresAt });
};

/** Ends a private link at once. */
export const revokePreviewLink = async (
  world: World,
  { account, articleId, linkId }: Acting & { linkId: string },
): Promise<Outcome<undefined, ActRefusal | 'no-link'>> => {
  const found = await storyFor(world, { account, articleId }, 'share-preview');
  if (!found.ok) return found;
  return world.write(async (tx) => {
    if (!(await revokeLink(tx.db, { id: linkId, articleId, at: world.now() }))) return refuse('no-link');
    const details = { link: linkId };
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'link-revoked', details });
    return ok(undefined);
  });
};

/** A story's private links, good and ended, newest first. */
export const previewLinksOf = async (world: World, articleId: string): Promise<PreviewLink[]> => {
  const now = world.now();
  return (await previewLinkRows(world.db, articleId, 100)).map((row) => ({
    id: row.id,
    forWhom: row.for_whom,
    by: row.name ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at ?? undefined,
    uses: row.uses,
    lastUsedAt: row.last_used_at ?? undefined,
    isGood: isGood(row, now),
  }));
};

/**
 * The story a secret opens, and until when. Undefined for secrets that are none, have expired or were revoked, and for stories in the
 * bin. `isCounted`: the page itself was asked for, not what stands in a frame on it.
 */
export const storyByPreviewSecret = async (
  world: World,
  secret: string,
  { isCounted }: { isCounted: boolean },
): Promise<{ articleId: string; edition: string; expiresAt: number } | undefined> => {
  if (!/^[\w-]{43}$/.test(secret)) return undefined;
  const link = await previewLinkByHash(world.db, hashOf(secret));
  if (!link || !isGood(link, world.now())) return undefined;
  const story = await storyAtHand(world.db, link.article_id);
  if (!story || story.row.status === 'trashed') return undefined;
  if (isCounted) await world.write((tx) => countUse(tx.db, link.id, world.now()));
  return { articleId: link.article_id, edition: story.row.edition, expiresAt: link.expires_at };
};
