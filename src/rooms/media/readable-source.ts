import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file that came in: its size and any stretch of it, shorter where the file ends. */
export type ReadableSource = { size: number; read: (offset: number, length: number) => Promise<Buffer> };

export const sourceOfBytes = (bytes: Uint8Array): ReadableSource => ({
  size: bytes.byteLength,
  read: async (offset, length) => Buffer.from(bytes.subarray(offset, offset + length)),
});

/** Opens a file for `work` and closes it again. */
export const withFile = async <T>(path: string, work: (source: ReadableSource) => Promise<T>): Promise<T> => {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const read: ReadableSource['read'] = async (offset, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    return await work({ size, read });
  } finally {
    await handle.close();
  }
};

/** SHA-256 in hex. */
export const hashOf = async (content: Uint8Array | string): Promise<string> => {
  const hash = createHash('sha256');
  if (typeof content !== 'string') return hash.update(content).digest('hex');
  for await (const piece of createReadStream(content)) hash.update(piece as Buffer);
  return hash.digest('hex');
};
