import { close, fstat, open, read } from 'node:fs';
import { promisify } from 'node:util';

/** A file held open for whoever is being sent of it. */
export type OpenFile = {
  fd: number;
  /** Never that of another file in this process. */
  serial: number;
  size: number;
  modifiedAt: number;
  /** Where sound begins: tags and pictures before it are not listened to. */
  soundStart: number;
};

type Held = { file: Promise<OpenFile | undefined>; users: number; leftAt: number };

export type OpenFiles = {
  /** The file, held until it is given back as often as it was taken; undefined when there is none. */
  take: (path: string) => Promise<OpenFile | undefined>;
  give: (path: string) => void;
  count: () => number;
  close: () => void;
};

const [openFile, statFile, readFile] = [promisify(open), promisify(fstat), promisify(read)];

/** The length of an ID3v2 tag at the beginning of a file (id3.org, ID3v2.4, 3.1). */
const tagLength = (head: Buffer): number => {
  if (head.toString('latin1', 0, 3) !== 'ID3' || head.length < 10) return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0);
  return 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0);
};

/** Where the sound of an ISO file (MP4) begins: after the boxes before `mdat`. */
const boxesBefore = async (fd: number, size: number): Promise<number> => {
  const head = Buffer.alloc(16);
  for (let at = 0, boxes = 0; at + 16 <= size && boxes < 50; boxes += 1) {
    await readFile(fd, head, 0, 16, at);
    const long = head.readUInt32BE(0) === 1;
    if (head.toString('latin1', 4, 8) === 'mdat') return at + (long ? 16 : 8);
    const length = long ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0);
    if (length < 8) return 0;
    at += length;
  }
  return 0;
};

const soundStartOf = async (fd: number, size: number): Promise<number> => {
  const head = Buffer.alloc(16);
  const { bytesRead } = await readFile(fd, head, 0, 16, 0);
  if (bytesRead < 16) return 0;
  const start = head.toString('latin1', 4, 8) === 'ftyp' ? await boxesBefore(fd, size) : tagLength(head);
  return start < size ? start : 0;
};

let serial = 0;

const opened = async (path: string): Promise<OpenFile | undefined> => {
  let fd: number;
  try {
    fd = await openFile(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { size, mtimeMs } = await statFile(fd);
    serial += 1;
    return { fd, serial, size, modifiedAt: mtimeMs, soundStart: await soundStartOf(fd, size) };
  } catch (error) {
    close(fd, () => undefined);
    throw error;
  }
};

/** So many files that nobody is being sent of stay open, and for so long. */
const mostIdle = 128;
const idleFor = 20_000;

/** Opens each file once, however many are sent of it: an episode that has just come out is asked for by thousands. */
export const createOpenFiles = (): OpenFiles => {
  const held = new Map<string, Held>();
  const shut = (path: string, one: Held): void => {
    held.delete(path);
    one.file.then((file) => file && close(file.fd, () => undefined)).catch(() => undefined);
  };
  const sweep = (isAll = false): void => {
    const idle = [...held].filter(([, { users }]) => users === 0).toSorted(([, a], [, b]) => b.leftAt - a.leftAt);
    for (const [i, [path, one]] of idle.entries())
      if (isAll || i >= mostIdle || performance.now() - one.leftAt > idleFor) shut(path, one);
  };
  const timer = setInterval(sweep, idleFor / 2).unref();

  return {
    take: async (path) => {
      const one = held.get(path) ?? { file: opened(path), users: 0, leftAt: 0 };
      if (!held.has(path)) held.set(path, one);
      one.users += 1;
      const file = await one.file.catch((error: unknown) => {
        if (held.get(path) === one) held.delete(path);
        throw error;
      });
      if (file === undefined && held.get(path) === one) held.delete(path);
      return file;
    },
    give: (path) => {
      const one = held.get(path);
      if (!one) return;
      one.users -= 1;
      one.leftAt = performance.now();
      if (held.size > mostIdle * 2) sweep();
    },
    count: () => held.size,
    close: () => {
      clearInterval(timer);
      sweep(true);
    },
  };
};
