import type { World } from '../../world.ts';
import type { Article } from './article.ts';
import { articleRow } from './articles.store.ts';
import { articleOf } from './assemble.ts';
import { authorById, tagById } from './read-taxonomy.ts';
import { rowOf, type ArticleDraft } from './save-article.ts';

/**
 * A story as readers would see it were this draft of it saved now: for previews. Nothing is kept. It keeps its corrections, and its
 * address unless the draft names one.
 */
export const articleAsDrafted = async (
  world: World,
  draft: ArticleDraft & { id: string },
): Promise<Article | undefined> => {
  const before = await articleRow(world.db, draft.id);
  if (!before) return undefined;
  const at = world.now();
  const row = rowOf(draft, { id: draft.id, before, path: draft.path ?? before.path, at });
  const found = await articleOf(world, { ...row, modified_at: before.modified_at });
  const authors = await Promise.all((draft.authorIds ?? []).map((id) => authorById(world, id, draft.edition)));
  const tags = await Promise.all((draft.tagIds ?? []).map((id) => tagById(world, id)));
  return { ...found, authors: authors.flatMap((one) => one ?? []), tags: tags.flatMap((one) => one ?? []) };
};
