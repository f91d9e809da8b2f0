import type { MediaKind } from './media-item.ts';
import type { ReadableSource } from './readable-source.ts';

/** What a file is by its content; its name and the sender's word count for nothing. */
export type Recognised = { kind: MediaKind; contentType: string; extension: string };

const is = (kind: MediaKind, contentType: string, extension: string): Recognised => ({ kind, contentType, extension });

const pictures = {
  jpeg: is('picture', 'image/jpeg', 'jpg'),
  png: is('picture', 'image/png', 'png'),
  gif: is('picture', 'image/gif', 'gif'),
  webp: is('picture', 'image/webp', 'webp'),
  avif: is('picture', 'image/avif', 'avif'),
  tiff: is('picture', 'image/tiff', 'tif'),
  svg: is('picture', 'image/svg+xml', 'svg'),
};

const text = (head: Buffer, offset: number, length: number): string => head.toString('latin1', offset, offset + length);

/** Some files can only be told apart by the name they came with; as they are only ever downloaded, it may be believed. */
const packed: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  epub: 'application/epub+zip',
};
const compound: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};

const byName = (names: Record<string, string>, fileName: string, otherwise: Recognised): Recognised => {
  const extension = /\.([a-z]{3,4})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(names, extension) ? is('file', names[extension] ?? '', extension) : otherwise;
};

