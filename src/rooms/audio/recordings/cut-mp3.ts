import { open } from 'node:fs/promises';
import { walkMp3, type FrameHead } from './mp3-frames.ts';
import { withWindows, type WindowedFile } from './windowed-file.ts';

type Part = { from: number; to: number };

/** The first four bytes of a frame with another bit rate, so that a header of Xing fits in. */
const informationFrame = (
  header: Buffer,
  head: FrameHead,
  { frames, bytes }: { frames: number; bytes: number },
): Buffer => {
  // The greatest bit rate, no padding and no checksum: longer than the header in every version.
  const first = Buffer.from([
    header[0] ?? 0,
    (header[1] ?? 0) | 1,
    (14 << 4) | ((header[2] ?? 0) & 0x0c),
    header[3] ?? 0,
  ]);
  const bitRate = (head.isFirstVersion ? 320 : 160) * 1000;
  const frame = Buffer.alloc(Math.floor(((head.isFirstVersion ? 144 : 72) * bitRate) / head.sampleRate));
  first.copy(frame);
  const side = head.isFirstVersion ? (head.channels === 1 ? 17 : 32) : head.channels === 1 ? 9 : 17;
  frame.write('Xing', 4 + side, 'latin1');
  // How many frames and bytes follow.
  frame.writeUInt32BE(3, 8 + side);
  frame.writeUInt32BE(frames, 12 + side);
  frame.writeUInt32BE(bytes + frame.length, 16 + side);
  return frame;
};

const countPart = async (
  file: WindowedFile,
  { from, to }: Part,
): Promise<{ frames: number; bytes: number } | undefined> => {
  const count = { frames: 0, bytes: 0 };
  const walk = await walkMp3(file, ({ bytes, time }) => {
    if (time < from || time >= to) return;
    count.frames += 1;
    count.bytes += bytes;
  });
  return walk && count.frames > 0 ? count : undefined;
};

/** Cuts an MP3 at the bounds of its frames (each some 26 ms), without decoding it: nothing is lost, nothing is made louder. */
export const cutMp3 = (source: string, target: string, part: Part, tag: Buffer): Promise<boolean> =>
  withWindows(source, async (file) => {
    const count = await countPart(file, part);
    const walk = count && (await walkMp3(file));
    if (!count || !walk) return false;
    const out = await open(target, 'wx');
    try {
      await out.write(tag);
      const header = Buffer.from(await file.at(walk.start, 4));
      await out.write(informationFrame(header, walk.first, count));
      let gathered: Buffer[] = [];
      let length = 0;
      const flush = async (): Promise<void> => {
        if (length > 0) await out.writev(gathered);
        [gathered, length] = [[], 0];
      };
      await walkMp3(file, async ({ at, bytes, time }) => {
        if (time < part.from || time >= part.to) return;
        gathered.push(Buffer.from(await file.at(at, bytes)));
        length += bytes;
        if (length > 128 * 1024) await flush();
      });
      await flush();
      return true;
    } finally {
      await out.close();
    }
  });
