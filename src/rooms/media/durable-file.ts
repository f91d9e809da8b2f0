import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Waits until what a file or folder holds is on disk. */
const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A finished temporary file takes its final name; after a power cut there is the whole file or none. */
export const settleFile = async (temporary: string, final: string): Promise<void> => {
  await flush(temporary);
  await rename(temporary, final);
  // Windows cannot open folders for flushing; its rename is journalled by the file system.
  if (process.platform !== 'win32') await flush(dirname(final));
};

/** Writes a file so that it is whole or absent, whatever happens. */
export const writeDurably = async (path: string, content: Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.part`;
  try {
    const handle = await open(temporary, 'w', 0o644);
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
    await settleFile(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};
