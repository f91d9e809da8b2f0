import type { FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import type { Article, StoryAround } from '../articles/articles.ts';

/** The discussion under a story, as the address asks for it; undefined where there is none. */
export const discussionUnder = async (
  _world: World,
  _request: FastifyRequest,
  _article: Article,
): Promise<StoryAround | undefined> => undefined;
