import type { Tx } from '../../world.ts';
import type { ArticleMeta } from './article.ts';
import { articleRow } from './articles.store.ts';
import { noteStoryMedia } from './media-uses.ts';
import { changeMeta } from './save-article.store.ts';

/** Which sound a story can be heard as; null takes it away. No revision is made of it: the text stays what it was. */
export const setStorySound = async (
  tx: Tx,
  articleId: string,
  mediaId: string | null,
): Promise<'done' | 'not-found' | 'is-episode'> => {
  const row = await articleRow(tx.db, articleId);
  if (!row) return 'not-found';
  if (row.kind === 'episode') return 'is-episode';
  const { soundId: _, ...before } = row.meta === null ? {} : (JSON.parse(row.meta) as ArticleMeta);
  const meta = JSON.stringify(mediaId === null ? before : { ...before, soundId: mediaId });
  await changeMeta(tx.db, articleId, meta);
  await noteStoryMedia(tx, { ...row, meta });
  await tx.changed(`article:${articleId}`, `list:${row.edition}`);
  return 'done';
};
