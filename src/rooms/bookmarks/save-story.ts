import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { readerTopic } from '../accounts/accounts.ts';
import { articlesByIds } from '../articles/articles.ts';
import { mostSaved } from './bookmark.ts';
import {
  bookmarkRow,
  changeBookmark,
  forgetRemoved,
  putBookmark,
  savedCounts,
  topPosition,
} from './bookmarks.store.ts';

/** For so long a story that was taken off the list can be put back as it was. */
export const undoTime = 3_600_000;

/** Puts a story at the top of a reader's list. Saved already, it stays where it is. */
export const saveStory = async (
  world: World,
  accountId: string,
  articleId: string,
): Promise<Outcome<undefined, 'no-story' | 'too-many'>> => {
  const [story] = await articlesByIds(world, [articleId]);
  if (!story) return refuse('no-story');
  return world.write(async (tx) => {
    const before = await bookmarkRow(tx.db, accountId, articleId);
    if (before && before.removed_at === null) return ok(undefined);
    const { list, archive } = await savedCounts(tx.db, accountId);
    if (list + archive >= mostSaved) return refuse('too-many');
    const at = world.now();
    const position = Math.max(at, (await topPosition(tx.db, accountId)) + 1);
    await putBookmark(tx.db, { accountId, articleId, headline: story.headline, at, position });
    await tx.changed(readerTopic(accountId));
    return ok(undefined);
  });
};

/** Takes a story off the list; within an hour it can be put back. */
export const unsaveStory = (world: World, accountId: string, articleId: string): Promise<void> =>
  world.write(async (tx) => {
    const at = world.now();
    await forgetRemoved(tx.db, at - undoTime, accountId);
    await changeBookmark(tx.db, accountId, articleId, { removed_at: at });
    await tx.changed(readerTopic(accountId));
  });
