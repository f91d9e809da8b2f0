import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { ImportFileError, ImportOptionError } from './import-file-error.ts';

/** A file of the old site: its path below the folder or in the zip, and how to have it on disk while `work` runs. */
export type OldFile = { name: string; use: <T>(work: (filePath: string) => Promise<T>) => Promise<T> };

async function* inFolder(folder: string): AsyncGenerator<OldFile> {
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    yield { name: relative(folder, path).split(sep).join('/'), use: (work) => work(path) };
  }
}

/** Nothing in a newspaper's archive is larger; a zip that unpacks to more is a trap. */
const largest = 2 * 1024 ** 3;

async function* inZip(path: string): AsyncGenerator<OldFile> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch((error: Error) => {
    throw new ImportFileError(`The zip of media is damaged: ${error.message}`);
  });
  const folder = mkdtempSync(join(tmpdir(), 'courant-media-'));
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || entry.uncompressedSize > largest) continue;
      yield {
        name: entry.fileName,
        use: async (work) => {
          // A name of our own: what the zip calls it never becomes a path here.
          const file = join(folder, 'file');
          await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file));
          try {
            return await work(file);
          } finally {
            rmSync(file, { force: true });
          }
        },
      };
    }
  } finally {
    zip.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file in a folder, at any depth, or in a zip. Links that point elsewhere are not followed. */
export const oldFiles = async (path: string): Promise<() => AsyncGenerator<OldFile>> => {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new ImportOptionError(`There is no folder or zip “${path}” for --media.`);
  return () => (found.isDirectory() ? inFolder(path) : inZip(path));
};

/** Sizes that WordPress makes of a picture: `-300x200`, `-scaled`, `-rotated`. */
export const withoutSize = (name: string): string =>
  name.replace(/-(?:\d{1,5}x\d{1,5}|scaled|rotated)(?=\.[a-z0-9]{2,5}$)/i, '');

/** The end of an address or path by which a file is known, from its longest form to its bare name. */
export const tails = (path: string): string[] => {
  const parts = path.split('/').filter(Boolean).slice(-6);
  return parts.map((_, index) => parts.slice(index).join('/').toLowerCase());
};

export const widthIn = (name: string): number => {
  const file = basename(name);
  return /-scaled\./i.test(file) ? 2560 : Number(/-(\d{1,5})x\d{1,5}\./.exec(file)?.[1] ?? 0);
};
