import type { World } from '../../../world.ts';
import { contentName, extensionOf, soundPath } from './sound.ts';
import {
  formerSounds,
  isShownElsewhere,
  madeFrom,
  publicEpisode,
  publicStory,
  soundRow,
  type Shower,
  type SoundRow,
} from './sounds.store.ts';

/** A file at an address of ours, with what is needed to send and to count it. */
export type FoundSound = {
  mediaId: string;
  /** What a download of it counts for: a version made of a recording counts as the recording. */
  countsAs: string;
  /** Path below DATA_DIR/media. */
  file: string;
  contentType: string;
  etag: string;
  /** What a saved file is called, without its extension. */
  title: string;
  /** Something published has it: strangers may hear it. */
  isPublic: boolean;
  minuteBytes: number | undefined;
  bitRate: number | undefined;
  duration: number | undefined;
  /** What it depends on that this may be heard. */
  topics: readonly string[];
};

export type SoundAt = FoundSound | { movedTo: string } | 'gone' | undefined;

export type SoundName = { mediaId: string; content: string; extension: string };

const pattern =
  /^\/sound\/([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})\/([\da-f]{12,64})\.([a-z\d]{2,5})(?:\?|$)/;

/** What is asked for by an address of a recording's bytes; undefined for all others. */
export const soundName = (url: string): SoundName | undefined => {
  const [, mediaId, content, extension] = pattern.exec(url) ?? [];
  return mediaId === undefined || content === undefined || extension === undefined
    ? undefined
    : { mediaId, content, extension };
};

export type Publicity = { isPublic: boolean; countsAs: string; shower: Shower | undefined };

/** Whether something that is out has a sound: an episode, a story, or what either was made from. */
export const publicityOf = async (
  { db }: Pick<World, 'db'>,
  mediaId: string,
  isVersion = false,
): Promise<Publicity> => {
  const shower = (await publicEpisode(db, mediaId)) ?? (await publicStory(db, mediaId));
  if (shower) return { isPublic: true, countsAs: mediaId, shower };
  if (await isShownElsewhere(db, mediaId)) return { isPublic: true, countsAs: mediaId, shower: undefined };
  const source = isVersion ? undefined : await madeFrom(db, mediaId);
  if (source === undefined) return { isPublic: false, countsAs: mediaId, shower: undefined };
  return publicityOf({ db }, source, true);
};

type Columns = { file?: string | null; sha256?: string | null; content_type?: string; bytes?: number };

/** The file of this name among those the sound had before, or where it is now when the old one is swept away. */
const formerAt = async (
  world: World,
  row: SoundRow,
  name: SoundName,
): Promise<SoundRow | { movedTo: string } | undefined> => {
  for (const { columns, sweptAt } of await formerSounds(world.db, name.mediaId)) {
    const { file, sha256 = null, content_type: contentType = '', bytes = 0 } = JSON.parse(columns) as Columns;
    if (!file || contentName({ sha256, file }) !== name.content || extensionOf(file) !== name.extension) continue;
    if (sweptAt === null) return { ...row, file, sha256, contentType, bytes, minuteBytes: null, bitRate: null };
    return row.file === null
      ? undefined
      : { movedTo: soundPath({ mediaId: name.mediaId, sha256: row.sha256, file: row.file }) };
  }
  return undefined;
};

const isNamed = ({ file, sha256 }: SoundRow, { content, extension }: SoundName): boolean =>
  file !== null && contentName({ sha256, file }) === content && extensionOf(file) === extension;

/** Looks up an address: the file, where it has gone, that it lies in the bin, or that there never was one. */
export const soundAt = async (world: World, name: SoundName): Promise<SoundAt> => {
  const { mediaId } = name;
  const row = await soundRow(world.db, mediaId);
  if (!row) return undefined;
  if (row.deletedAt !== null) return 'gone';
  const kept = isNamed(row, name) ? row : await formerAt(world, row, name);
  if (!kept || 'movedTo' in kept) return kept;
  const { isPublic, countsAs, shower } = await publicityOf(world, mediaId);
  return {
    mediaId,
    countsAs,
    file: kept.file ?? '',
    contentType: kept.contentType,
    etag: `"${name.content}-${kept.bytes.toString(36)}"`,
    title: shower?.headline || kept.title || kept.fileName.replace(/\.[^.]*$/, ''),
    isPublic,
    minuteBytes: kept.minuteBytes ?? undefined,
    bitRate: kept.bitRate ?? undefined,
    duration: kept.length ?? kept.duration ?? undefined,
    topics: [`media:${mediaId}`, `media:${countsAs}`, ...(shower ? [`article:${shower.articleId}`] : [])],
  };
};
