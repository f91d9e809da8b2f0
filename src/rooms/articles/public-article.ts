import type { World } from '../../world.ts';
import type { Article } from './article.ts';
import { articleById } from './read-articles.ts';

/** The shape of an id; what does not have it is looked up nowhere. */
export const idPattern = /^[0-9a-f-]{36}$/;

/** A story that everybody may see. */
export const publicArticle = async (world: World, id: string): Promise<Article | undefined> => {
  const article = idPattern.test(id) ? await articleById(world, id) : undefined;
  return article?.status === 'published' ? article : undefined;
};
