import { hash } from 'node:crypto';
import type { World } from '../../world.ts';
import type { Continuation } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { deleteDraft, draftWithHash, insertDraft, noteOutcome, type StoredDraft } from './comment-draft.store.ts';
import type { Finding } from './comment.ts';
import { largestText, postComment, type PostOutcome, type PostRefusal } from './post-comment.ts';
import { storyFacts } from './story-facts.ts';
import { seeToSweeping } from './sweep-discussion.ts';
import { permalinkOf } from './thread-place.ts';

const life = 86_400_000;
const secretPattern = /^[\w-]{43}$/;

const hashOf = (secret: string): string => hash('sha256', secret, 'base64url');

export type Draft = {
  articleId: string;
  parentId: string | undefined;
  text: string;
  /** Why it could not be posted. */
  refused: { refusal: PostRefusal; finding?: Finding } | undefined;
};

/** Keeps what somebody wrote while they are away signing in: for a day, under a secret that only their browser gets. */
export const keepDraft = async (
  world: World,
  { articleId, parentId, text }: Pick<Draft, 'articleId' | 'parentId' | 'text'>,
): Promise<string> => {
  const secret = world.newSecret();
  const now = world.now();
  await seeToSweeping(world);
  await world.write(({ db }) =>
    insertDraft(db, {
      hash: hashOf(secret),
      article_id: articleId,
      parent_id: parentId ?? null,
      text: text.slice(0, largestText),
      created_at: now,
      expires_at: now + life,
    }),
  );
  return secret;
};

const rowOf = async (world: World, secret: string): Promise<StoredDraft | undefined> =>
  secretPattern.test(secret) ? draftWithHash(world.db, hashOf(secret), world.now()) : undefined;

/** What is kept under a secret; undefined when it was posted or its day is over. */
export const draftOf = async (world: World, secret: string): Promise<Draft | undefined> => {
  const row = await rowOf(world, secret);
  return (
    row && {
      articleId: row.article_id,
      parentId: row.parent_id ?? undefined,
      text: row.text,
      refused: row.outcome === '' ? undefined : (JSON.parse(row.outcome) as Draft['refused']),
    }
  );
};

export const forgetDraft = (world: World, secret: string): Promise<void> =>
  world.write(({ db }) => deleteDraft(db, hashOf(secret)));

/** The page that shows what was begun, with a button that posts it. */
const draftPath = async (world: World, secret: string, row: StoredDraft): Promise<string> => {
  const { defaultEdition, editionByCode, inEdition } = await publicationOf(world);
  const story = await storyFacts(world, row.article_id);
  return inEdition(editionByCode(story?.edition ?? '') ?? defaultEdition, `/comments/draft/${secret}`);
};

/** Where the reader goes: to the comment, to the page that says why it waits, or to the form with what was wrong. */
const pathAfter = async (world: World, secret: string, row: StoredDraft, outcome: PostOutcome): Promise<string> => {
  if (!outcome.ok) {
    const { refusal, finding } = outcome;
    await world.write(({ db }) => noteOutcome(db, row.hash, JSON.stringify({ refusal, finding })));
    return draftPath(world, secret, row);
  }
  await forgetDraft(world, secret);
  const { comment, state, storyPath } = outcome.value;
  if (state === 'published') return permalinkOf(comment, storyPath);
  const { defaultEdition, editionByCode, inEdition } = await publicationOf(world);
  const story = await storyFacts(world, comment.articleId);
  return inEdition(editionByCode(story?.edition ?? '') ?? defaultEdition, `/comments/${comment.id}/status`);
};

/** Posts the comment that was begun before signing in. Whatever becomes of it, nobody is kept from signing in. */
export const discussionContinuation: Continuation = {
  resume: async (world, { account, details, returnTo, network, isOwn }) => {
    const secret = details['draft'] ?? '';
    const row = await rowOf(world, secret);
    if (!row) return returnTo;
    // It came by an address: its reader sees what it says before it is said in their name.
    if (!isOwn) return draftPath(world, secret, row);
    try {
      const outcome = await postComment(world, {
        account,
        articleId: row.article_id,
        parentId: row.parent_id ?? undefined,
        text: row.text,
        postKey: `draft:${row.hash}`,
        network,
      });
      return await pathAfter(world, secret, row, outcome);
    } catch (error) {
      world.log.error({ err: error }, 'a comment that was begun before signing in could not be posted');
      return `/comments/draft/${secret}`;
    }
  },
};
