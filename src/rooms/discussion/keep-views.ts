import type { Delivery } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { recordViews } from './record-views.ts';

const everySoOften = 30_000;

/** Under this name delivery counts how often a story's page was sent. */
const prefix = 'article:';

/** Hands what delivery has counted to the threads, every half minute and at the end; losing half a minute to a crash harms nothing. */
export const keepViewsCurrent = (
  world: World,
  { takeViews }: Pick<Delivery, 'takeViews'>,
): { flush: () => Promise<void>; stop: () => Promise<void> } => {
  const flush = async (): Promise<void> => {
    const views = [...takeViews()]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, count]) => [name.slice(prefix.length), count] as const);
    try {
      await recordViews(world, new Map(views));
    } catch (error) {
      world.log.warn({ err: error }, 'views could not be counted');
    }
  };
  const timer = setInterval(() => void flush(), everySoOften).unref();
  return {
    flush,
    stop: async () => {
      clearInterval(timer);
      await flush();
    },
  };
};
