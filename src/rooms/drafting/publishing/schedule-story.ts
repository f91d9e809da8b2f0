import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { followEpisodes, saveArticle } from '../../articles/articles.ts';
import type { World } from '../../../world.ts';
import { blockersIn, checkStory } from './check-story.ts';
import { storyFor, type Acting, type ActRefusal } from './doing.ts';
import { savePlan } from './plan.ts';
import { endEmbargo, hindrance, type Publishing, type PublishRefusal } from './publish-story.ts';
import { changeWork } from './publishing.store.ts';
import { recordStoryEvent } from './story-events.ts';
import { draftToSave, storyAtHand, type StoryAtHand } from './story-at-hand.ts';
import { tellStory } from './tell-story.ts';

/** Nobody plans further ahead; it is a slip of the finger. */
const furthest = 2 * 366 * 86_400_000;

/** The state a story returns to that is not to be public. */
export const restingState = ({ row }: Pick<StoryAtHand, 'row'>): 'draft' | 'unpublished' =>
  row.published_at === null ? 'draft' : 'unpublished';

export type Scheduling = Publishing & {
  at: number;
  /** It is planned though something blocks it now; at its time it goes out only when nothing does any more. */
  despiteBlocks?: boolean | undefined;
};

/** Plans a story for a moment. What is written until then goes out with it. */
export const scheduleStory = async (
  world: World,
  asked: Scheduling,
): Promise<Outcome<{ at: number; blockers: string[] }, PublishRefusal>> => {
  const { account, articleId, at, telling } = asked;
  const found = await storyFor(world, asked, 'publish-story');
  if (!found.ok) return found;
  const now = world.now();
  if (!Number.isFinite(at) || at <= now) return refuse('past');
  if (at > now + furthest) return refuse('too-far');
  const fault = hindrance(found.value, asked);
  if (fault) return refuse(fault);
  const blockers = blockersIn(await checkStory(world, articleId, { at })).filter(({ key }) => key !== 'schedule');
  if (blockers.length > 0 && !asked.despiteBlocks)
    return refuse('blocked', blockers.map(({ words }) => words).join('\n'));
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (!story) return refuse('not-found');
    const late = hindrance(story, { ...asked, version: found.value.version });
    if (late) return refuse(late);
    await savePlan(world, tx, articleId, { telling: telling ?? {} });
    const draft = { ...draftToSave(story, 'scheduled'), scheduledAt: at, accountId: account.id, note: 'Scheduled' };
    await saveArticle(world, tx, draft);
    await changeWork(tx.db, articleId, { work_state: 'ready' });
    await endEmbargo(world, tx, story, asked);
    await recordStoryEvent(world, tx, { articleId, accountId: account.id, act: 'scheduled', details: { at } });
    await tellStory(tx, { event: 'story.scheduled', articleId, at: now });
    await tx.changed('drafts');
    return ok({ at, blockers: blockers.map(({ words }) => words) });
  });
};

/** A planned story is not to go out after all. */
export const unscheduleStory = async (
  world: World,
  asked: Acting,
): Promise<Outcome<undefined, ActRefusal | 'not-scheduled'>> => {
  const found = await storyFor(world, asked, 'publish-story');
  if (!found.ok) return found;
  return world.write(async (tx) => {
    const story = await storyAtHand(tx.db, asked.articleId);
    if (story?.row.status !== 'scheduled') return refuse('not-scheduled');
    await changeWork(tx.db, asked.articleId, { status: restingState(story), scheduled_at: null });
    await followEpisodes(tx, [asked.articleId]);
    await recordStoryEvent(world, tx, {
      articleId: asked.articleId,
      accountId: asked.account.id,
      act: 'planned',
      details: { schedule: 'cancelled' },
    });
    await tx.changed('drafts', `article:${asked.articleId}`);
    return ok(undefined);
  });
};
