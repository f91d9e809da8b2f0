import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';

export type OembedFormat = 'json' | 'xml';

/** Where the oEmbed answer for one of our pages is found. */
export const oembedAddress = (world: World, url: string, format: OembedFormat): string =>
  `${absoluteUrl(world, '/oembed')}?url=${encodeURIComponent(url)}&format=${format}`;
