import type { Focal } from './media-item.ts';
import { cutRound } from '../../common/picture-cuts.ts';
import type { EncodeWork } from './picture-work.ts';

/** Widths of renditions in pixels; wider ones than the picture are not made. */
export const renditionWidths = [360, 576, 768, 1152, 1536] as const;

/** Taller or larger files than these are beyond WebP and cost too much memory in AVIF; such pictures keep to the plain format. */
const maxHeight = 16_000;
const maxCompressed = 8_000_000;

/**
 * The widths for a picture: the fixed ones that fit, and its own if it is narrower than the widest. A fixed one within a tenth
 * of its own would be the same picture twice.
 */
export const widthsFor = (width: number): number[] =>
  width >= Math.max(...renditionWidths)
    ? [...renditionWidths]
    : [...renditionWidths.filter((fixed) => fixed * 1.1 < width), width];

export const cardWidth = 1200;
const cardShape = 1200 / 630;

/** A card's name says where it was cut, so that another focal point gives another address. */
export const cardName = ({ x, y }: Focal): string => `card-${Math.round(x * 100)}-${Math.round(y * 100)}.jpg`;

type Step = Pick<EncodeWork, 'format' | 'width' | 'name' | 'crop'>;

/**
 * What is made of a picture, in batches: after each the pages that show it are drawn anew. First what every browser reads and
 * link previews need (a second's work), then AVIF, which is what most readers get, then WebP for the few in between.
 */
export const renditionSteps = (size: { width: number; height: number }, focal: Focal): Step[][] => {
  const widths = widthsFor(size.width);
  const small = widths.filter((width) => {
    const height = (size.height / size.width) * width;
    return height <= maxHeight && width * height <= maxCompressed;
  });
  const crop = cutRound(focal, size, cardShape);
  const card: Step = { format: 'jpeg', width: Math.min(cardWidth, crop.width), name: cardName(focal), crop };
  return [
    [...widths.map((width): Step => ({ format: 'plain', width, name: `${width}` })), card],
    small.map((width): Step => ({ format: 'avif', width, name: `${width}.avif` })),
    small.map((width): Step => ({ format: 'webp', width, name: `${width}.webp` })),
  ];
};
