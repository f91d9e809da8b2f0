import { noSound, type Structure } from './sound-facts.ts';
import type { WindowedFile } from './windowed-file.ts';

/** The checksum of Ogg pages (RFC 3533): CRC-32 by 0x04c11db7, neither reflected nor inverted. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

const checksum = (page: Buffer): number => {
  let sum = 0;
  for (let at = 0; at < page.length; at += 1) {
    // The sum's own place counts as zeros.
    const byte = at >= 22 && at < 26 ? 0 : (page[at] ?? 0);
    sum = ((sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  }
  return sum;
};

type Stream = { codec: 'vorbis' | 'opus'; rate: number; channels: number; skip: number; last: number };

/** The head of a stream, as its first packet says it. */
const streamOf = (packet: Buffer): Stream | undefined => {
  if (packet.length >= 16 && packet.toString('latin1', 0, 7) === '\u0001vorbis')
    return { codec: 'vorbis', channels: packet[11] ?? 0, rate: packet.readUInt32LE(12), skip: 0, last: 0 };
  if (packet.length >= 19 && packet.toString('latin1', 0, 8) === 'OpusHead')
    return { codec: 'opus', channels: packet[9] ?? 0, rate: 48_000, skip: packet.readUInt16LE(10), last: 0 };
  return undefined;
};

type Page = { bytes: number; head: number; isFirst: boolean; serial: number; granule: number; isWhole: boolean };

const pageAt = async (file: WindowedFile, at: number): Promise<Page | undefined> => {
  const head = await file.at(at, 27);
  if (head.length < 27 || head.toString('latin1', 0, 4) !== 'OggS' || head[4] !== 0) return undefined;
  const segments = head[26] ?? 0;
  const [flags = 0, serial, granule] = [head[5], head.readUInt32LE(14), Number(head.readBigInt64LE(6))];
  const lengths = await file.at(at + 27, segments);
  const bytes = 27 + segments + lengths.reduce((sum, length) => sum + length, 0);
  const isWhole = lengths.length === segments && at + bytes <= file.size;
  return { bytes, head: 27 + segments, isFirst: (flags & 2) !== 0, serial, granule, isWhole };
};

const nextPage = async (file: WindowedFile, from: number): Promise<number> => {
  for (let at = from; at < file.size; at += 65_536) {
    const found = (await file.at(at, 65_540)).indexOf('OggS', 0, 'latin1');
    if (found >= 0) return at + found;
  }
  return file.size;
};

type Walk = { streams: Map<number, Stream>; order: Stream[]; lost: number; isCut: boolean; minuteBytes: number };

const heard = ({ order }: Walk): number =>
  order.reduce((sum, { last, skip, rate }) => sum + Math.max(0, last - skip) / rate, 0);

const walkPages = async (file: WindowedFile): Promise<Walk> => {
  const walk: Walk = { streams: new Map(), order: [], lost: 0, isCut: false, minuteBytes: file.size };
  for (let at = 0; at < file.size;) {
    const page = await pageAt(file, at);
    if (page && !page.isWhole) {
      walk.isCut = true;
      break;
    }
    const bytes = page ? await file.at(at, page.bytes) : undefined;
    if (!page || !bytes || checksum(bytes) !== bytes.readUInt32LE(22)) {
      const next = await nextPage(file, at + 4);
      walk.lost += next - at;
      at = next;
      continue;
    }
    const begun = page.isFirst ? streamOf(bytes.subarray(page.head)) : undefined;
    if (begun && begun.rate > 0) walk.order.push(begun);
    if (begun && begun.rate > 0) walk.streams.set(page.serial, begun);
    const stream = walk.streams.get(page.serial);
    if (stream && page.granule > stream.last) stream.last = page.granule;
    at += page.bytes;
    if (walk.minuteBytes === file.size && heard(walk) >= 60) walk.minuteBytes = at;
  }
  return walk;
};

/** What the pages of an Ogg file say: Vorbis and Opus, one recording after another. */
export const readOgg = async (file: WindowedFile): Promise<Structure> => {
  const walk = await walkPages(file);
  const [first] = walk.order;
  if (!first) return noSound('unknown-codec', 'there is neither Vorbis nor Opus in it');
  const duration = heard(walk);
  if (walk.isCut) return noSound('truncated', 'it ends in the middle of a page');
  if (walk.lost > file.size * 0.02)
    return noSound(
      'broken',
      `${Math.round((walk.lost / file.size) * 100)} % of its pages do not bear their checksum out`,
    );
  if (!(duration > 0)) return noSound('silent', 'there is no sound in it');
  return {
    facts: {
      container: 'ogg',
      codec: first.codec,
      sampleRate: first.rate,
      channels: first.channels,
      duration,
      promised: undefined,
      bitRate: (file.size * 8) / duration,
      minuteBytes: walk.minuteBytes,
    },
  };
};
