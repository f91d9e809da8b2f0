import { cleanText } from '../../common/text.ts';
import type { Tx, World } from '../../world.ts';
import type { CorrectionKind } from './article.ts';
import { articleRow } from './articles.store.ts';
import { insertCorrection, touchArticle } from './save-article.store.ts';

/**
 * Adds a dated note that readers see under the story and on the corrections page; returns its id.
 * `at` is now unless told. Throws when there is no such story.
 */
export const addCorrection = async (
  world: World,
  tx: Tx,
  note: { articleId: string; kind: CorrectionKind; text: string; at?: number },
): Promise<string> => {
  const article = await articleRow(tx.db, note.articleId);
  if (!article) throw new Error(`There is no article ${note.articleId} to correct`);
  const id = world.newId();
  const at = note.at ?? world.now();
  const { edition } = article;
  const row = { id, article_id: article.id, edition, at, kind: note.kind, text: cleanText(note.text) };
  await insertCorrection(tx.db, { ...row, listed_at: article.listed_at === null ? null : at });
  await touchArticle(tx.db, article, { at: world.now(), updatedAt: at });
  await tx.changed(`article:${article.id}`, `corrections:${edition}`, `list:${edition}`);
  return id;
};
