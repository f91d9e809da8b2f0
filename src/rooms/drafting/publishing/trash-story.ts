import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { dropStoryMedia, followEpisodes } from '../../articles/articles.ts';
import type { World } from '../../../world.ts';
import { mayDo, storyFor, type Acting, type ActRefusal } from './doing.ts';
import { savePlan } from './plan.ts';
import { changeWork, countCommentsUnder, deleteStoryRow } from './publishing.store.ts';
import { restingState } from './schedule-story.ts';
import { recordStoryEvent } from './story-events.ts';
import { lastEventAt } from './story-events.store.ts';
import { storyAtHand } from './story-at-hand.ts';
import { tellStory } from './tell-story.ts';
import { takeBack } from './unpublish-story.ts';

/** So long what was thrown away can be had back. */
export const trashKeptFor = 30 * 86_400_000;

type TrashRefusal = ActRefusal | 'trashed' | 'not-trashed';

/** Throws a story away; a public one is taken back first, which needs the right to do so. It can be had back for 30 days. */
export const trashStory = async (world: World, acting: Acting): Promise<Outcome<undefined, TrashRefusal>> => {
  const { account, articleId } = acting;
  const found = await storyFor(world, acting, 'delete-story');
  if (!found.ok) return found;
  const isOut = found.value.row.status === 'published' || found.value.row.status === 'scheduled';
  if (isOut && !(await mayDo(world, acting, 'unpublish-story'))) return refuse('forbidden');
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (!story || story.row.status === 'trashed') return refuse('trashed');
    if (story.row.status === 'published') await savePlan(world, tx, articleId, { gone: { words: '' } });
    await takeBack(world, tx, story, { status: 'trashed', accountId: account.id, why: 'Thrown away' });
    const details = { from: story.row.status };
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'trashed', details });
    await tellStory(tx, { event: 'story.trashed', articleId, at: world.now() });
    await tx.later('delete-trashed', { articleId }, world.now() + trashKeptFor);
    return ok(undefined);
  });
};

/** Takes a story out of the bin; it is not public until somebody publishes it. */
export const restoreStory = async (world: World, acting: Acting): Promise<Outcome<undefined, TrashRefusal>> => {
  const found = await storyFor(world, acting, 'delete-story');
  if (!found.ok) return found;
  const { account, articleId } = acting;
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (story?.row.status !== 'trashed') return refuse('not-trashed');
    await changeWork(tx.db, articleId, { status: restingState(story) });
    await followEpisodes(tx, [articleId]);
    await recordStoryEvent(world, tx, {
      articleId,
      accountId: account.id,
      act: 'restored',
      details: { from: 'trashed' },
    });
    await tellStory(tx, { event: 'story.restored', articleId, at: world.now() });
    await tx.changed('drafts', `article:${articleId}`);
    return ok(undefined);
  });
};

/**
 * Deletes a story in the bin for good, with everything that hangs on it. What readers have written under it goes with it only when
 * that was confirmed.
 */
export const deleteForGood = async (
  world: World,
  { account, articleId, withComments }: Acting & { withComments: boolean },
): Promise<Outcome<undefined, TrashRefusal | 'has-comments'>> => {
  const found = await storyFor(world, { account, articleId }, 'delete-story');
  if (!found.ok) return found;
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (story?.row.status !== 'trashed') return refuse('not-trashed');
    const comments = await countCommentsUnder(tx.db, articleId);
    if (comments > 0 && !withComments) return refuse('has-comments', String(comments));
    await dropStoryMedia(tx, articleId);
    await deleteStoryRow(tx.db, articleId);
    world.log.info({ articleId, comments }, 'a story was deleted for good');
    await tx.changed('drafts', `article:${articleId}`);
    return ok(undefined);
  });
};

/** The job `delete-trashed`: what has lain in the bin for 30 days is deleted, unless readers have written under it. */
export const deleteTrashed = async (world: World, { articleId }: { articleId: string }): Promise<void> => {
  await world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (story?.row.status !== 'trashed') return;
    const since = await lastEventAt(tx.db, { articleId, act: 'trashed' });
    // It was taken out and thrown away again: the later job counts.
    if (since === undefined || since + trashKeptFor > world.now()) return;
    if ((await countCommentsUnder(tx.db, articleId)) > 0) return;
    await dropStoryMedia(tx, articleId);
    await deleteStoryRow(tx.db, articleId);
    await tx.changed('drafts', `article:${articleId}`);
  });
};

/** How many comments would go with a story. */
export const commentsUnder = (world: World, articleId: string): Promise<number> =>
  countCommentsUnder(world.db, articleId);
