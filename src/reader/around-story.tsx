import type { FastifyRequest } from 'fastify';
import { slot } from '../delivery/delivery.ts';
import type { Article, StoryAround } from '../rooms/articles/articles.ts';
import { discussionUnder } from '../rooms/discussion/discussion.ts';
import type { World } from '../world.ts';

/** What stands round a story beside the story itself: saving and following it, and its discussion. */
export const aroundStory = async (world: World, request: FastifyRequest, article: Article): Promise<StoryAround> => ({
  ...(await discussionUnder(world, request, article)),
  tools: (
    <div class="story-marks">
      {slot('bookmark', article.id, 'story')}
      {slot('follow', 'thread', article.id)}
    </div>
  ),
});
