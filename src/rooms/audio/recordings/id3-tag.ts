import type { Chapter } from '../show.ts';

export type Id3 = {
  title?: string | undefined;
  artist?: string | undefined;
  album?: string | undefined;
  year?: number | undefined;
  cover?: { type: string; bytes: Uint8Array } | undefined;
  chapters: readonly Chapter[];
  /** Seconds. */
  duration: number;
};

const latin = (text: string): Buffer => Buffer.from(`${text}\0`, 'latin1');
const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(Math.max(0, Math.min(0xffffffff, Math.round(value))));
  return bytes;
};

/** A frame of ID3v2.3, which every player of the last twenty years reads. */
const frame = (name: string, ...content: Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from(name, 'latin1'), number(body.length), Buffer.from([0, 0]), body]);
};

const wide = (text: string): Buffer => Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const textFrame = (name: string, text: string | undefined): Buffer[] =>
  text === undefined || text === '' ? [] : [frame(name, wide(text.slice(0, 300)))];

/** Tables of contents count in one byte. */
const mostListed = 255;

const nameOf = (at: number): string => `chp${at}`;

/** Chapters and their table of contents (ID3v2 Chapter Frame Addendum 1.0). */
const chapterFrames = ({ chapters, duration }: Id3): Buffer[] => {
  if (chapters.length === 0) return [];
  const listed = chapters.flatMap(({ isSilent }, at) => (isSilent ? [] : [at])).slice(0, mostListed);
  // Flags: it stands above others, and its entries are in order.
  const contents = frame(
    'CTOC',
    latin('toc'),
    Buffer.from([3, listed.length]),
    ...listed.map((at) => latin(nameOf(at))),
  );
  const each = chapters.map(({ start, end, title, url }, at) =>
    frame(
      'CHAP',
      latin(nameOf(at)),
      number(start * 1000),
      number((end ?? chapters[at + 1]?.start ?? duration) * 1000),
      // No places in bytes are given.
      number(0xffffffff),
      number(0xffffffff),
      ...textFrame('TIT2', title),
      ...(url === undefined ? [] : [frame('WXXX', Buffer.from([0]), latin('chapter url'), Buffer.from(url, 'latin1'))]),
    ),
  );
  return [contents, ...each];
};

/** A front cover; the type of picture is 3. */
const coverFrame = ({ cover }: Id3): Buffer[] =>
  cover ? [frame('APIC', Buffer.from([0]), latin(cover.type), Buffer.from([3, 0]), cover.bytes)] : [];

/** The tag that stands before the sound of an MP3. */
export const id3Tag = (id3: Id3): Buffer => {
  const frames = Buffer.concat([
    ...textFrame('TIT2', id3.title),
    ...textFrame('TPE1', id3.artist),
    ...textFrame('TALB', id3.album),
    ...textFrame('TYER', id3.year === undefined ? undefined : String(id3.year)),
    ...textFrame('TLEN', String(Math.round(id3.duration * 1000))),
    ...chapterFrames(id3),
    ...coverFrame(id3),
  ]);
  const size = [21, 14, 7, 0].map((shift) => (frames.length >> shift) & 0x7f);
  return Buffer.concat([Buffer.from('ID3\u0003\0\0', 'latin1'), Buffer.from(size), frames]);
};
