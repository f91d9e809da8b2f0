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

/** A bounded number of pieces of files in memory, shared by all who are sent the same at about the same time. */
export const createBlocks = (): Blocks => {
  const held = new Map<number, Held>();
  let inUse = 0;
  let idle: NodeJS.Timeout | undefined;

  /** A place for one more: a new one, or that of a block nobody is being sent; the one asked for longest ago first. */
  const place = (): Buffer | undefined => {
    if (held.size < mostBlocks) return Buffer.allocUnsafeSlow(blockSize);
    for (const [key, block] of held) {
      if (block.users > 0 || block.waiting) continue;
      held.delete(key);
      return block.bytes;
    }
    return undefined;
  };

  const use = (block: Block): void => {
    block.users += 1;
    inUse += 1;
  };

  const load = (file: OpenFile, number: number, block: Held): void =>
    read(file.fd, block.bytes, 0, blockSize, number * blockSize, (error, length) => {
      const waiting = block.waiting ?? [];
      block.waiting = undefined;
      block.length = length;
      if (error || length === 0) held.delete(block.key);
      for (const taken of waiting) {
        if (error || length === 0) taken(undefined);
        else {
          use(block);
          taken(block);
        }
      }
    });

  return {
    take: (file, number, taken) => {
      clearTimeout(idle);
      const key = file.serial * perFile + number;
      const known = held.get(key);
      if (known?.waiting) {
        known.waiting.push(taken);
        return true;
      }
      if (known) {
        held.delete(key);
        held.set(key, known);
        use(known);
        taken(known);
        return true;
      }
      const bytes = place();
      if (!bytes) return false;
      const block: Held = { bytes, length: 0, users: 0, key, waiting: [taken] };
      held.set(key, block);
      load(file, number, block);
      return true;
    },
    give: (block) => {
      block.users -= 1;
      inUse -= 1;
      if (inUse > 0) return;
      clearTimeout(idle);
      idle = setTimeout(() => inUse === 0 && held.clear(), idleFor).unref();
    },
    bytes: () => held.size * blockSize,
    close: () => {
      clearTimeout(idle);
      held.clear();
    },
  };
};
