import type { World } from '../../world.ts';
import { countsOf, mostDiscussedRows } from './comment-counts.store.ts';

/** How many published comments each of these stories has; stories without any are left out. */
export const commentCounts = (world: World, articleIds: readonly string[]): Promise<Map<string, number>> =>
  countsOf(world.db, [...new Set(articleIds)]);

const day = 86_400_000;

/** The stories talked about most just now: published in the last week, with a comment in the last two days; most comments first. */
export const mostDiscussed = (
  world: World,
  { edition, limit, except, section }: { edition: string; limit: number; except?: string; section?: string },
): Promise<{ articleId: string; count: number }[]> => {
  const now = world.now();
  return mostDiscussedRows(world.db, {
    edition,
    limit,
    except,
    section,
    talkedSince: now - 2 * day,
    publishedSince: now - 7 * day,
  });
};
