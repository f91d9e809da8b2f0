import type { ArticleSummary } from '../rooms/articles/articles.ts';
import { episodesByStories, playables, type EpisodeView, type Playable } from '../rooms/audio/audio.ts';
import { mediaByIds, type Media } from '../rooms/media/media.ts';
import { commentCounts } from '../rooms/discussion/discussion.ts';
import type { FilledFront } from '../rooms/fronts/fronts.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';

/** What teasers show beside the words: pictures by medium, and by story how many comments it has. */
export type Pictures = {
  media: ReadonlyMap<string, Media>;
  comments: ReadonlyMap<string, number>;
  /** What those that are episodes are as part of their shows. */
  episodes?: ReadonlyMap<string, EpisodeView>;
  /** Those of them that play where they stand: see `withPlayables`. */
  playables?: ReadonlyMap<string, Playable>;
};

/** For teasers of words alone. */
export const noPictures: Pictures = { media: new Map(), comments: new Map() };

/**
 * Seconds for which a page with teasers is kept: so much later it may say how many comments there are. Telling every such page of every
 * comment would have the front page drawn with each of them.
 */
export const countsHold = 60;

/** The medium whose picture stands for a story. */
export const leadMediaId = ({ lead }: Pick<ArticleSummary, 'lead'>): string | undefined =>
  lead?.type === 'gallery' ? lead.content[0]?.attrs.mediaId : lead?.attrs.mediaId;

/** The pictures these stories may show, and their numbers of comments. */
export const picturesOf = async (world: World, stories: readonly ArticleSummary[]): Promise<Pictures> => {
  const heard = stories.flatMap(({ id, kind }) => (kind === 'episode' ? [id] : []));
  const [media, comments, episodes] = await Promise.all([
    mediaByIds(world, [...new Set(stories.flatMap((story) => leadMediaId(story) ?? []))]),
    commentCounts(
      world,
      stories.map(({ id }) => id),
    ),
    heard.length === 0 ? new Map<string, EpisodeView>() : episodesByStories(world, heard),
  ]);
  return { media, comments, episodes };
};

/** With the episodes of an arranged page’s own blocks, so that they play where they stand. */
export const withPlayables = async (
  world: World,
  visit: Visit,
  pictures: Pictures,
  { blocks }: FilledFront,
): Promise<Pictures> => {
  const stories = blocks.flatMap((one) => (one.block.kind === 'podcast' ? one.stories : []));
  const heard = stories.flatMap(({ id }) => pictures.episodes?.get(id) ?? []);
  if (heard.length === 0) return pictures;
  const found = await playables(world, visit, heard);
  return { ...pictures, playables: new Map(found.map((one) => [one.articleId, one])) };
};

/** What a page with these teasers depends on beside its lists: the pictures and the authors' names. */
export const topicsOfTeasers = (stories: readonly ArticleSummary[]): string[] => [
  ...new Set(
    stories.flatMap((story) => {
      const mediaId = leadMediaId(story);
      return [...(mediaId ? [`media:${mediaId}`] : []), ...story.authors.map(({ id }) => `author:${id}`)];
    }),
  ),
];

/** What stands for a story in a teaser: its own picture, or the art of the episode it is. */
export const pictureFor = (story: ArticleSummary, { media, episodes }: Pictures): Media | undefined =>
  stillOf(media.get(leadMediaId(story) ?? '')) ?? stillOf(episodes?.get(story.id)?.art);

/** The picture of a medium: itself, or a film's still. Nothing for sound and for what is not there. */
export const stillOf = (media: Media | undefined): Media | undefined => {
  const still = media?.kind === 'film' ? media.poster : media;
  return still?.kind === 'picture' && still.path !== undefined ? still : undefined;
};

/** Charts and maps come as PNG: they are never cut to a teaser's shape. */
export const isDrawing = (media: Media): boolean => media.contentType === 'image/png';
