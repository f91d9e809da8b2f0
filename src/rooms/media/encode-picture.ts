import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { writeDurably } from './durable-file.ts';
import {
  maxAnimatedPixels,
  maxPixels,
  type AnimateWork,
  type Encoded,
  type EncodeWork,
  type Planned,
} from './picture-work.ts';
import { renditionWidths } from './rendition-plan.ts';

/** A picture read once, no wider than the widest rendition, in sRGB without any profile. */
type Base = { mark: string; data: Buffer; info: OutputInfo; full: Planned; isDrawn: boolean; isTransparent: boolean };

let kept: Base | undefined;

const baseOf = async (source: string): Promise<Base> => {
  const { size, mtimeMs } = await stat(source);
  const mark = `${source} ${size} ${mtimeMs}`;
  if (kept?.mark === mark) return kept;
  kept = undefined;
  const picture = sharp(source, { limitInputPixels: maxPixels });
  const meta = await picture.metadata();
  // Transparency that is nowhere used costs every format bytes; charts and screenshots often carry it.
  const isTransparent = meta.hasAlpha && !(await sharp(source, { limitInputPixels: maxPixels }).stats()).isOpaque;
  const opaque = isTransparent ? picture : picture.removeAlpha();
  const { data, info } = await opaque
    .resize({ width: Math.max(...renditionWidths), withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  kept = {
    mark,
    data,
    info,
    full: { width: meta.width, height: meta.height },
    isDrawn: meta.format === 'png',
    isTransparent,
  };
  return kept;
};

export const planPicture = async (source: string): Promise<Planned> => (await baseOf(source)).full;

/** A wide picture's AVIF may weigh 120 KB at 1152 × 864, others in proportion: what lead pictures may cost a reader. */
const bytesPerPixel = 118_000 / (1152 * 864);

/** Wide renditions are mostly seen at two pixels for one, where the eye forgives more. */
const avifQuality = (width: number): number => (width <= 576 ? 52 : width <= 768 ? 50 : 46);

/** Drawings keep their colour in full, as coloured lines and letters smear otherwise. */
const encodeAvif = async (picture: Sharp, width: number, isDrawn: boolean): Promise<Buffer> => {
  const chromaSubsampling = isDrawn ? '4:4:4' : '4:2:0';
  const height = (await picture.metadata()).height;
  const budget = Math.max(6000, bytesPerPixel * width * height);
  for (let quality = avifQuality(width); ; quality -= 8) {
    const data = await picture.clone().avif({ quality, effort: 2, chromaSubsampling }).toBuffer();
    if (data.length <= budget || quality <= 36 || isDrawn) return data;
  }
};

const smaller = async (one: Promise<Buffer>, other: Promise<Buffer>): Promise<Buffer> => {
  const [a, b] = [await one, await other];
  return a.length <= b.length ? a : b;
};

const encodeWebp = (picture: Sharp, isDrawn: boolean): Promise<Buffer> => {
  const lossy = picture
    .clone()
    .webp({ quality: isDrawn ? 84 : 64, effort: 2, smartSubsample: isDrawn })
    .toBuffer();
  return isDrawn
    ? smaller(picture.clone().webp({ nearLossless: true, quality: 60, effort: 2 }).toBuffer(), lossy)
    : lossy;
};

const encodePlain = async (
  picture: Sharp,
  { isDrawn, isTransparent }: Base,
): Promise<{ data: Buffer; format: 'jpeg' | 'png' }> => {
  const png = (): Promise<Buffer> =>
    picture.clone().png({ palette: true, quality: 90, effort: 4, compressionLevel: 9 }).toBuffer();
  if (isTransparent) return { data: await png(), format: 'png' };
  const chromaSubsampling = isDrawn ? '4:4:4' : '4:2:0';
  const jpeg = await picture
    .clone()
    .jpeg({ quality: isDrawn ? 84 : 74, mozjpeg: true, chromaSubsampling })
    .toBuffer();
  if (!isDrawn) return { data: jpeg, format: 'jpeg' };
  const drawn = await png();
  return drawn.length <= jpeg.length ? { data: drawn, format: 'png' } : { data: jpeg, format: 'jpeg' };
};

const encode = async (
  picture: Sharp,
  base: Base,
  { format, width }: EncodeWork,
): Promise<{ data: Buffer; format: Encoded['format'] }> => {
  if (format === 'avif') return { data: await encodeAvif(picture, width, base.isDrawn), format };
  if (format === 'webp') return { data: await encodeWebp(picture, base.isDrawn), format };
  if (format === 'plain') return encodePlain(picture, base);
  const onPaper = picture.flatten({ background: '#ffffff' });
  return { data: await onPaper.jpeg({ quality: 80, mozjpeg: true, chromaSubsampling: '4:2:0' }).toBuffer(), format };
};

/** The base at the wanted width, cut to the crop if there is one. */
const drawnFrom = async (base: Base, { width, crop }: EncodeWork): Promise<Sharp> => {
  const { width: baseWidth, height: baseHeight, channels } = base.info;
  const raw = { width: baseWidth, height: baseHeight, channels };
  let picture = sharp(base.data, { raw });
  if (crop) {
    const scale = baseWidth / base.full.width;
    const left = Math.min(baseWidth - 1, Math.round(crop.left * scale));
    const top = Math.min(baseHeight - 1, Math.round(crop.top * scale));
    picture = picture.extract({
      left,
      top,
      width: Math.max(1, Math.min(baseWidth - left, Math.round(crop.width * scale))),
      height: Math.max(1, Math.min(baseHeight - top, Math.round(crop.height * scale))),
    });
  }
  const shape = crop ?? base.full;
  const height = Math.max(1, Math.round((shape.height / shape.width) * width));
  const { data, info } = await picture
    .resize({ width, height, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
};

/** Makes one rendition; its name gets the ending of the format that was chosen if it has none. */
export const encodePicture = async (work: EncodeWork): Promise<Encoded> => {
  const base = await baseOf(work.source);
  const picture = await drawnFrom(base, work);
  const { width, height } = await picture.metadata();
  const { data, format } = await encode(picture, base, work);
  const name = work.name.includes('.') ? work.name : `${work.name}.${format === 'jpeg' ? 'jpg' : format}`;
  await writeDurably(join(work.folder, name), data);
  return { name, format, width, height, bytes: data.length };
};

/** At most 768 pixels wide: moving pictures weigh many times a still one. */
export const animatePicture = async ({ source, folder, name }: AnimateWork): Promise<Encoded> => {
  const { data, info } = await sharp(source, { animated: true, limitInputPixels: maxAnimatedPixels })
    .resize({ width: 768, withoutEnlargement: true })
    .webp({ quality: 70, effort: 2 })
    .toBuffer({ resolveWithObject: true });
  await writeDurably(join(folder, name), data);
  await rm(source, { force: true });
  return { name, format: 'webp', width: info.width, height: info.pageHeight ?? info.height, bytes: data.length };
};
