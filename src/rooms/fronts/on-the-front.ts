import type { ArticleSummary } from '../articles/articles.ts';
import type { World } from '../../world.ts';
import { publishedLayout } from './arrangement.ts';
import { allStories, automaticFront } from './automatic-front.ts';
import { fillLayout, pickedIn, storiesOn } from './fill-layout.ts';
import { frontPlace } from './places.ts';

/**
 * The stories the editors picked for an edition's front, as it tells them (own headline, standfirst, kicker, picture), in the order of
 * the page; none where nobody arranges.
 */
export const pickedStoriesOf = async (world: World, edition: string): Promise<ArticleSummary[]> => {
  const layout = await publishedLayout(world, frontPlace(edition));
  if (!layout) return [];
  const picked = await pickedIn(world, layout);
  return layout.blocks.flatMap(({ id }) => picked.get(id) ?? []);
};

/** Every story that stands on an edition's front now, arranged or automatic, once, in the order of reading; at most `limit`. */
export const frontStories = async (world: World, edition: string, limit = 50): Promise<ArticleSummary[]> => {
  const place = frontPlace(edition);
  const layout = await publishedLayout(world, place);
  const stories = layout
    ? storiesOn(await fillLayout(world, place, layout))
    : allStories(await automaticFront(world, edition));
  return stories.slice(0, limit);
};
