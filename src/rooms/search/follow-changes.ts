import type { World } from '../../world.ts';
import { drainSearchIndex } from './index-articles.ts';

/** What was saved together is indexed together. */
const pause = 50;
const pauseAfterFault = 5000;

/**
 * Keeps the search index up to date: with what is due at the start, and then after every change of stories, within a moment of
 * its commit. `stop` ends it after what is under way.
 */
export const keepSearchCurrent = (world: World): { stop: () => Promise<void> } => {
  let timer: NodeJS.Timeout | undefined;
  let draining: Promise<void> | undefined;
  let isStopped = false;

  const drain = async (): Promise<void> => {
    timer = undefined;
    try {
      await drainSearchIndex(world);
    } catch (error) {
      if (isStopped) return;
      world.log.error({ err: error }, 'the search index could not be brought up to date');
      schedule(pauseAfterFault);
    }
  };
  const schedule = (wait: number): void => {
    if (isStopped || timer) return;
    timer = setTimeout(() => {
      draining = drain();
    }, wait);
    timer.unref();
  };

  world.onChanges((topics) => {
    if (topics === null || topics.some((topic) => topic.startsWith('article:') || topic.startsWith('author:')))
      schedule(pause);
  });
  schedule(0);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await draining;
    },
  };
};
