import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import yauzl from 'yauzl';
import { ImportFileError } from './import-file-error.ts';

/** A file to be imported, plain or packed; what it is packed in is told by its bytes, not by its name. */
export type SourceFile = {
  path: string;
  /** Bytes on disk. */
  size: number;
  /** Tells this file from another: size and a hash of its beginning and end. */
  mark: string;
  /** The unpacked bytes, from the beginning; `told` hears how many bytes on disk were read so far. */
  bytes: (told: (readBytes: number) => void) => AsyncGenerator<Buffer>;
};

const markOf = async (path: string, size: number): Promise<{ mark: string; head: Buffer }> => {
  const handle = await open(path, 'r');
  try {
    const part = Math.min(size, 65_536);
    const head = (await handle.read(Buffer.alloc(part), 0, part, 0)).buffer;
    const tail = (await handle.read(Buffer.alloc(part), 0, part, size - part)).buffer;
    const hash = createHash('sha256').update(head).update(tail).digest('hex').slice(0, 32);
    return { mark: `${size}-${hash}`, head };
  } finally {
    await handle.close();
  }
};

async function* counted(stream: Readable, told: (bytes: number) => void): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const piece of stream) {
    read += (piece as Buffer).length;
    told(read);
    yield piece as Buffer;
  }
}

async function* unzipped(path: string, told: (bytes: number) => void): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const source = createReadStream(path, { highWaterMark: 262_144 });
  let read = 0;
  source.on('data', (piece) => told((read += piece.length)));
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const piece of gunzip) yield piece as Buffer;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'Z_BUF_ERROR')
      throw new ImportFileError(
        `The compressed file is cut off: it ends after ${read} bytes in the middle. Copy or download it again.`,
      );
    if (code.startsWith('Z_'))
      throw new ImportFileError(
        `The compressed file is damaged somewhere before byte ${read}. Copy or download it again.`,
      );
    throw error;
  } finally {
    source.destroy();
  }
}

const damaged = (error: unknown): never => {
  throw new ImportFileError(
    `The zip file is damaged: ${error instanceof Error ? error.message : String(error)}. Copy or download it again.`,
  );
};

/** The one file of a zip that can be meant: `names` says which endings count. */
const entryMeant = async (zip: yauzl.ZipFile, names: RegExp): Promise<yauzl.Entry> => {
  const wanted: yauzl.Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (names.test(entry.fileName) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(entry.fileName)) wanted.push(entry);
  }
  const [only] = wanted.sort((a, b) => b.uncompressedSize - a.uncompressedSize);
  if (!only) throw new ImportFileError('The zip file holds no export file.');
  if (wanted.length > 1 && names.source.includes('xml')) {
    throw new ImportFileError(
      `The zip file holds ${wanted.length} export files. Unpack it and import them one after the other.`,
    );
  }
  return only;
};

async function* fromZip(path: string, names: RegExp, told: (bytes: number) => void): AsyncGenerator<Buffer> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch(damaged);
  try {
    const only = await entryMeant(zip, names).catch((error: unknown) =>
      error instanceof ImportFileError ? Promise.reject(error) : damaged(error),
    );
    const share = only.compressedSize / Math.max(1, only.uncompressedSize);
    yield* counted(await zip.openReadStreamPromise(only).catch(damaged), (read) => told(Math.round(read * share)));
  } finally {
    zip.close();
  }
}

/** Opens a file; `names` picks the one meant in a zip. Throws ImportFileError when there is none or it is empty. */
export const openSourceFile = async (path: string, names: RegExp): Promise<SourceFile> => {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new ImportFileError(`There is no file “${path}”.`);
  if (!found.isFile()) throw new ImportFileError(`“${path}” is a folder, not an export file.`);
  if (found.size === 0) throw new ImportFileError(`“${path}” is empty.`);
  const { mark, head } = await markOf(path, found.size);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const isZip = head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
  return {
    path,
    size: found.size,
    mark,
    bytes: (told) =>
      isGzip
        ? unzipped(path, told)
        : isZip
          ? fromZip(path, names, told)
          : counted(createReadStream(path, { highWaterMark: 262_144 }), told),
  };
};
