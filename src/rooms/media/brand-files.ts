import { join } from 'node:path';
import sharp from 'sharp';
import { writeDurably } from './durable-file.ts';
import { maxPixels, type Branded, type BrandWork } from './picture-work.ts';

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** Draws a logo or icon in every size. Runs in the picture process. */
export const drawBrandFiles = async ({ source, folder, name, shape }: BrandWork): Promise<Branded> => {
  const picture = sharp(source, { limitInputPixels: maxPixels });
  // What is empty round a drawing would make it small; a picture of one colour has no edge to find.
  const cut =
    'within' in shape
      ? await picture
          .trim()
          .png()
          .toBuffer()
          .catch(() => undefined)
      : undefined;
  const files: Branded['files'] = [];
  const boxes = 'within' in shape ? [shape.within] : shape.squares.map((side) => ({ width: side, height: side }));
  for (const box of boxes) {
    const fitted = sharp(cut ?? source, { limitInputPixels: maxPixels })
      .toColourspace('srgb')
      .resize({
        ...box,
        fit: 'within' in shape ? 'inside' : 'contain',
        background: clear,
        withoutEnlargement: 'within' in shape,
      });
    const { data, info } = await fitted.png({ compressionLevel: 9, effort: 9 }).toBuffer({ resolveWithObject: true });
    const file = `${name}-${box.width}.png`;
    await writeDurably(join(folder, file), data);
    files.push({ name: file, width: info.width, height: info.height });
  }
  return { files };
};
