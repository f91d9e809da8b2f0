import type { FunctionComponent, HTMLAttributes } from 'preact';

/**
 * The custom elements of this room. They hold ordinary markup that works by itself; the island of the same name improves it.
 * Preact draws a string as the element of that name.
 */
type Element = FunctionComponent<HTMLAttributes<HTMLElement>>;

export const EmbedView = 'embed-view' as unknown as Element;
export const GalleryView = 'gallery-view' as unknown as Element;
/** What the live blog's element tells its island stands in `data-…`. */
export const LiveBlogElement = 'live-blog' as unknown as FunctionComponent<
  HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>
>;
export const ShareTools = 'share-tools' as unknown as Element;
