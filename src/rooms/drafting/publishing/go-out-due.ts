/** What goes out by the clock: planned stories, and planned changes of stories that are out. Each happens once, on whichever node. */
import type { CheckItem } from '../../../common/check-item.ts';
import type { World } from '../../../world.ts';
import { followEpisodes, publishScheduled } from '../../articles/articles.ts';
import { blockersIn, checkStory } from './check-story.ts';
import { settleWritten } from './doing.ts';
import { goOut } from './go-out.ts';
import { mailHeldBack } from './held-back-mail.ts';
import { planOf, savePlan } from './plan.ts';
import { changeDraft, changeWork } from './publishing.store.ts';
import { restingState } from './schedule-story.ts';
import { carryOutChanges, hasChanges, plannedOut } from './send-out-changes.ts';
import { recordStoryEvent } from './story-events.ts';
import { storyAtHand, type StoryAtHand } from './story-at-hand.ts';
import { tellStory } from './tell-story.ts';

type Due = { articleId: string };

const isScheduledNow = ({ row }: StoryAtHand, now: number): boolean =>
  row.status === 'scheduled' && row.scheduled_at !== null && row.scheduled_at <= now;

/** What is in the way at this moment, the embargo included: what the clock does nobody can answer for. */
const inTheWay = async (world: World, articleId: string, at: number): Promise<CheckItem[]> => {
  const items = await checkStory(world, articleId, { at });
  return [...items.filter(({ key }) => key === 'embargo'), ...blockersIn(items)];
};

const holdBack = async (
  world: World,
  articleId: string,
  blockers: readonly CheckItem[],
  isChange: boolean,
): Promise<void> =>
  world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (!story) return;
    if (isChange) {
      if (story.goesOutAt === undefined || story.goesOutAt > world.now()) return;
      await changeDraft(tx.db, articleId, { goes_out_at: null, goes_out: null });
    } else {
      if (!isScheduledNow(story, world.now())) return;
      const status = restingState(story);
      await changeWork(tx.db, articleId, { status, scheduled_at: null, work_state: 'edit' });
      await followEpisodes(tx, [articleId]);
    }
    const words = blockers.map((item) => item.words).join(' ');
    await recordStoryEvent(world, tx, {
      articleId,
      act: 'held-back',
      details: { words, ...(isChange ? { changes: true } : {}) },
    });
    await mailHeldBack(world, tx, story, { blockers, isChange });
    await tx.changed('drafts', `article:${articleId}`);
  });

/**
 * The job `publish-scheduled`: publishes a planned story with what was written until now, unless something blocks it; then it is
 * kept back and those in charge get a mail. A story that no newsroom has planned (it was imported) goes out as it is.
 */
export const publishDue = async (world: World, { articleId }: Due): Promise<void> => {
  const first = await storyAtHand(world.db, articleId);
  if (!first || !isScheduledNow(first, world.now())) return;
  if (!first.hasDraft) return publishScheduled(world, { articleId });
  await settleWritten(world, articleId);
  const blockers = await inTheWay(world, articleId, world.now());
  if (blockers.length > 0) return holdBack(world, articleId, blockers, false);
  await world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (!story || !isScheduledNow(story, world.now())) return;
    const { row } = story;
    const { telling } = await planOf(tx.db, articleId);
    await savePlan(world, tx, articleId, { gone: null });
    const publishedAt = row.published_at ?? row.scheduled_at ?? world.now();
    await goOut(world, tx, story, {
      accountId: row.modified_by ?? undefined,
      why: 'Published at its time',
      telling,
      publishedAt,
    });
    if (row.embargo_until !== null) await changeWork(tx.db, articleId, { embargo_until: null });
    const details = { revision: row.revision + 1, planned: row.scheduled_at ?? 0 };
    await recordStoryEvent(world, tx, { articleId, act: 'published', details });
    await tellStory(tx, { event: 'story.published', articleId, at: world.now() });
  });
};

/** The job `draft-goes-out`: sends planned changes out with the note that was written when they were planned. */
export const draftGoesOut = async (world: World, { articleId }: Due): Promise<void> => {
  const first = await storyAtHand(world.db, articleId);
  if (first?.goesOutAt === undefined || first.goesOutAt > world.now()) return;
  await settleWritten(world, articleId);
  const blockers = await inTheWay(world, articleId, world.now());
  if (blockers.length > 0) return holdBack(world, articleId, blockers, true);
  await world.write(async (tx) => {
    const story = await storyAtHand(tx.db, articleId);
    if (story?.goesOutAt === undefined || story.goesOutAt > world.now()) return;
    const planned = plannedOut(story);
    if (planned && hasChanges(story))
      await carryOutChanges(world, tx, story, { accountId: planned.by, how: planned.how, hubs: planned.hubs });
    else await changeDraft(tx.db, articleId, { goes_out_at: null, goes_out: null });
  });
};
