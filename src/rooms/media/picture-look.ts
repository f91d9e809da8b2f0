import sharp from 'sharp';

/** How many neighbours in a row and how many rows are compared: 64 bits in all. */
const across = 8;
const down = 8;

/** A picture with fewer differences than these is one plain area, and like every other plain area. */
const fewest = 4;

/**
 * How a picture looks, in 64 bits (hex): for each place, whether it is darker than the one to its right. Other sizes, other
 * compressions and other brightness give the same or nearly the same bits. Undefined for pictures with nothing in them.
 */
export const lookOf = async (
  data: Buffer,
  { width, height, channels }: { width: number; height: number; channels: 1 | 2 | 3 | 4 },
): Promise<string | undefined> => {
  const picture = sharp(data, { raw: { width, height, channels } });
  const opaque = channels === 2 || channels === 4 ? picture.flatten({ background: '#ffffff' }) : picture;
  const grey = await opaque
    .greyscale()
    .resize({ width: across + 1, height: down, fit: 'fill' })
    .raw({ depth: 'uchar' })
    .toBuffer();
  let bits = 0n;
  let differences = 0;
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const [left = 0, right = 0] = [grey[y * (across + 1) + x], grey[y * (across + 1) + x + 1]];
      // What differs by a shade differs by chance.
      const isDarker = left + 2 < right;
      if (Math.abs(left - right) > 2) differences += 1;
      bits = (bits << 1n) | (isDarker ? 1n : 0n);
    }
  }
  return differences < fewest ? undefined : bits.toString(16).padStart(16, '0');
};
