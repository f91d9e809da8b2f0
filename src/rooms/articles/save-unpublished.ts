import type { Tx, World } from '../../world.ts';
import { articleRow } from './articles.store.ts';
import { followEpisode } from './episode-copies.store.ts';
import { noteStoryMedia } from './media-uses.ts';
import { withCurrentLinks } from './merged.ts';
import { putArticle, putLinks } from './save-article.store.ts';
import { rowOf, type ArticleDraft } from './save-article.ts';

/**
 * Brings a story that was never public to what is being written of it: no revision is kept, and its address stays. False when there
 * is no such story, or readers know it already.
 */
export const saveUnpublished = async (
  world: World,
  tx: Tx,
  given: Omit<ArticleDraft, 'status' | 'edition' | 'path' | 'slug'> & { id: string },
): Promise<boolean> => {
  const draft = await withCurrentLinks(tx.db, given);
  const { id } = draft;
  const before = await articleRow(tx.db, id);
  if (!before || before.published_at !== null || before.listed_at !== null || before.status === 'private') return false;
  const said = { ...draft, status: 'draft' as const, edition: before.edition };
  const row = rowOf(said, { id, before, path: before.path, at: world.now() });
  const kept = {
    status: before.status,
    scheduled_at: before.scheduled_at,
    published_at: null,
    listed_at: null,
    live_state: before.live_state,
    live_ended_at: before.live_ended_at,
    revision: before.revision,
    revision_note: before.revision_note,
  };
  await putArticle(tx.db, { ...row, ...kept }, true);
  await noteStoryMedia(tx, row);
  const links = { authorIds: draft.authorIds ?? [], tagIds: draft.tagIds ?? [] };
  await putLinks(tx.db, { id, edition: before.edition, listedAt: null, isNew: false }, links);
  await followEpisode(tx, id, [row.kind, before.kind]);
  await tx.changed(`article:${id}`);
  return true;
};
