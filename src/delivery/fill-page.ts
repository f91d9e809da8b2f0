/**
 * A kept page with one reader's slots filled in. The page lies in blocks, plain and deflated; only blocks in which something
 * differs for this reader are put together anew. So a signed-in reader costs little more than a stranger, compressed or not.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { strangersIn, type Readers, type Slot, type Template } from './slots.ts';

/** A stretch of the page: texts and slots in turn, and its bytes when all slots are as strangers see them. */
type Block = { texts: string[]; slots: Slot[]; usual: string[]; plain: Buffer; deflated?: Buffer };

export type Blocks = { blocks: readonly Block[]; slots: readonly Slot[] };

/** Up to this length pieces are joined: small blocks compress badly, in large ones one slot spoils much. */
const blockLength = 4_000;
/** A text of this length stands in a block of its own, so that no slot spoils it. */
const longText = 2_000;

/** Cuts a drawn page into blocks. */
export const blocksOf = (template: Template, readers: Readers | undefined, scene: unknown): Blocks => {
  const { texts, slots } = template;
  const usuals = strangersIn(template, readers, scene);
  const blocks: Block[] = [];
  let current = { texts: [] as string[], slots: [] as Slot[], usual: [] as string[] };
  let length = 0;
  const end = (): void => {
    const plain = Buffer.from(current.texts.map((text, i) => text + (current.usual[i] ?? '')).join(''));
    blocks.push({ ...current, plain });
    current = { texts: [], slots: [], usual: [] };
    length = 0;
  };
  for (const [i, text] of texts.entries()) {
    const isLong = text.length >= longText;
    if (length > 0 && (isLong || length + text.length > blockLength)) end();
    current.texts.push(text);
    length += text.length;
    if (isLong) {
      end();
      current.texts.push('');
    }
    const one = slots[i];
    if (!one) continue;
    const usual = usuals[i] ?? '';
    current.slots.push(one);
    current.usual.push(usual);
    length += usual.length + 1;
  }
  end();
  return { blocks, slots };
};

/** The bytes of every block for this reader; `isOwn` where it is not as strangers see it. */
export type Filled = { own: (Buffer | undefined)[]; mark: string };

export const fillBlocks = ({ blocks }: Blocks, fill: (slot: Slot) => string | undefined): Filled => {
  let mark = 0;
  const own = blocks.map((block) => {
    let isOwn = false;
    const fills = block.slots.map((one, i) => {
      const filled = fill(one);
      if (filled === undefined || filled === block.usual[i]) return undefined;
      isOwn = true;
      return filled;
    });
    if (!isOwn) return undefined;
    const bytes = Buffer.from(block.texts.map((text, i) => text + (fills[i] ?? block.usual[i] ?? '')).join(''));
    mark = crc32(bytes, mark);
    return bytes;
  });
  return { own, mark: mark.toString(36) };
};

export const plainBytesOf = ({ blocks }: Blocks, { own }: Filled): Buffer =>
  Buffer.concat(blocks.map((block, i) => own[i] ?? block.plain));

/** RFC 1952, 2.3: deflate, no flags, no time, unknown system. */
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
/** RFC 1951: a last block that is empty. */
const lastBlock = Buffer.from([3, 0]);
const storedMost = 65_535;

/** RFC 1951, 3.2.4: bytes as they are, in stored blocks. */
const stored = (bytes: Buffer): Buffer[] => {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += storedMost) {
    const piece = bytes.subarray(at, at + storedMost);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(piece.length, 1);
    head.writeUInt16LE(~piece.length & 0xffff, 3);
    parts.push(head, piece);
  }
  return parts;
};

/** Ends on a byte and refers to nothing before it (full flush), so that blocks can be put together in any order. */
const deflatedOf = (block: Block): Buffer =>
  (block.deflated ??= deflateRawSync(block.plain, { level: 5, finishFlush: constants.Z_FULL_FLUSH }));

/** One gzip stream of blocks deflated before and stored ones between them. */
export const gzipBytesOf = ({ blocks }: Blocks, { own }: Filled): Buffer => {
  let sum = 0;
  let size = 0;
  const parts: Buffer[] = [gzipHeader];
  for (const [i, block] of blocks.entries()) {
    const bytes = own[i];
    const plain = bytes ?? block.plain;
    sum = crc32(plain, sum);
    size += plain.length;
    if (bytes) parts.push(...stored(bytes));
    else parts.push(deflatedOf(block));
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sum >>> 0, 0);
  trailer.writeUInt32LE(size >>> 0, 4);
  parts.push(lastBlock, trailer);
  return Buffer.concat(parts);
};
