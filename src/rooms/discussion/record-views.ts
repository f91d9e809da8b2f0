import type { World } from '../../world.ts';
import { isScoreDue, rateOf } from './fairness.ts';
import { addViews, markScored, scoreBatch, scoredThread, setRate, type Place } from './fairness.store.ts';

const batchLength = 2_000;

/** What the job `score-thread` has done so far. */
type ScoreJob = { articleId: string; after: Place; recommendations: number; views: number };

/**
 * Counts how often stories were looked at (as delivery tells, under the name `article:ID`), and has the order “fair” of their threads
 * worked out anew where enough views have come together.
 */
export const recordViews = async (world: World, views: ReadonlyMap<string, number>): Promise<void> => {
  if (views.size === 0) return;
  await world.write(async (tx) => {
    for (const [articleId, count] of views) {
      const thread = await addViews(tx.db, articleId, count);
      if (!thread || !isScoreDue(thread.viewCount, thread.scoredViews)) continue;
      await markScored(tx.db, articleId, thread.viewCount);
      await tx.later('score-thread', { articleId, after: { at: 0, id: '' }, recommendations: 0, views: 0 });
    }
  });
};

/** Carries out the job `score-thread`: some thousand comments at a time, so that nothing else waits for long. */
export const scoreThread = async (world: World, payload: unknown): Promise<void> => {
  const job = payload as ScoreJob;
  await world.write(async (tx) => {
    const thread = await scoredThread(tx.db, job.articleId);
    if (!thread) return;
    const batch = await scoreBatch(tx.db, { ...thread, ...job, limit: batchLength });
    const sum = {
      recommendations: job.recommendations + batch.recommendations,
      views: job.views + batch.views,
    };
    if (batch.next) return tx.later('score-thread', { articleId: job.articleId, after: batch.next, ...sum });
    // The next comments, and the next scoring, go by what this one has found.
    await setRate(tx.db, job.articleId, rateOf(sum));
    await tx.changed(`thread:${job.articleId}`);
  });
};
