import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { articleRow } from './articles.store.ts';
import { followEpisode } from './episode-copies.store.ts';
import { articleLinks, publishRow } from './save-article.store.ts';
import { markForSearch } from './search-due.store.ts';

/** Publishes a scheduled story whose time has come; one that was changed meanwhile is left alone. */
export const publishScheduled = async (world: World, { articleId }: { articleId: string }): Promise<void> => {
  await world.write(async (tx) => {
    const row = await articleRow(tx.db, articleId);
    if (!row || row.status !== 'scheduled' || row.scheduled_at === null || row.scheduled_at > world.now()) return;
    const publishedAt = row.published_at ?? row.scheduled_at;
    await publishRow(tx.db, row, publishedAt, world.now());
    await followEpisode(tx, row.id, [row.kind]);
    await markForSearch(tx.db, row.id, world.newId());
    const isPage = row.kind === 'page';
    await tx.changed(
      `article:${row.id}`,
      `translations:${row.translation_group}`,
      `${isPage ? 'pages' : 'list'}:${row.edition}`,
    );
    if (row.section_id) await tx.changed(`section:${row.section_id}`);
    const { tagIds, authorIds } = await articleLinks(tx.db, row.id);
    await tx.changed(...tagIds.map((id) => `tag:${id}`), ...authorIds.map((id) => `author:${id}`));
    if (!isPage && row.published_at === null) await tx.later('story-published', { articleId: row.id });
    if (isPage) await tx.later('record-policies', {});
    const { settings } = await publicationOf(world);
    if (isPage || settings.websubHubs.length === 0) return;
    await tx.later('websub-ping', { edition: row.edition, sectionId: row.section_id, tagIds, authorIds });
  });
};
