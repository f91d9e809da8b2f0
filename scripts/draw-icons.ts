/**
 * Draws src/ui/icons/icon.svg as the bitmaps that home screens and old browsers ask for. The results are committed.
 *
 *   node scripts/draw-icons.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const folder = join(import.meta.dirname, '../src/ui/icons');
const drawing = await readFile(join(folder, 'icon.svg'));

/** Home screens round the corners themselves: there the ground reaches into them. */
const squared = Buffer.from(drawing.toString().replace(' rx="3"', ''));
await writeFile(
  join(folder, 'icon-180.png'),
  await sharp(squared, { density: 500 }).resize(180).png({ palette: true }).toBuffer(),
);

/** An ICO file with one PNG in it: six bytes of header, sixteen of directory, then the PNG. */
const small = await sharp(drawing, { density: 300 }).resize(48).png({ palette: true }).toBuffer();
const header = Buffer.alloc(22);
header.writeUInt16LE(1, 2);
header.writeUInt16LE(1, 4);
header.writeUInt8(48, 6);
header.writeUInt8(48, 7);
header.writeUInt16LE(1, 10);
header.writeUInt16LE(32, 12);
header.writeUInt32LE(small.length, 14);
header.writeUInt32LE(header.length, 18);
await writeFile(join(folder, 'favicon.ico'), Buffer.concat([header, small]));
