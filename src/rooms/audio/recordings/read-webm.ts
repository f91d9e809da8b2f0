import type { Codec } from '../recording.ts';
import { noSound, shareOfMinute, type Structure } from './sound-facts.ts';
import type { WindowedFile } from './windowed-file.ts';

const ids = {
  segment: 0x18538067,
  information: 0x1549a966,
  scale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  track: 0xae,
  codec: 0x86,
  audio: 0xe1,
  channels: 0x9f,
  rate: 0xb5,
  cluster: 0x1f43b675,
  time: 0xe7,
  group: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
} as const;
const parents = new Set<number>([
  ids.segment,
  ids.information,
  ids.tracks,
  ids.track,
  ids.audio,
  ids.cluster,
  ids.group,
]);
const codecs: Record<string, Codec> = {
  A_OPUS: 'opus',
  A_VORBIS: 'vorbis',
  A_AAC: 'aac',
  A_FLAC: 'flac',
  'A_MPEG/L3': 'mp3',
};

/** A number of EBML (RFC 8794): its first byte says how long it is. */
const vint = (bytes: Buffer, keepsMark: boolean): { value: number; length: number; isOpen: boolean } | undefined => {
  const first = bytes[0] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > 8 || bytes.length < length) return undefined;
  let value = keepsMark ? first : first & (0xff >> length);
  let isOpen = (first & (0xff >> length)) === 0xff >> length;
  for (let at = 1; at < length; at += 1) {
    value = value * 256 + (bytes[at] ?? 0);
    isOpen &&= bytes[at] === 0xff;
  }
  return { value, length, isOpen };
};

const unsigned = (bytes: Buffer): number => bytes.subarray(0, 6).reduce((value, byte) => value * 256 + byte, 0);
const float = (bytes: Buffer): number =>
  bytes.length === 8 ? bytes.readDoubleBE(0) : bytes.length === 4 ? bytes.readFloatBE(0) : 0;

type Walk = {
  scale: number;
  codec: string;
  channels: number;
  rate: number;
  time: number;
  last: number;
  before: number;
  sound: number;
  isCut: boolean;
};

const take = async (
  file: WindowedFile,
  walk: Walk,
  { id, at, size }: { id: number; at: number; size: number },
): Promise<void> => {
  const bytes = await file.at(at, Math.min(size, 64));
  if (id === ids.scale) walk.scale = unsigned(bytes) || 1_000_000;
  if (id === ids.codec && walk.codec === '')
    walk.codec = bytes.toString('latin1', 0, Math.min(size, 32)).replace(/\0+$/, '');
  if (id === ids.channels) walk.channels = unsigned(bytes);
  if (id === ids.rate) walk.rate = float(bytes.subarray(0, size));
  if (id === ids.time) walk.time = unsigned(bytes.subarray(0, size));
  if (id !== ids.block && id !== ids.simpleBlock) return;
  const track = vint(bytes, false);
  if (!track || bytes.length < track.length + 2) return;
  walk.sound += size;
  const time = walk.time + bytes.readInt16BE(track.length);
  if (time > walk.last) [walk.before, walk.last] = [walk.last, time];
};

const walkElements = async (file: WindowedFile): Promise<Walk> => {
  const walk: Walk = {
    scale: 1_000_000,
    codec: '',
    channels: 1,
    rate: 8_000,
    time: 0,
    last: 0,
    before: 0,
    sound: 0,
    isCut: false,
  };
  for (let at = 0; at < file.size;) {
    const head = await file.at(at, 12);
    const id = vint(head, true);
    const size = id && vint(head.subarray(id.length), false);
    if (!id || !size) break;
    at += id.length + size.length;
    if (parents.has(id.value)) continue;
    if (size.isOpen) break;
    if (at + size.value > file.size) {
      walk.isCut = true;
      break;
    }
    await take(file, walk, { id: id.value, at, size: size.value });
    at += size.value;
  }
  return walk;
};

/** What the blocks of a WebM or Matroska recording say, as browsers make them while they record: without a length. */
export const readWebm = async (file: WindowedFile): Promise<Structure> => {
  const walk = await walkElements(file);
  const codec = codecs[walk.codec.replace(/^A_AAC.*/, 'A_AAC')];
  if (!codec) return noSound('unknown-codec', 'there is no track of Opus, Vorbis or AAC in it');
  if (walk.isCut) return noSound('truncated', 'it ends in the middle of a block');
  // The last block lasts about as long as the one before it.
  const duration = ((walk.last + Math.max(0, walk.last - walk.before)) * walk.scale) / 1e9;
  if (!(duration > 0)) return noSound('silent', 'there is no sound in it');
  return {
    facts: {
      container: 'webm',
      codec,
      sampleRate: walk.rate,
      channels: walk.channels || 1,
      duration,
      promised: undefined,
      bitRate: (walk.sound * 8) / duration,
      minuteBytes: shareOfMinute(file.size, walk.sound, duration),
    },
  };
};
