import type { ArticleSummary } from '../rooms/articles/articles.ts';
import { mediaByIds, type Media } from '../rooms/media/media.ts';
import type { World } from '../world.ts';

/** The pictures of the stories on a page, by medium. */
export type Pictures = ReadonlyMap<string, Media>;

/** The medium whose picture stands for a story. */
export const leadMediaId = ({ lead }: Pick<ArticleSummary, 'lead'>): string | undefined =>
  lead?.type === 'gallery' ? lead.content[0]?.attrs.mediaId : lead?.attrs.mediaId;

/** The pictures these stories may show. */
export const picturesOf = (world: World, stories: readonly ArticleSummary[]): Promise<Map<string, Media>> =>
  mediaByIds(world, [...new Set(stories.flatMap((story) => leadMediaId(story) ?? []))]);

/** What a page with these teasers depends on beside its lists: the pictures and the authors' names. */
export const topicsOfTeasers = (stories: readonly ArticleSummary[]): string[] => [
  ...new Set(
    stories.flatMap((story) => {
      const mediaId = leadMediaId(story);
      return [...(mediaId ? [`media:${mediaId}`] : []), ...story.authors.map(({ id }) => `author:${id}`)];
    }),
  ),
];

/** The picture of a medium: itself, or a film's still. Nothing for sound and for what is not there. */
export const stillOf = (media: Media | undefined): Media | undefined => {
  const still = media?.kind === 'film' ? media.poster : media;
  return still?.kind === 'picture' && still.path !== undefined ? still : undefined;
};

/** Charts and maps come as PNG: they are never cut to a teaser's shape. */
export const isDrawing = (media: Media): boolean => media.contentType === 'image/png';
