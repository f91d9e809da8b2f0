import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { commenterIdsOf } from './comment-rows.store.ts';
import { discussionSettings } from './discussion-settings.ts';
import type { Comment } from './comment.ts';
import { inOrder, loadComments } from './load-comments.ts';
import { mutedIds, recommendedIds, waitingIds } from './own-in-thread.store.ts';
import { newSince } from './thread-visit.ts';

/** What a signed-in reader has to do with a thread. */
export type OwnInThread = {
  /** Who they are in threads: one, and those of an archive that proved to be theirs. */
  commenters: ReadonlySet<string>;
  recommended: ReadonlySet<string>;
  muted: ReadonlySet<string>;
  /** Their comments that wait for a moderator, in the order of time. */
  waiting: readonly Comment[];
  /** What was posted after this is new to them. */
  newSince: number;
  editMinutes: number;
  now: () => number;
  newKey: () => string;
};

export const ownInThread = async (world: World, accountId: string, articleId: string): Promise<OwnInThread> => {
  const [commenters, recommended, muted, since] = await Promise.all([
    commenterIdsOf(world.db, [accountId]),
    recommendedIds(world.db, accountId, articleId),
    mutedIds(world.db, accountId),
    newSince(world, accountId, [articleId]),
  ]);
  const waiting = await waitingIds(world.db, { articleId, commenterIds: commenters });
  return {
    commenters: new Set(commenters),
    recommended: new Set(recommended),
    muted: new Set(muted),
    waiting: waiting.length > 0 ? inOrder(waiting, await loadComments(world, waiting, { isOwn: true })) : [],
    newSince: since,
    editMinutes: discussionSettings(await publicationOf(world)).editMinutes,
    now: world.now,
    newKey: world.newId,
  };
};
