import { gunzipSync } from 'node:zlib';
import { ImportFileError } from '../shared/import-file-error.ts';
import type { Tell } from './feed.ts';

/** A feed of ten thousand episodes with long notes has some 60 MB. */
export const maxFeedBytes = 100 * 1024 ** 2;

const unpacked = (bytes: Buffer): Buffer => {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxFeedBytes });
  } catch {
    throw new ImportFileError('The feed is packed (gzip), and damaged or far too long.');
  }
};

const declaredOf = (bytes: Buffer): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 400).toString('latin1');
  return /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]?.toLowerCase();
};

const decoderOf = (encoding: string): TextDecoder | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return undefined;
  }
};

/** Letters of UTF-8, and bytes that are none. */
const letters =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}|[\u0080-\u00ff]/g;

/** UTF-8 where it is UTF-8; every other byte is what Windows-1252 means by it. */
const mixed = (bytes: Buffer): { text: string; odd: number; at: number } => {
  const latin = new TextDecoder('windows-1252');
  let odd = 0;
  let at = -1;
  const raw = bytes.toString('latin1');
  const text = raw.replace(letters, (letter: string, place: number) => {
    const part = Buffer.from(letter, 'latin1');
    if (letter.length > 1) return part.toString('utf8');
    odd += 1;
    if (at < 0) at = place;
    return latin.decode(part);
  });
  return { text, odd, at: at < 0 ? 0 : raw.slice(0, at).split('\n').length };
};

/**
 * The bytes of a feed as text: in the encoding it declares when they are that, else as UTF-8 with single bytes of Windows-1252, which
 * is told. Nothing here throws for what a feed holds but packing that is damaged.
 */
export const feedText = (given: Buffer, tell: Tell): string => {
  const bytes = unpacked(given);
  const declared = declaredOf(bytes) ?? 'utf-8';
  const isLatin = /^(?:iso-8859-1|us-ascii|windows-1252)$/.test(declared);
  try {
    const decoder = decoderOf(isLatin ? 'windows-1252' : declared);
    if (decoder) return decoder.decode(bytes);
  } catch {
    // Told below: it is not what it says.
  }
  const { text, odd, at } = mixed(bytes);
  tell(
    'The feed is not written in the encoding it declares',
    at,
    odd === 0
      ? `it says “${declared}”; read as UTF-8`
      : `it says “${declared}”; ${odd.toLocaleString('en')} ${odd === 1 ? 'byte was' : 'bytes were'} read as Windows-1252`,
  );
  return text.replace(/^\ufeff/, '');
};
