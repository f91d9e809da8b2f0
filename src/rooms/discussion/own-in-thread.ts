import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { commenterIdsOf } from './comment-rows.store.ts';
import { discussionSettings } from './discussion-settings.ts';
import { mutedIds, recommendedIds, waitingId } from './own-in-thread.store.ts';
import { newSince } from './thread-visit.ts';

/** What a signed-in reader has to do with a thread. */
export type OwnInThread = {
  /** Who they are in threads: one, and those of an archive that proved to be theirs. */
  commenters: ReadonlySet<string>;
  recommended: ReadonlySet<string>;
  muted: ReadonlySet<string>;
  /** A comment of theirs that waits for a moderator. */
  waiting: string | undefined;
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
  return {
    commenters: new Set(commenters),
    recommended: new Set(recommended),
    muted: new Set(muted),
    waiting: await waitingId(world.db, { articleId, commenterIds: commenters }),
    newSince: since,
    editMinutes: discussionSettings(await publicationOf(world)).editMinutes,
    now: world.now,
    newKey: world.newId,
  };
};
