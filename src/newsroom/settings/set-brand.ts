/** Logo and icon of the publication: drawn by the media workshop, kept below DATA_DIR/look, used on every page from then on. */
import { createHash } from 'node:crypto';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { drawBrand, type BrandRefusal } from '../../rooms/media/media.ts';
import { changeLookPictures, lookFolder, type LookFile } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';

export type BrandPlace = 'light' | 'dark' | 'icons';
export const isBrandPlace = (text: string): text is BrandPlace => ['light', 'dark', 'icons'].includes(text);

/** Tabs, old tabs, touch icons of telephones, home screens, search results. */
const iconSides = [48, 96, 180, 192, 512] as const;
/** Twice as high as it is ever shown. */
const logoBox = { width: 1200, height: 160 };

const words: Record<BrandRefusal, string> = {
  empty: 'The file is empty.',
  'unknown-type': 'This is no picture: PNG, SVG, WebP and JPEG are taken.',
  unsupported: 'This kind of picture is not taken: PNG, SVG, WebP and JPEG are.',
  truncated: 'The file breaks off in the middle.',
  damaged: 'The file is damaged.',
  'too-many-pixels': 'The picture has more than 40 million pixels.',
  'too-many-frames': 'The picture moves, and has too many frames.',
};

const nameOf = (place: BrandPlace, bytes: Uint8Array): string =>
  `${place}-${createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, '').slice(0, 16)}`;

/** Draws a picture for this place and uses it; refused with words when it cannot be read. */
export const setBrand = async (
  world: World,
  place: BrandPlace,
  source: { bytes: Uint8Array; fileName: string },
): Promise<Outcome<LookFile[], BrandRefusal>> => {
  const shape = place === 'icons' ? { squares: iconSides } : { within: logoBox };
  const name = nameOf(place, source.bytes);
  const drawn = await drawBrand(source, { folder: lookFolder(world), name, shape });
  if (!drawn.ok) return refuse(drawn.refusal, words[drawn.refusal]);
  const files = drawn.value.map(({ name: file, width, height }) => ({ file, width, height }));
  await changeLookPictures(world, place === 'icons' ? { icons: files } : { [place]: files[0] });
  return ok(files);
};

export const removeBrand = (world: World, place: BrandPlace): Promise<void> =>
  changeLookPictures(world, { [place]: undefined });
