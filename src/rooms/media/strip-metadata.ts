/**
 * Copies of JPEG and PNG files with everything left out that is not the picture: positions, names of cameras and people,
 * thumbnails, comments, whatever was hung on behind the end. The picture's own data stays bit for bit.
 */

const hasPrefix = (bytes: Buffer, at: number, prefix: string): boolean =>
  bytes.toString('latin1', at, at + prefix.length) === prefix;

/** Application segments that change how a JPEG looks: JFIF, colour profile, Adobe's note on colour coding. */
const isNeeded = (bytes: Buffer, marker: number, at: number): boolean => {
  if (marker === 0xe0) return hasPrefix(bytes, at + 4, 'JFIF\0');
  if (marker === 0xe2) return hasPrefix(bytes, at + 4, 'ICC_PROFILE\0');
  if (marker === 0xee) return hasPrefix(bytes, at + 4, 'Adobe');
  return !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe;
};

/** The end of compressed data that starts here: the next marker that is no restart marker. */
const endOfScan = (bytes: Buffer, start: number): number => {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return -1;
};

/** Undefined when the file is not built as ITU T.81 says: such files have to be drawn anew. */
export const stripJpeg = (bytes: Buffer): Buffer | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    if (length < 2 || marker === 0 || marker === 0xd8) return undefined;
    const next = marker === 0xda ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    if (next === -1) return undefined;
    if (isNeeded(bytes, marker, at)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return undefined;
};

/** Chunks that make up a still PNG's looks (PNG 3, §11); animation chunks are left out, so the first picture stands. */
const pngChunks = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'cICP',
  'bKGD',
  'pHYs',
]);

/** Undefined when the file breaks off or is no PNG. */
export const stripPng = (bytes: Buffer): Buffer | undefined => {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) return undefined;
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
};
