import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { writeDurably } from './durable-file.ts';
import { embeddedTexts } from './embedded-credit.ts';
import { embeddedFacts } from './embedded-facts.ts';
import { maxAnimatedPixels, maxPixels, type Examined, type ExamineWork, type PictureRefusal } from './picture-work.ts';
import { lookOf } from './picture-look.ts';
import { stripJpeg, stripPng } from './strip-metadata.ts';

/** Thrown here, answered as a refusal: the picture is at fault, not the program. */
export class PictureFault extends Error {
  readonly refusal: PictureRefusal;
  constructor(refusal: PictureRefusal, detail: string) {
    super(detail);
    this.refusal = refusal;
  }
}

/** Vector pictures are drawn as wide as the widest rendition. */
const svgWidth = 1536;

const load = (source: string | Buffer): Sharp => sharp(source, { failOn: 'truncated', limitInputPixels: maxPixels });

const faultOf = (error: unknown): PictureFault => {
  if (error instanceof PictureFault) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/pixel limit/i.test(message)) return new PictureFault('too-many-pixels', message);
  if (/unsupported image format|bad seek|not a known file format/i.test(message))
    return new PictureFault('unsupported', message);
  const broken =
    /premature|truncat|unexpected end|end of (?:file|input|stream|image)|\beof\b|not enough|read error/i.test(message);
  return new PictureFault(broken ? 'truncated' : 'damaged', message);
};

const checkSize = ({ width, height, pageHeight, pages = 1 }: Metadata): void => {
  const pixels = width * (pageHeight ?? height);
  if (pixels > maxPixels) throw new PictureFault('too-many-pixels', `${width} × ${pageHeight ?? height} pixels`);
  if (pixels * pages > maxAnimatedPixels)
    throw new PictureFault('too-many-frames', `${pages} frames of ${pixels} pixels`);
};

/** Draws the picture anew: upright, in sRGB, as PNG when it may be transparent or was drawn by a program, else as JPEG. */
const redraw = async (picture: Sharp, isDrawn: boolean): Promise<{ data: Buffer; isPng: boolean }> => {
  const upright = picture.autoOrient().toColourspace('srgb');
  const data = isDrawn
    ? await upright.png({ compressionLevel: 8 }).toBuffer()
    : await upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
  return { data, isPng: isDrawn };
};

/** The same picture without anything else, bit for bit where that can be. */
const cleanCopy = async (bytes: Buffer, meta: Metadata): Promise<{ data: Buffer; isPng: boolean }> => {
  const isUpright = (meta.orientation ?? 1) === 1;
  if (isUpright && meta.format === 'png') {
    const data = stripPng(bytes);
    if (!data) throw new PictureFault('truncated', 'The PNG ends before its last chunk');
    return { data, isPng: true };
  }
  if (isUpright && meta.format === 'jpeg' && meta.space !== 'cmyk') {
    const data = stripJpeg(bytes);
    if (data) return { data, isPng: false };
  }
  return redraw(load(bytes), meta.hasAlpha || meta.format === 'gif' || meta.format === 'png');
};

const drawSvg = async (bytes: Buffer): Promise<Buffer> => {
  if (/<!ENTITY/i.test(bytes.toString('latin1'))) throw new PictureFault('unsupported', 'Entities in SVG are not read');
  const { width, height } = await load(bytes).metadata();
  const density = Math.min(2400, Math.max(1, (72 * svgWidth) / Math.max(width, height / 2)));
  return sharp(bytes, { density, limitInputPixels: maxPixels })
    .resize({ width: svgWidth, withoutEnlargement: true })
    .png()
    .toBuffer();
};

/** Reading every line at an eighth of the size: breaks and damage show, and how it looks, at little cost. */
const readThrough = async (bytes: Buffer, { width }: Metadata): Promise<string | undefined> => {
  const { data, info } = await load(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .resize({ width: Math.max(9, Math.ceil(width / 8)) })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return lookOf(data, info);
};

/** How a picture that is kept already looks. */
export const lookAgain = async (source: string): Promise<{ look: string | undefined }> => {
  const bytes = await readFile(source);
  return { look: await readThrough(bytes, await load(bytes).metadata()) };
};

/** The WebP reader tells a break from damage no better than anybody; the file itself says how long it should be. */
const checkLength = (bytes: Buffer, type: string): void => {
  const isShort = type === 'image/webp' && bytes.readUInt32LE(4) + 8 > bytes.length;
  if (isShort) throw new PictureFault('truncated', `${bytes.length} bytes of ${bytes.readUInt32LE(4) + 8}`);
};

const examine = async ({ source, folder, type }: ExamineWork): Promise<Examined> => {
  const given = await readFile(source);
  const bytes = type === 'image/svg+xml' ? await drawSvg(given) : given;
  checkLength(bytes, type);
  const meta = await load(bytes).metadata();
  checkSize(meta);
  const look = await readThrough(bytes, meta);
  const { data, isPng } = await cleanCopy(bytes, meta);
  const { width, height } = await sharp(data).metadata();
  const name = isPng ? 'original.png' : 'original.jpg';
  await writeDurably(join(folder, name), data);
  const isAnimated = (meta.pages ?? 1) > 1 && (meta.format === 'gif' || meta.format === 'webp');
  const animated = isAnimated ? 'animated.source' : undefined;
  if (animated) await writeFile(join(folder, animated), bytes);
  const found = embeddedTexts(meta.iptc, meta.xmp);
  const facts = embeddedFacts(given);
  const contentType = isPng ? 'image/png' : 'image/jpeg';
  return { width, height, contentType, name, bytes: data.length, found, facts, look, animated };
};

/** Checks a picture and keeps a clean copy; throws PictureFault when it is no good. */
export const examinePicture = async (work: ExamineWork): Promise<Examined> => {
  try {
    return await examine(work);
  } catch (error) {
    // A full disk is nobody's picture.
    if (error instanceof Error && 'syscall' in error) throw error;
    throw faultOf(error);
  }
};
