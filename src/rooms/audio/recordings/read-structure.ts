import { id3Length } from './mp3-frames.ts';
import { readAdts } from './read-adts.ts';
import { readFlac } from './read-flac.ts';
import { readMp3 } from './read-mp3.ts';
import { readMp4 } from './read-mp4.ts';
import { readOgg } from './read-ogg.ts';
import { readWav } from './read-wav.ts';
import { readWebm } from './read-webm.ts';
import { noSound, type Structure } from './sound-facts.ts';
import type { WindowedFile } from './windowed-file.ts';

/** What stands where sound should, in words, when it is easy to tell. */
const otherThan = (head: Buffer): string => {
  const text = head.toString('latin1').trimStart();
  if (/^<(?:!doctype|html|head|body|\?xml|rss)/i.test(text)) return 'it is a web page, not sound';
  if (text.startsWith('%PDF')) return 'it is a PDF, not sound';
  return 'it begins like no kind of sound file';
};

const tag = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);

/** Reads the structure of a sound file, whichever it is by its bytes: no name and no header of a sender is believed. */
export const readStructure = async (file: WindowedFile): Promise<Structure> => {
  const start = id3Length(await file.at(0, 10));
  const head = Buffer.from(await file.at(start, 64));
  if (head.length < 12) return noSound('no-sound', file.size === 0 ? 'it is empty' : 'it is too short');
  if (tag(head, 0, 4) === 'RIFF' && tag(head, 8, 12) === 'WAVE') return readWav(file);
  if (tag(head, 0, 4) === 'OggS') return readOgg(file);
  if (tag(head, 0, 4) === 'fLaC') return readFlac(file);
  if (tag(head, 4, 8) === 'ftyp') return readMp4(file);
  if (head.readUInt32BE(0) === 0x1a45dfa3) return readWebm(file);
  // Layer 0 is AAC, which a search for frames of MP3 might find something in.
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0) return readAdts(file);
  const read = await readMp3(file);
  return 'refusal' in read && read.refusal === 'no-sound' ? noSound('no-sound', otherThan(head)) : read;
};
