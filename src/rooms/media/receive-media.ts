import { constants } from 'node:fs';
import { copyFile, link, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { deceitOf } from './deceit.ts';
import { settleFile } from './durable-file.ts';
import type { EmbeddedTexts } from './embedded-credit.ts';
import type { EmbeddedFacts } from './embedded-facts.ts';
import { given } from './given.ts';
import { folderOf, mediaPath, removeFolder } from './media-files.ts';
import type { MediaKind } from './media-item.ts';
import { mediaWithHash, type MediaRow } from './media.store.ts';
import type { PictureRefusal } from './picture-work.ts';
import { askWorkshop } from './picture-workshop.ts';
import { hashOf, sourceOfBytes, withFile, type ReadableSource } from './readable-source.ts';
import { recognise, type Recognised } from './recognise.ts';

export const maxPictureBytes = 20 * 1024 * 1024;
/** Longer recordings belong to a podcast host's disk too, but not into one request's memory: they come as files. */
export const maxRecordingBytes = 2 * 1024 ** 3;

export type MediaRefusal =
  | PictureRefusal
  | 'empty'
  | 'unknown-type'
  | 'not-accepted'
  | 'too-big'
  | 'packed-bomb'
  | 'two-kinds';

/** A file as it comes in: its bytes or where it lies, and the name it had. */
export type MediaSource = (
  | { bytes: Uint8Array; filePath?: undefined; isTemporary?: undefined }
  /** `isTemporary`: nobody else will read or write the file; it need not be copied. */
  | { filePath: string; isTemporary?: boolean; bytes?: undefined }
) & {
  fileName: string;
  /** What is welcome here; everything unless told. */
  accept?: readonly MediaKind[];
  /** SVG is drawn as PNG for staff and refused from anybody else. */
  fromStaff?: boolean;
  /** It takes the place of another file: it is stored even if the same one is there already. */
  isReplacement?: boolean;
};

/** A file that has been checked and lies in its place; no row knows it yet. */
export type ReceivedMedia = {
  id: string;
  kind: MediaKind;
  /** Path below DATA_DIR/media. */
  file: string;
  fileName: string;
  contentType: string;
  bytes: number;
  sha256: string;
  width: number | undefined;
  height: number | undefined;
  duration?: number | undefined;
  found: EmbeddedTexts;
  facts?: FileFacts;
  /** How a picture looks, in 64 bits. */
  look?: string | undefined;
  /** The picture in a recording, received as one of its own. */
  cover?: ReceivedMedia | undefined;
  /** The same file came in before: nothing was stored, this one is meant. */
  sameAs: string | undefined;
};

/** What a file says of itself for the newsroom. */
export type FileFacts = EmbeddedFacts & { artist?: string | undefined; album?: string | undefined };

/** A name for people: the last part of whatever path it came with, without signs that harm. */
export const tidyFileName = (name: string): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\u0000-\u001f\u007f"<>|:*?\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, '').trim();
  return plain.length <= 120 ? plain : plain.slice(0, 110) + (/\.[a-z0-9]{1,8}$/i.exec(plain)?.[0] ?? '');
};

type Checked = Outcome<Omit<ReceivedMedia, 'id' | 'sha256' | 'sameAs' | 'fileName'>, MediaRefusal>;

const receivePicture = async (world: World, id: string, source: MediaSource, type: string): Promise<Checked> => {
  const folder = mediaPath(world, folderOf(id));
  const temporary = join(folder, 'incoming.part');
  if (source.bytes) await writeFile(temporary, source.bytes);
  try {
    const examined = await askWorkshop({ kind: 'examine', source: source.filePath ?? temporary, folder, type });
    if (!examined.ok) return examined;
    const { name, animated: _, ...rest } = examined.value;
    return ok({ ...rest, kind: 'picture', file: `${folderOf(id)}/${name}` });
  } finally {
    await rm(temporary, { force: true });
  }
};

/** The file under another name: without copying where nobody else has a hand in it, or the file system can share it. */
const bring = async (source: MediaSource, path: string): Promise<void> => {
  if (source.bytes) return writeFile(path, source.bytes);
  if (source.isTemporary) {
    const isLinked = await link(source.filePath, path).then(
      () => true,
      () => false,
    );
    if (isLinked) return undefined;
  }
  return copyFile(source.filePath, path, constants.COPYFILE_FICLONE);
};

/** Longer recordings are not read to their end to learn how long they are. */
const readToTheEnd = 300 * 1024 * 1024;

