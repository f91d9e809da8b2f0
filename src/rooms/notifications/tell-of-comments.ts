import type { World } from '../../world.ts';
import { articlesByIds } from '../articles/articles.ts';
import { followerIds } from '../bookmarks/bookmarks.ts';
import { commentFacts, decisionFacts, mutersOf, pickFacts, type CommentFacts } from './comment-facts.store.ts';
import { tell, toldAtOnce } from './tell.ts';

/** A comment that readers see, under a story that they see. */
const publicComment = async (world: World, id: string): Promise<CommentFacts | undefined> => {
  const comment = (await commentFacts(world.db, [id])).get(id);
  if (comment?.state !== 'published' || comment.kind !== 'comment') return undefined;
  const [story] = await articlesByIds(world, [comment.articleId]);
  return story && comment;
};

/** Whose comment it answers, when they want to hear of it. */
const answered = async (world: World, comment: CommentFacts): Promise<string | undefined> => {
  const { parentId, accountId, commenterId } = comment;
  if (parentId === undefined) return undefined;
  const recipient = (await commentFacts(world.db, [parentId])).get(parentId)?.accountId;
  if (recipient === undefined || recipient === accountId) return undefined;
  return (await mutersOf(world.db, commenterId, [recipient])).has(recipient) ? undefined : recipient;
};

/** A comment was published for the first time: whoever is answered is told, then whoever follows the discussion. */
export const tellOfComment = async (world: World, { commentId }: { commentId: string }): Promise<void> => {
  const comment = await publicComment(world, commentId);
  if (!comment) return;
  const recipient = await answered(world, comment);
  const { articleId } = comment;
  await world.write(async (tx) => {
    if (recipient !== undefined)
      await tell(world, tx, {
        kind: 'reply',
        subjectId: commentId,
        details: { articleId, commentId },
        accountIds: [recipient],
      });
    await tx.later('tell-thread', { commentId, after: '' });
  });
};

type Stretch = { commentId: string; after: string };

/** A stretch of those who follow a discussion; the rest is another job's. */
export const tellThread = async (world: World, { commentId, after }: Stretch): Promise<void> => {
  const comment = await publicComment(world, commentId);
  if (!comment) return;
  const { articleId, commenterId } = comment;
  const target = { kind: 'thread', targetId: articleId } as const;
  const followers = await followerIds(world.db, target, { after, limit: toldAtOnce });
  const last = followers.at(-1);
  if (last === undefined) return;
  const told = new Set([comment.accountId, await answered(world, comment)]);
  const muters = await mutersOf(world.db, commenterId, followers);
  await world.write(async (tx) => {
    await tell(world, tx, {
      kind: 'thread',
      subjectId: articleId,
      aboutId: commentId,
      details: { articleId, commentId },
      accountIds: followers.filter((id) => !told.has(id) && !muters.has(id)),
    });
    if (followers.length === toldAtOnce) await tx.later('tell-thread', { commentId, after: last });
  });
};

const toldActs = new Set(['approve', 'remove', 'restore']);

/**
 * A moderator has decided about a comment: its writer is told what and why. What was removed has a statement of reasons that is mailed
 * whatever they have chosen; what was restored on appeal (`isMailed`) is said in the answer to it.
 */
export const tellOfDecision = async (
  world: World,
  { commentId, decisionId, isMailed = false }: { commentId: string; decisionId: string; isMailed?: boolean },
): Promise<void> => {
  const comment = (await commentFacts(world.db, [commentId])).get(commentId);
  const decision = (await decisionFacts(world.db, [decisionId])).get(decisionId);
  if (!comment || !decision || !toldActs.has(decision.act)) return;
  const { accountId, articleId } = comment;
  if (accountId === undefined || accountId === decision.by) return;
  await world.write((tx) =>
    tell(world, tx, {
      kind: 'decision',
      subjectId: decisionId,
      details: { articleId, commentId, decisionId },
      accountIds: [accountId],
      isMailed: isMailed || decision.act === 'remove',
    }),
  );
};

/** The newsroom has picked a comment: its writer is told. */
export const tellOfPick = async (world: World, { commentId }: { commentId: string }): Promise<void> => {
  const comment = await publicComment(world, commentId);
  const pick = (await pickFacts(world.db, [commentId])).get(commentId);
  if (!comment || !pick || comment.accountId === undefined) return;
  const { articleId, accountId } = comment;
  await world.write((tx) =>
    tell(world, tx, { kind: 'pick', subjectId: commentId, details: { articleId, commentId }, accountIds: [accountId] }),
  );
};
