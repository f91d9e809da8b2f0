import type { CollectionPage } from 'schema-dts';
import type { ArticleSummary } from '../../rooms/articles/articles.ts';
import type { Edition, Publication } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { websiteRef } from './publisher.ts';

type Setting = { world: World; publication: Publication; edition: Edition };

/** A page that lists stories: a front page, section, tag or archive. */
export const collectionNode = (
  { world, publication, edition }: Setting,
  { name, path, articles }: { name: string; path: string; articles: readonly ArticleSummary[] },
): CollectionPage => ({
  '@type': 'CollectionPage',
  '@id': absoluteUrl(world, path),
  url: absoluteUrl(world, path),
  name,
  inLanguage: edition.language,
  isPartOf: websiteRef(world, publication, edition),
  ...(articles.length > 0
    ? {
        mainEntity: {
          '@type': 'ItemList',
          itemListElement: articles.map((article, place) => ({
            '@type': 'ListItem',
            position: place + 1,
            url: absoluteUrl(world, article.path),
          })),
        },
      }
    : {}),
});