/** What a recording says of itself, and the picture in it; one that cannot be listened to is kept all the same. */
const listen = async (world: World, path: string, bytes: number): Promise<Partial<ReceivedMedia>> => {
  const cover = `${path}.cover.part`;
  try {
    const work = { kind: 'listen', source: path, cover, readWhole: bytes <= readToTheEnd } as const;
    const heard = await askWorkshop(work).catch(() => undefined);
    if (!heard?.ok) return {};
    const { hasCover, duration, width, height, title, holder, artist, album } = heard.value;
    const picture = hasCover ? await receiveMedia(world, coverOf(cover, title)) : undefined;
    const facts = given({ title, holder, artist, album });
    return { ...given({ duration, width, height }), facts, cover: picture?.ok ? picture.value : undefined };
  } finally {
    await rm(cover, { force: true });
  }
};

const coverOf = (filePath: string, title: string | undefined): MediaSource => ({
  filePath,
  fileName: `Cover ${title ?? ''}`.trim(),
  accept: ['picture'],
});

const receiveRecording = async (world: World, id: string, source: MediaSource, is: Recognised): Promise<Checked> => {
  const name = `original.${is.extension}`;
  const path = mediaPath(world, `${folderOf(id)}/${name}`);
  await bring(source, `${path}.part`);
  await settleFile(`${path}.part`, path);
  const { size } = await stat(path);
  const heard = is.kind === 'file' ? {} : await listen(world, path, size);
  return ok({
    width: undefined,
    height: undefined,
    ...heard,
    kind: is.kind,
    contentType: is.contentType,
    file: `${folderOf(id)}/${name}`,
    bytes: size,
    found: {},
  });
};

const mostOf = ({ kind }: Recognised): number =>
  kind === 'picture' || kind === 'file' ? maxPictureBytes : maxRecordingBytes;

/** What it is, or why it cannot be taken. */
const judge = async (source: MediaSource): Promise<Outcome<Recognised, MediaRefusal>> => {
  const look = async (file: ReadableSource): Promise<Outcome<Recognised, MediaRefusal>> => {
    if (file.size === 0) return refuse('empty');
    const is = await recognise(file, source.fileName);
    if (!is) return refuse('unknown-type');
    if (file.size > mostOf(is)) return refuse('too-big', `${file.size} bytes, at most ${mostOf(is)}`);
    const isWelcome = (source.accept ?? [is.kind]).includes(is.kind) && (is.extension !== 'svg' || source.fromStaff);
    if (!isWelcome) return refuse('not-accepted', is.contentType);
    const fault = await deceitOf(file, is);
    return fault ? refuse(fault) : ok(is);
  };
  return source.bytes ? look(sourceOfBytes(source.bytes)) : withFile(source.filePath, look);
};

/** What can be said of a file of this length by its beginning: whether there is any use in sending the rest. */
export const judgeBeginning = (
  path: string,
  { fileName, length }: { fileName: string; length: number },
): Promise<'too-big' | undefined> =>
  withFile(path, async (file) => {
    const is = await recognise(file, fileName);
    return is && length > mostOf(is) ? 'too-big' : undefined;
  });

/** The file is there already: that one is meant. */
const knownFile = (
  { kind, file, content_type: contentType, bytes, width, height, id: sameAs }: MediaRow,
  fresh: Pick<ReceivedMedia, 'id' | 'fileName' | 'sha256'>,
): ReceivedMedia => ({
  ...fresh,
  kind: kind as MediaKind,
  file: file ?? '',
  contentType,
  bytes,
  width: width ?? undefined,
  height: height ?? undefined,
  found: {},
  sameAs,
});

/**
 * Checks a file by its content and puts it in its place on disk, durably, outside any transaction: pictures at most 20 MB and
 * 40 million pixels, whole, turned upright, without metadata. `keepMedia` makes it known. Throws when the disk fails.
 */
export const receiveMedia = async (
  world: World,
  source: MediaSource,
): Promise<Outcome<ReceivedMedia, MediaRefusal>> => {
  const judged = await judge(source);
  if (!judged.ok) return judged;
  const sha256 = await hashOf(source.bytes ?? source.filePath);
  const known = source.isReplacement ? undefined : await mediaWithHash(world.db, sha256);
  const id = world.newId();
  const fileName = tidyFileName(source.fileName) || `${judged.value.kind}.${judged.value.extension}`;
  if (known?.file) return ok(knownFile(known, { id, fileName, sha256 }));
  await mkdir(mediaPath(world, folderOf(id)), { recursive: true });
  const take =
    judged.value.kind === 'picture'
      ? receivePicture(world, id, source, judged.value.contentType)
      : receiveRecording(world, id, source, judged.value);
  try {
    const taken = await take;
    if (!taken.ok) await removeFolder(world, id);
    return taken.ok ? ok({ ...taken.value, id, sha256, fileName, sameAs: undefined }) : taken;
  } catch (error) {
    await removeFolder(world, id);
    throw error;
  }
};
