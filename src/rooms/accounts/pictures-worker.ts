/**
 * The process that opens a reader's picture, so that a hostile one can take down nothing else: one picture, then it ends. What
 * comes out is drawn anew; nothing of the file that came in is in it, neither place nor camera nor name.
 */
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { pictureSide, type DrawnPicture } from './pictures-drawing.ts';

const maxPixels = 40_000_000;
const maxMemory = 768 * 1024 ** 2;
const outOfMemory = 9;

try {
  setPriority(10);
} catch {
  // Some systems do not let a process be put behind others; it works all the same.
}
sharp.cache(false);
sharp.concurrency(1);
// Only readers for what cameras and phones make; a drawing (SVG) is a program in disguise.
const formats = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: formats.map((format) => `VipsForeignLoad${format}`) });

const draw = async (bytes: Uint8Array): Promise<DrawnPicture> => {
  try {
    const source = sharp(bytes, { limitInputPixels: false, sequentialRead: true, failOn: 'truncated' });
    const { width, height } = await source.metadata();
    if (width * height > maxPixels) return { refusal: 'too-many-pixels' };
    const drawn = await source
      .autoOrient()
      .resize(pictureSide, pictureSide, { fit: 'cover' })
      .webp({ quality: 82, smartSubsample: true })
      .toBuffer();
    return { bytes: drawn };
  } catch {
    return { refusal: 'no-picture' };
  }
};

process.once('message', (bytes: Uint8Array) => {
  void draw(bytes).then((drawn) => process.send?.(drawn, () => process.exit(0)));
});
process.on('disconnect', () => process.exit(0));
// Meant for the server, which waits for this process or ends it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
setInterval(() => {
  if (process.memoryUsage.rss() > maxMemory) process.exit(outOfMemory);
}, 100).unref();
