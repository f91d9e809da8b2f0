import { open } from 'node:fs/promises';

/** A file read a stretch at a time: what lies together is read once, and never more of it is in memory than a window. */
export type WindowedFile = {
  size: number;
  /** So many bytes from here; fewer at the end of the file. */
  at: (position: number, length: number) => Promise<Buffer>;
};

const windowBytes = 256 * 1024;

/** Opens a file for `read` and closes it, whatever happens. */
export const withWindows = async <T>(path: string, read: (file: WindowedFile) => Promise<T>): Promise<T> => {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    let start = 0;
    let held = Buffer.alloc(0);
    const at = async (position: number, length: number): Promise<Buffer> => {
      if (position < start || position + length > start + held.length) {
        const wanted = Buffer.allocUnsafe(Math.max(0, Math.min(Math.max(length, windowBytes), size - position)));
        const { bytesRead } =
          wanted.length > 0 ? await handle.read(wanted, 0, wanted.length, position) : { bytesRead: 0 };
        [start, held] = [position, wanted.subarray(0, bytesRead)];
      }
      return held.subarray(position - start, position - start + length);
    };
    return await read({ size, at });
  } finally {
    await handle.close();
  }
};
