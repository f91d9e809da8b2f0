import type { Codec } from '../recording.ts';
import { noSound, shareOfMinute, type Structure } from './sound-facts.ts';
import type { WindowedFile } from './windowed-file.ts';

/** An index longer than this belongs to no recording of a day. */
const mostIndex = 64 * 1024 * 1024;

type Box = { name: string; start: number; end: number };

/** The boxes of a stretch of bytes (ISO 14496-12); what is broken ends the list. */
const boxesIn = (bytes: Buffer, from = 0, to = bytes.length): Box[] => {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    let size = bytes.readUInt32BE(at);
    let head = 8;
    if (size === 1 && at + 16 <= to) [size, head] = [Number(bytes.readBigUInt64BE(at + 8)), 16];
    if (size === 0) size = to - at;
    if (size < head || at + size > to) break;
    boxes.push({ name: bytes.toString('latin1', at + 4, at + 8), start: at + head, end: at + size });
    at += size;
  }
  return boxes;
};

const inside = (bytes: Buffer, box: Box | undefined, ...path: string[]): Box | undefined => {
  let found = box;
  for (const name of path) found = found && boxesIn(bytes, found.start, found.end).find((one) => one.name === name);
  return found;
};

const codecs: Record<string, Codec> = { mp4a: 'aac', alac: 'alac', Opus: 'opus', fLaC: 'flac', '.mp3': 'mp3' };

type Track = {
  id: number;
  codec: Codec | undefined;
  channels: number;
  sampleRate: number;
  scale: number;
  ticks: number;
  end: number;
};

/** Where the last piece of a track ends, as its index says. */
const lastByte = (bytes: Buffer, table: Box | undefined): number => {
  const wide = inside(bytes, table, 'co64');
  const narrow = inside(bytes, table, 'stco');
  const box = wide ?? narrow;
  if (!box || box.start + 8 > box.end) return 0;
  const step = wide ? 8 : 4;
  const count = Math.min(bytes.readUInt32BE(box.start + 4), Math.floor((box.end - box.start - 8) / step));
  let last = 0;
  for (let at = 0; at < count; at += 1) {
    const place = box.start + 8 + at * step;
    last = Math.max(last, wide ? Number(bytes.readBigUInt64BE(place)) : bytes.readUInt32BE(place));
  }
  return last;
};

const trackOf = (bytes: Buffer, box: Box): Track | undefined => {
  const media = inside(bytes, box, 'mdia');
  const handler = inside(bytes, media, 'hdlr');
  const times = inside(bytes, media, 'mdhd');
  const table = inside(bytes, media, 'minf', 'stbl');
  const entries = inside(bytes, table, 'stsd');
  const head = inside(bytes, box, 'tkhd');
  if (!handler || !times || !entries || entries.end - entries.start < 44 || !head) return undefined;
  if (bytes.toString('latin1', handler.start + 8, handler.start + 12) !== 'soun') return undefined;
  const isLong = bytes[times.start] === 1;
  const entry = entries.start + 8;
  return {
    id: bytes.readUInt32BE(head.start + (bytes[head.start] === 1 ? 20 : 12)),
    codec: codecs[bytes.toString('latin1', entry + 4, entry + 8)],
    channels: bytes.readUInt16BE(entry + 24),
    sampleRate: bytes.readUInt16BE(entry + 32),
    scale: bytes.readUInt32BE(times.start + (isLong ? 20 : 12)),
    ticks: isLong ? Number(bytes.readBigUInt64BE(times.start + 24)) : bytes.readUInt32BE(times.start + 16),
    end: lastByte(bytes, table),
  };
};

/** How long the sound of one fragment is, in the track's ticks. */
const fragmentTicks = (bytes: Buffer, { id }: Track): number => {
  let ticks = 0;
  for (const box of boxesIn(bytes).filter(({ name }) => name === 'traf')) {
    const head = inside(bytes, box, 'tfhd');
    if (!head || bytes.readUInt32BE(head.start + 4) !== id) continue;
    const flags = bytes.readUInt32BE(head.start) & 0xffffff;
    const usualAt = head.start + 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
    const usual = flags & 8 ? bytes.readUInt32BE(usualAt) : 0;
    for (const run of boxesIn(bytes, box.start, box.end).filter(({ name }) => name === 'trun')) {
      const has = bytes.readUInt32BE(run.start) & 0xffffff;
      const count = bytes.readUInt32BE(run.start + 4);
      const step = [0x100, 0x200, 0x400, 0x800].reduce((sum, flag) => sum + (has & flag ? 4 : 0), 0);
      let at = run.start + 8 + (has & 1 ? 4 : 0) + (has & 4 ? 4 : 0);
      if (!(has & 0x100)) ticks += usual * count;
      else for (let n = 0; n < count && at + 4 <= run.end; n += 1, at += step) ticks += bytes.readUInt32BE(at);
    }
  }
  return ticks;
};

type Walk = { track: Track | undefined; sound: number; fragments: number; isCut: boolean; hasIndex: boolean };

const walkBoxes = async (file: WindowedFile): Promise<Walk> => {
  const walk: Walk = { track: undefined, sound: 0, fragments: 0, isCut: false, hasIndex: false };
  for (let at = 0, boxes = 0; at + 8 <= file.size && boxes < 500_000; boxes += 1) {
    const head = await file.at(at, 16);
    const name = head.toString('latin1', 4, 8);
    let size = head.readUInt32BE(0);
    if (size === 1 && head.length === 16) size = Number(head.readBigUInt64BE(8));
    if (size === 0) size = file.size - at;
    walk.isCut = at + size > file.size;
    if (walk.isCut || size < 8) break;
    if (name === 'moov' && size <= mostIndex) {
      const bytes = Buffer.from(await file.at(at + 8, size - 8));
      walk.hasIndex = true;
      const tracks = boxesIn(bytes).filter((box) => box.name === 'trak');
      walk.track = tracks.map((box) => trackOf(bytes, box)).find((track) => track !== undefined);
    }
    if (name === 'moof' && walk.track && size <= mostIndex)
      walk.fragments += fragmentTicks(Buffer.from(await file.at(at + 8, size - 8)), walk.track);
    if (name === 'mdat') walk.sound += size - 8;
    at += size;
  }
  return walk;
};

const judge = (file: WindowedFile, walk: Walk): Structure => {
  const { track, sound } = walk;
  if (walk.isCut || !walk.hasIndex)
    return noSound('truncated', walk.hasIndex ? 'a part of it is longer than the file' : 'its index is missing');
  if (!track?.codec)
    return noSound('unknown-codec', track ? 'its sound is neither AAC nor ALAC nor Opus' : 'it has no track of sound');
  if (track.end > file.size) return noSound('truncated', 'its index names sound beyond the end of the file');
  const duration = (track.ticks + walk.fragments) / (track.scale || 1);
  if (!(duration > 0) || sound === 0) return noSound('silent', 'there is no sound in it');
  return {
    facts: {
      container: 'mp4',
      codec: track.codec,
      sampleRate: track.sampleRate || track.scale,
      channels: track.channels || 2,
      duration,
      promised: undefined,
      bitRate: (sound * 8) / duration,
      minuteBytes: shareOfMinute(file.size, sound, duration),
    },
  };
};

/** What the boxes of an M4A say, whole or in fragments. */
export const readMp4 = async (file: WindowedFile): Promise<Structure> => {
  try {
    return judge(file, await walkBoxes(file));
  } catch (error) {
    // A number read beyond the end of a box.
    if (error instanceof RangeError) return noSound('broken', 'its index cannot be read');
    throw error;
  }
};