/** Whether the root element is `svg`; prolog, comments and a document type may stand before it. */
const isSvg = (head: Buffer): boolean => {
  let rest = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  const before = [
    ['<?', '?>'],
    ['<!--', '-->'],
    ['<!DOCTYPE svg', '>'],
  ] as const;
  for (let parts = 0; parts < 50; parts += 1) {
    const found = before.find(([opening]) => rest.startsWith(opening));
    if (!found) return /^<(?:svg:)?svg[\s>/]/i.test(rest);
    const [opening, closing] = found;
    // A document type may hold declarations of its own in square brackets.
    const brackets = opening.startsWith('<!D') && /^[^>]*\[/.test(rest) ? Math.max(0, rest.indexOf(']')) : 0;
    const end = rest.indexOf(closing, brackets);
    if (end === -1) return false;
    rest = rest.slice(end + closing.length).trimStart();
  }
  return false;
};

/** Length in bytes of the MPEG audio frame that starts here, or undefined when none does (ISO 11172-3, 2.4.2.3). */
const mpegFrame = (bytes: Buffer, at: number): number | undefined => {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return undefined;
  const [second = 0, third = 0] = [bytes[at + 1], bytes[at + 2]];
  if ((second & 0xe0) !== 0xe0) return undefined;
  const [version, layer, rate, sampling] = [(second >> 3) & 3, (second >> 1) & 3, third >> 4, (third >> 2) & 3];
  // Layer 3 alone is meant by “MP3”; 1 is a reserved version, 0 and 15 no bit rates, 3 no sampling rate.
  if (version === 1 || layer !== 1 || rate === 0 || rate === 15 || sampling === 3) return undefined;
  const isFirst = version === 3;
  const kilobits = isFirst
    ? [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    : [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
  const hertz = ([44_100, 48_000, 32_000][sampling] ?? 0) / (isFirst ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((isFirst ? 144 : 72) * (kilobits[rate] ?? 0) * 1000) / hertz) + ((third >> 1) & 1);
};

/** Two frames in a row: one alone is found in any random bytes. */
const isMp3 = async (source: ReadableSource, head: Buffer): Promise<boolean> => {
  let start = 0;
  if (text(head, 0, 3) === 'ID3') {
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0);
    start = 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0);
  }
  const sound = await source.read(start, 16_384);
  for (let at = 0; at < Math.min(sound.length, 8192); at += 1) {
    const length = mpegFrame(sound, at);
    if (length && mpegFrame(sound, at + length)) return true;
  }
  return false;
};

/** Length in bytes of the frame of AAC (ADTS, ISO 13818-7) that starts here. */
const aacFrame = (bytes: Buffer, at: number): number | undefined => {
  if (at + 7 > bytes.length || bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xf6) !== 0xf0) return undefined;
  const length = (((bytes[at + 3] ?? 0) & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5);
  return length > 7 ? length : undefined;
};

/** Three frames in a row, from the first byte on. */
const isAac = (head: Buffer): boolean => {
  let at = 0;
  for (let frames = 0; frames < 3; frames += 1) {
    const length = aacFrame(head, at);
    if (length === undefined) return false;
    at += length;
  }
  return true;
};

/** Whether an ISO file (ISO 14496-12) has a track of pictures; its index may stand at either end. */
const hasVideoTrack = async (source: ReadableSource): Promise<boolean | undefined> => {
  for (let at = 0, boxes = 0; at + 8 <= source.size && boxes < 200; boxes += 1) {
    const head = await source.read(at, 16);
    let size = head.readUInt32BE(0);
    if (size === 1 && head.length === 16) size = Number(head.readBigUInt64BE(8));
    if (text(head, 4, 4) === 'moov')
      return (await source.read(at, Math.min(size || 4_000_000, 4_000_000))).includes('vide');
    if (size < 8) return undefined;
    at += size;
  }
  return undefined;
};

const isoFile = async (source: ReadableSource, head: Buffer): Promise<Recognised | undefined> => {
  const brands = text(head, 8, Math.min(head.readUInt32BE(0), 64) - 8);
  if (/avi[fs]/.test(brands)) return pictures.avif;
  if (/^(?:hei|hev|mif1|msf1)/.test(brands)) return undefined;
  if (/^M4[AB] /.test(brands)) return is('sound', 'audio/mp4', 'm4a');
  const seen = await hasVideoTrack(source);
  if (seen === undefined) return undefined;
  if (!seen) return is('sound', 'audio/mp4', 'm4a');
  return brands.startsWith('qt  ') ? is('film', 'video/quicktime', 'mov') : is('film', 'video/mp4', 'mp4');
};

const riffFile = (head: Buffer): Recognised | undefined => {
  const form = text(head, 8, 4);
  if (form === 'WEBP') return pictures.webp;
  return form === 'WAVE' ? is('sound', 'audio/wav', 'wav') : undefined;
};

const matroska = (head: Buffer): Recognised => {
  const isFilm = head.includes('V_');
  if (head.subarray(0, 64).includes('webm'))
    return isFilm ? is('film', 'video/webm', 'webm') : is('sound', 'audio/webm', 'weba');
  return isFilm ? is('film', 'video/x-matroska', 'mkv') : is('sound', 'audio/x-matroska', 'mka');
};

const oggFile = (head: Buffer): Recognised => {
  if (head.includes('theora')) return is('film', 'video/ogg', 'ogv');
  return head.subarray(0, 64).includes('OpusHead')
    ? is('sound', 'audio/ogg; codecs=opus', 'opus')
    : is('sound', 'audio/ogg', 'ogg');
};

const bySignature = (head: Buffer, fileName: string): Recognised | undefined => {
  const start = text(head, 0, 8);
  if (start.startsWith('\xff\xd8\xff')) return pictures.jpeg;
  if (start === '\x89PNG\r\n\x1a\n') return pictures.png;
  if (/^GIF8[79]a/.test(start)) return pictures.gif;
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return pictures.tiff;
  if (start.startsWith('RIFF')) return riffFile(head);
  if (start.startsWith('OggS')) return oggFile(head);
  if (start.startsWith('fLaC')) return is('sound', 'audio/flac', 'flac');
  if (start.startsWith('\x1a\x45\xdf\xa3')) return matroska(head);
  if (start.startsWith('%PDF-')) return is('file', 'application/pdf', 'pdf');
  if (start.startsWith('PK\x03\x04')) return byName(packed, fileName, is('file', 'application/zip', 'zip'));
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
    return byName(compound, fileName, is('file', 'application/octet-stream', 'bin'));
  return undefined;
};

/** Tells what a file is by its content; undefined when it is nothing a publication keeps. */
export const recognise = async (source: ReadableSource, fileName: string): Promise<Recognised | undefined> => {
  const head = await source.read(0, 16_384);
  if (head.length < 12) return undefined;
  const known = bySignature(head, fileName);
  if (known) return known;
  if (text(head, 4, 4) === 'ftyp') return isoFile(source, head);
  if (isSvg(head)) return pictures.svg;
  if (isAac(head)) return is('sound', 'audio/aac', 'aac');
  return (await isMp3(source, head)) ? is('sound', 'audio/mpeg', 'mp3') : undefined;
};
