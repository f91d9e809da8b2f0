/** What a disk would hold after a power cut, worked out from the journal of a process (see power-cut.c). */
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  closeSync,
  ftruncateSync,
  writeSync,
  globSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

type Op = { kind: string; file: string; offset: number; bytes: Buffer | undefined };

const headLength = 25;

/** The journal's records, as far as they are whole; several numbers may stand for one file. */
const readOps = (journal: string): Op[] => {
  const data = existsSync(journal) ? readFileSync(journal) : Buffer.alloc(0);
  const names = new Map<bigint, string>();
  const ops: Op[] = [];
  for (let at = 0; at + headLength <= data.length;) {
    const kind = String.fromCharCode(data[at] ?? 0);
    const number = data.readBigInt64LE(at + 1);
    const offset = Number(data.readBigInt64LE(at + 9));
    const length = Number(data.readBigInt64LE(at + 17));
    const hasBytes = kind === 'w' || kind === 'o';
    const end = at + headLength + (hasBytes ? length : 0);
    if (end > data.length) break;
    const bytes = hasBytes ? data.subarray(at + headLength, end) : undefined;
    if (kind === 'o') {
      names.set(number, bytes?.toString() ?? '');
      if (offset === 1) ops.push({ kind: 't', file: bytes?.toString() ?? '', offset: 0, bytes: undefined });
    } else ops.push({ kind, file: names.get(number) ?? '', offset, bytes });
    at = end;
  }
  return ops;
};

/** Which operations are surely on disk: those before the beginning of the last sync of their file that ended. */
const durableUntil = (ops: readonly Op[], isKept: () => boolean): Map<string, number> => {
  const begun = new Map<string, number>();
  const until = new Map<string, number>();
  for (const [i, { kind, file }] of ops.entries()) {
    if (kind === 'b') begun.set(file, i);
    else if (kind === 's' && isKept()) until.set(file, begun.get(file) ?? 0);
  }
  return until;
};

const sector = 512;

/** Part of a write, as a disk may have it: whole sectors from its beginning. */
const torn = (bytes: Buffer, random: () => number): Buffer =>
  random() < 0.3 ? bytes.subarray(0, Math.floor((random() * bytes.length) / sector) * sector) : bytes;

export type Cut = {
  folder: string;
  /** How the folder was when the process began. */
  before: string;
  journal: string;
  into: string;
  /** Share of syncs, 0 to 1, that a lying disk did not do. */
  drop: number;
  random: () => number;
};

/**
 * Makes the folder a disk would have: what was synced is there, of all else each write is there, torn or missing by chance, in
 * whatever order.
 */
export const cutDisk = ({ folder, before, journal, into, drop, random }: Cut): { lost: number } => {
  rmSync(into, { recursive: true, force: true });
  cpSync(before, into, { recursive: true });
  for (const shared of globSync('**/*-shm', { cwd: into })) rmSync(join(into, shared));
  const ops = readOps(journal);
  const until = durableUntil(ops, () => random() >= drop);
  const open = new Map<string, number>();
  let lost = 0;
  for (const [i, { kind, file, offset, bytes }] of ops.entries()) {
    if (kind !== 'w' && kind !== 't') continue;
    const isSure = i < (until.get(file) ?? -1);
    if (!isSure && random() < 0.5) {
      lost += 1;
      continue;
    }
    const path = join(into, relative(folder, file));
    mkdirSync(dirname(path), { recursive: true });
    const fd = open.get(path) ?? openSync(path, existsSync(path) ? 'r+' : 'w+');
    open.set(path, fd);
    if (kind === 't') ftruncateSync(fd, offset);
    else if (bytes) {
      const part = isSure ? bytes : torn(bytes, random);
      writeSync(fd, part, 0, part.length, offset);
    }
  }
  for (const fd of open.values()) closeSync(fd);
  return { lost };
};
