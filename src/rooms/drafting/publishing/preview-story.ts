import { articleAsDrafted, type Article } from '../../articles/articles.ts';
import type { World } from '../../../world.ts';
import { addressToBe } from './address-to-be.ts';
import { settleWritten } from './doing.ts';
import { draftToSave, storyAtHand } from './story-at-hand.ts';

/**
 * The story as readers would have it if its draft went out now: with the address it would get and the moment it would bear. Nothing is
 * kept. Undefined when there is no such story.
 */
export const previewStory = async (world: World, articleId: string): Promise<Article | undefined> => {
  await settleWritten(world, articleId);
  const story = await storyAtHand(world.db, articleId);
  if (!story) return undefined;
  const at = story.row.scheduled_at ?? world.now();
  const { path } = await addressToBe(world, story, at);
  const draft = draftToSave(story, 'published');
  return articleAsDrafted(world, { ...draft, path, publishedAt: story.row.published_at ?? at });
};

/** Whether readers have the story just as its draft says it: then a preview shows nothing that is secret. */
export const isAsPublished = async (world: World, articleId: string): Promise<boolean> => {
  const story = await storyAtHand(world.db, articleId);
  return story?.row.status === 'published' && story.row.draft_changed_at === null;
};
