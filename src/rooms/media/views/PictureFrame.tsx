import type { JSX } from 'preact';
import { altOf, originalOf, plainPicture, type Media, type PictureFile, type Rendition } from '../media-item.ts';
import { renditionWidths } from '../rendition-plan.ts';

export type PictureFrameProps = {
  media: Media;
  /** BCP 47 tag: which alternative text. */
  language: string;
  /** How wide it will be shown, as `sizes` has it: `(min-width: 61rem) 50vw, 100vw`. */
  sizes: string;
  /** Load when it comes near the window (unless told); false for the picture a page opens with, which is then fetched first. */
  lazy?: boolean;
  /** Wins over the picture's own alternative text; empty: the picture only decorates what is said beside it. */
  alt?: string | undefined;
  /** Cut to 3 : 2 round the focal point, as lead pictures and teasers are. */
  crop?: boolean;
};

const srcset = (files: readonly { path: string; width: number }[]): string =>
  files.map(({ path, width }) => `${path} ${width}w`).join(', ');

const ofFormat = (media: Media, ...formats: Rendition['format'][]): Rendition[] =>
  media.renditions.filter(({ format }) => formats.includes(format));

/** A class for the focal point on a grid of ten by ten; none in the middle, where pictures rest by themselves. */
export const focalClass = ({ focal }: Media): string => {
  const [x, y] = [Math.round(focal.x * 10), Math.round(focal.y * 10)];
  return [x === 5 ? '' : `fx${x}`, y === 5 ? '' : `fy${y}`].filter(Boolean).join(' ');
};

/** While renditions are being made the picture itself stands beside them, so that no wide window gets a narrow one. */
const plainFiles = (media: Media, original: PictureFile): { path: string; width: number }[] => {
  const plain = ofFormat(media, 'jpeg', 'png');
  const isWhole = media.state === 'ready' && plain.length > 0;
  return isWhole || plain.some(({ width }) => width === original.width) ? plain : [...plain, original];
};

/** A format is offered once its widest is there, which is made last. */
const sources = (media: Media, original: PictureFile): { type: string; files: Rendition[] }[] => {
  const widest = Math.min(original.width, Math.max(...renditionWidths));
  return [
    { type: 'image/avif', files: ofFormat(media, 'avif') },
    { type: 'image/webp', files: ofFormat(media, 'webp') },
  ].filter(({ files }) => files.length > 0 && (files.at(-1)?.width ?? 0) >= widest);
};

/**
 * A picture in the formats and widths there are, with its size, so that nothing moves when it comes. Draws nothing when the
 * medium is no picture or its file is missing: `Figure` says so in words.
 */
export const PictureFrame = ({
  media,
  language,
  sizes,
  lazy = true,
  alt,
  crop = false,
}: PictureFrameProps): JSX.Element | null => {
  const original = originalOf(media);
  const plain = plainPicture(media, 768);
  if (!original || !plain) return null;
  const files = plainFiles(media, original);
  const style = crop ? ['crop', focalClass(media)].filter(Boolean).join(' ') : undefined;
  return (
    <picture>
      {sources(media, original).map(({ type, files }) => (
        <source type={type} srcset={srcset(files)} sizes={sizes} />
      ))}
      <img
        src={plain.path}
        srcset={files.length > 1 ? srcset(files) : undefined}
        sizes={files.length > 1 ? sizes : undefined}
        width={original.width}
        height={original.height}
        alt={alt ?? altOf(media, language)}
        class={style}
        loading={lazy ? 'lazy' : undefined}
        fetchpriority={lazy ? undefined : 'high'}
        decoding="async"
      />
    </picture>
  );
};
