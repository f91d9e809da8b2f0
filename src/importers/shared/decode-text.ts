import { ImportFileError } from './import-file-error.ts';

/** The encoding a text's first bytes give away: a byte order mark, zeros between ASCII, or an XML declaration. */
export const encodingOf = (head: Buffer): string => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declared =
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i
      .exec(head.subarray(0, 400).toString('latin1'))?.[1]
      ?.toLowerCase() ?? 'utf-8';
  // Declared in bytes that are plainly not UTF-16: whoever converted the file forgot the declaration.
  return declared.startsWith('utf-16') ? 'utf-8' : declared;
};

const decoderFor = (encoding: string): TextDecoder => {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new ImportFileError(
      `The file says that it is written in “${encoding}”, which is not an encoding we know. Convert it to UTF-8 (iconv -f … -t UTF-8) and correct its first line.`,
      { line: 1 },
    );
  }
};

/** How many lines lie before the first byte that cannot be decoded. */
const linesBeforeFault = (piece: Buffer, encoding: string): number => {
  const shown = new TextDecoder(encoding).decode(piece);
  const fault = shown.indexOf('\ufffd');
  return (fault < 0 ? shown : shown.slice(0, fault)).split('\n').length - 1;
};

/**
 * Bytes as text in the encoding the file declares. Bytes that are no text in it end the reading with the line where they stand:
 * half-right letters would be found only after the import.
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let encoding = 'utf-8';
  let lines = 1;
  for await (const piece of bytes) {
    if (!decoder) {
      encoding = encodingOf(piece);
      decoder = decoderFor(encoding);
    }
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      const line = lines + linesBeforeFault(piece, encoding);
      throw new ImportFileError(
        `The file has bytes that are not ${encoding.toUpperCase()} text, though it says so. Find out its real encoding and convert it to UTF-8 (iconv -f … -t UTF-8).`,
        { line },
      );
    }
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
    yield text;
  }
  try {
    const rest = decoder?.decode() ?? '';
    if (rest) yield rest;
  } catch {
    throw new ImportFileError('The file ends in the middle of a letter: it was cut off. Export or download it again.', {
      line: lines,
    });
  }
}
