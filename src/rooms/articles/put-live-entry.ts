import { cleanText } from '../../common/text.ts';
import type { Tx, World } from '../../world.ts';
import { articleRow } from './articles.store.ts';
import type { Body } from './body/body.ts';
import { noteEntryMedia } from './media-uses.ts';
import { putLiveEntryRow, touchArticle } from './save-article.store.ts';
import { markForSearch } from './search-due.store.ts';

export type LiveEntryDraft = {
  /** An existing entry is replaced. */
  id?: string;
  articleId: string;
  headline?: string;
  /** Must have passed parseBody. */
  body: Body;
  at?: number;
  updatedAt?: number;
  isKey?: boolean;
  isPinned?: boolean;
  authorId?: string;
};

/** Adds an entry to a live blog, or replaces the one with this id; returns its id. Throws when there is no such story. */
export const putLiveEntry = async (world: World, tx: Tx, draft: LiveEntryDraft): Promise<string> => {
  const article = await articleRow(tx.db, draft.articleId);
  if (!article) throw new Error(`There is no article ${draft.articleId} to add an entry to`);
  const id = draft.id ?? world.newId();
  await putLiveEntryRow(tx.db, {
    id,
    article_id: article.id,
    at: draft.at ?? world.now(),
    updated_at: draft.updatedAt ?? null,
    headline: cleanText(draft.headline ?? ''),
    body: JSON.stringify(draft.body),
    is_key: draft.isKey ? 1 : 0,
    is_pinned: draft.isPinned ? 1 : 0,
    author_id: draft.authorId ?? null,
    changed_at: world.now(),
  });
  await noteEntryMedia(tx, { id, articleId: article.id, body: draft.body });
  await touchArticle(tx.db, article, {
    at: Math.max(world.now(), article.modified_at + 1),
    updatedAt: draft.updatedAt ?? draft.at ?? world.now(),
  });
  if (article.listed_at !== null) await markForSearch(tx.db, article.id, world.newId());
  await tx.changed(`article:${article.id}`, `list:${article.edition}`, `live:${article.id}`);
  return id;
};
