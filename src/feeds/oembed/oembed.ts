import { escapeHtml, foldSpace, legalXml } from '../../common/text.ts';
import { articleById, targetOfPath, type Article } from '../../rooms/articles/articles.ts';
import { embedPath, episodeOf } from '../../rooms/audio/audio.ts';
import { mediaByIds } from '../../rooms/media/media.ts';
import { publicationOf, type Edition } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { leadMediaIds, pictureUpTo, placedLead } from '../pictures.ts';
import { element, textElement, xmlDeclaration } from '../xml.ts';

/** An oEmbed answer (oembed.com §2.3): `link`, of an episode `rich`. */
export type Oembed = Record<string, string | number>;

/** A day: previews need not follow every small change. */
const cacheAge = 86_400;

/** The stored path of an address of ours; undefined for every other address. */
const ownPath = (world: World, url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return origin === new URL(world.config.publicUrl).origin ? pathname.replace(/^\/text(?=\/|$)/, '') || '/' : undefined;
};

const thumbnailOf = (picture: ReturnType<typeof pictureUpTo>): Oembed =>
  picture?.width && picture.height
    ? { thumbnail_url: picture.url, thumbnail_width: picture.width, thumbnail_height: picture.height }
    : {};

/** The player's size: as wide as a column of text, and as high as art and buttons on a phone. */
const player = { width: 640, height: 300, narrow: 380 } as const;

export type OembedBounds = { maxwidth: number; maxheight: number };

/** The player in a frame, where the story is an episode with sound. */
const richOf = async (
  world: World,
  { article, edition }: { article: Article; edition: Edition },
  { maxwidth, maxheight }: OembedBounds,
): Promise<Oembed | undefined> => {
  const episode = article.kind === 'episode' ? await episodeOf(world, article.id) : undefined;
  if (!episode?.sound || episode.publishedAt === undefined) return undefined;
  const publication = await publicationOf(world);
  const width = Math.min(player.width, maxwidth);
  const height = Math.min(width < 480 ? player.narrow : player.height, maxheight);
  const src = escapeHtml(absoluteUrl(world, embedPath(publication, edition, article.id)));
  const title = escapeHtml(foldSpace(article.headline));
  return {
    type: 'rich',
    html: `<iframe src="${src}" title="${title}" width="${width}" height="${height}" frameborder="0" loading="lazy" allow="autoplay"></iframe>`,
    width,
    height,
  };
};

/**
 * What others need to show a link to a story of ours; undefined for foreign addresses and for what is not public.
 * The picture is no wider than `maxwidth`, as the specification asks.
 */
export const oembedOf = async (
  world: World,
  url: string,
  bounds: OembedBounds,
): Promise<{ oembed: Oembed; topics: string[] } | undefined> => {
  const path = ownPath(world, url);
  const target = path === undefined ? undefined : await targetOfPath(world, path);
  const article = target?.kind === 'article' ? await articleById(world, target.target) : undefined;
  if (!article || article.status !== 'published') return undefined;
  const { editionByCode, defaultEdition, inEdition } = await publicationOf(world);
  const edition = editionByCode(article.edition) ?? defaultEdition;
  const media = await mediaByIds(world, leadMediaIds(article.lead).slice(0, 1));
  const [placed] = placedLead(article.lead, media);
  const [author] = article.authors;
  const oembed: Oembed = {
    version: '1.0',
    type: 'link',
    ...(await richOf(world, { article, edition }, bounds)),
    title: foldSpace(article.headline),
    ...(author
      ? {
          author_name: article.authors.map(({ name }) => name).join(', '),
          author_url: absoluteUrl(world, author.path),
        }
      : {}),
    provider_name: edition.publicationName,
    provider_url: absoluteUrl(world, inEdition(edition, '/')),
    cache_age: cacheAge,
    ...thumbnailOf(placed && pictureUpTo(world, placed, bounds.maxwidth)),
  };
  return { oembed, topics: [`article:${article.id}`, 'shows', ...[...media.keys()].map((id) => `media:${id}`)] };
};

/** The same as XML (oembed.com §2.3.4). */
export const oembedXml = (oembed: Oembed): string =>
  `${xmlDeclaration}${element(
    'oembed',
    {},
    Object.entries(oembed)
      .map(([name, value]) => textElement(name, String(value)))
      .join(''),
  )}\n`;

export const oembedJson = (oembed: Oembed): string =>
  JSON.stringify(oembed, (_name, value: unknown) => (typeof value === 'string' ? legalXml(value) : value));
