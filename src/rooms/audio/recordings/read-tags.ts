import { writeFile } from 'node:fs/promises';
import { parseFile, selectCover, type IAudioMetadata, type IChapter } from 'music-metadata';
import { webAddress } from '../../../common/addresses.ts';
import { cleanText, cutText, foldSpace } from '../../../common/text.ts';
import { chapterLimits } from '../chapters.ts';
import type { RecordingTags } from '../recording.ts';
import type { Chapter } from '../show.ts';

/** A cover may weigh as much as any picture. */
const mostCover = 20 * 1024 * 1024;

const plain = (text: string | undefined): string => cutText(foldSpace(cleanText(text ?? '')), chapterLimits.title);

/** Programs write lists of chapters some readers stumble over: then the rest is read without them. */
const parse = (path: string): Promise<IAudioMetadata> =>
  parseFile(path, { includeChapters: true }).catch(() => parseFile(path));

const chapterOf = ({ start, end, timeScale, title, url }: IChapter): Chapter[] => {
  const seconds = (time: number): number => Math.round((time / (timeScale || 1)) * 1000) / 1000;
  if (!Number.isFinite(start) || start < 0) return [];
  const address = url?.url === undefined ? undefined : webAddress(url.url);
  return [
    {
      start: seconds(start),
      ...(end !== undefined && end > start ? { end: seconds(end) } : {}),
      title: plain(title),
      ...(address === undefined ? {} : { url: address }),
    },
  ];
};

/** `CHAPTER001=00:01:02.500` and `CHAPTER001NAME=…`, as Ogg files have them. */
const vorbisChapters = ({ native }: IAudioMetadata): Chapter[] => {
  const said = new Map((native['vorbis'] ?? []).map(({ id, value }) => [id.toUpperCase(), String(value)]));
  return [...said].flatMap(([name, value]) => {
    const [, hours, minutes, seconds] = /^(\d{1,3}):(\d\d):(\d\d(?:\.\d+)?)$/.exec(value) ?? [];
    if (!/^CHAPTER\d{2,4}$/.test(name) || seconds === undefined) return [];
    const start = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    const url = webAddress(said.get(`${name}URL`) ?? '');
    return [{ start, title: plain(said.get(`${name}NAME`)), ...(url === undefined ? {} : { url }) }];
  });
};

const chaptersOf = (read: IAudioMetadata): Chapter[] => {
  const written = (read.format.chapters ?? []).flatMap(chapterOf);
  const chapters = written.length > 0 ? written : vorbisChapters(read);
  return chapters.toSorted((one, other) => one.start - other.start).slice(0, chapterLimits.count);
};

export type ReadTags = { tags: RecordingTags; hasCover: boolean };

/** What a file says of itself; the picture in it is written to `cover`. Tags that cannot be read are none. */
export const readTags = async (path: string, cover: string): Promise<ReadTags> => {
  const read = await parse(path).catch(() => undefined);
  if (!read) return { tags: {}, hasCover: false };
  const { title, artist, album, year, picture } = read.common;
  const found = selectCover(picture);
  const hasCover = found !== null && found.data.byteLength > 0 && found.data.byteLength <= mostCover;
  if (hasCover) await writeFile(cover, found.data);
  const chapters = chaptersOf(read);
  const said = { title: plain(title), artist: plain(artist), album: plain(album) };
  return {
    hasCover,
    tags: {
      ...Object.fromEntries(Object.entries(said).filter(([, text]) => text !== '')),
      ...(year !== undefined && year > 0 && year < 10_000 ? { year } : {}),
      ...(chapters.length > 0 ? { chapters } : {}),
    },
  };
};
