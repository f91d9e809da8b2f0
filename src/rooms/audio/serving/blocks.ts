import { read } from 'node:fs';
import type { OpenFile } from './open-files.ts';

/**
 * Files are read in blocks of this size; measured with bench/audio.ts: smaller ones cost more processor time for a gigabyte, larger ones
 * hardly less.
 */
export const blockSize = 256 * 1024;
/** So many are held: an hour of an episode that everybody asks for at once is read from the disk once. */
const mostBlocks = 256;
/** With nobody left to send to they are let go after so long. */
const idleFor = 30_000;
/** File and number in one key: 2 ** 21 blocks are more than the largest file has. */
const perFile = 2 ** 21;

export type Block = { bytes: Buffer; length: number; users: number };
type Held = Block & { key: number; waiting: Waiting[] | undefined };
/** Undefined: the file could not be read so far. */
type Waiting = (block: Block | undefined) => void;

export type Blocks = {
  /** The block with this number, when it is there; to be given back. `false`: all are in use, and none can be had now. */
  take: (file: OpenFile, number: number, taken: Waiting) => boolean;
  give: (block: Block) => void;
  bytes: () => number;
  close: () => void;
};

type Shelf = { held: Map<number, Held>; inUse: number; idle: NodeJS.Timeout | undefined };

/** A place for one more: a new one, or that of a block nobody is being sent; the one asked for longest ago first. */
const place = ({ held }: Shelf): Buffer | undefined => {
  if (held.size < mostBlocks) return Buffer.allocUnsafeSlow(blockSize);
  for (const [key, block] of held) {
    if (block.users > 0 || block.waiting) continue;
    held.delete(key);
    return block.bytes;
  }
  return undefined;
};

const hand = (shelf: Shelf, block: Held, taken: Waiting): void => {
  block.users += 1;
  shelf.inUse += 1;
  taken(block);
};

const load = (shelf: Shelf, file: OpenFile, number: number, block: Held): void =>
  read(file.fd, block.bytes, 0, blockSize, number * blockSize, (error, length) => {
    const waiting = block.waiting ?? [];
    block.waiting = undefined;
    block.length = length;
    const isRead = !error && length > 0;
    if (!isRead) shelf.held.delete(block.key);
    for (const taken of waiting) {
      if (isRead) hand(shelf, block, taken);
      else taken(undefined);
    }
  });

const take = (shelf: Shelf, file: OpenFile, number: number, taken: Waiting): boolean => {
  clearTimeout(shelf.idle);
  const { held } = shelf;
  const key = file.serial * perFile + number;
  const known = held.get(key);
  if (known?.waiting) {
    known.waiting.push(taken);
    return true;
  }
  if (known) {
    held.delete(key);
    held.set(key, known);
    hand(shelf, known, taken);
    return true;
  }
  const bytes = place(shelf);
  if (!bytes) return false;
  const block: Held = { bytes, length: 0, users: 0, key, waiting: [taken] };
  held.set(key, block);
  load(shelf, file, number, block);
  return true;
};

const give = (shelf: Shelf, block: Block): void => {
  block.users -= 1;
  shelf.inUse -= 1;
  if (shelf.inUse > 0) return;
  clearTimeout(shelf.idle);
  shelf.idle = setTimeout(() => shelf.inUse === 0 && shelf.held.clear(), idleFor).unref();
};

/** A bounded number of pieces of files in memory, shared by all who are sent the same at about the same time. */
export const createBlocks = (): Blocks => {
  const shelf: Shelf = { held: new Map(), inUse: 0, idle: undefined };
  return {
    take: (file, number, taken) => take(shelf, file, number, taken),
    give: (block) => give(shelf, block),
    bytes: () => shelf.held.size * blockSize,
    close: () => {
      clearTimeout(shelf.idle);
      shelf.held.clear();
    },
  };
};
