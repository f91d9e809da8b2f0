import { constants } from 'node:fs';
import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { settleFile } from './durable-file.ts';
import type { EmbeddedTexts } from './embedded-credit.ts';
import { folderOf, mediaPath, removeFolder } from './media-files.ts';
import type { MediaKind } from './media-item.ts';
import { mediaWithHash } from './media.store.ts';
import type { PictureRefusal } from './picture-work.ts';
import { askWorkshop } from './picture-workshop.ts';
import { hashOf, sourceOfBytes, withFile } from './readable-source.ts';
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
export type MediaSource = ({ bytes: Uint8Array; filePath?: undefined } | { filePath: string; bytes?: undefined }) & {
  fileName: string;
  /** What is welcome here; everything unless told. */
  accept?: readonly MediaKind[];
  /** SVG is drawn as PNG for staff and refused from anybody else. */
  fromStaff?: boolean;
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
  found: EmbeddedTexts;
  /** The same file came in before: nothing was stored, this one is meant. */
  sameAs: string | undefined;
};

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

const receiveRecording = async (world: World, id: string, source: MediaSource, is: Recognised): Promise<Checked> => {
  const name = `original.${is.extension}`;
  const path = mediaPath(world, `${folderOf(id)}/${name}`);
  if (source.bytes) await writeFile(`${path}.part`, source.bytes);
  else await copyFile(source.filePath, `${path}.part`, constants.COPYFILE_FICLONE);
  await settleFile(`${path}.part`, path);
  const { size } = await stat(path);
  return ok({
    kind: is.kind,
    contentType: is.contentType,
    file: `${folderOf(id)}/${name}`,
    bytes: size,
    width: undefined,
    height: undefined,
    found: {},
  });
};

/** What it is, or why it cannot be taken. */
const judge = async (source: MediaSource): Promise<Outcome<Recognised, MediaRefusal>> => {
  const look = async (size: number, is: Recognised | undefined): Promise<Outcome<Recognised, MediaRefusal>> => {
    if (size === 0) return refuse('empty');
    if (!is) return refuse('unknown-type');
    const most = is.kind === 'picture' || is.kind === 'file' ? maxPictureBytes : maxRecordingBytes;
    if (size > most) return refuse('too-big', `${size} bytes, at most ${most}`);
    const isWelcome = (source.accept ?? [is.kind]).includes(is.kind) && (is.extension !== 'svg' || source.fromStaff);
    return isWelcome ? ok(is) : refuse('not-accepted', is.contentType);
  };
  if (source.bytes) return look(source.bytes.byteLength, await recognise(sourceOfBytes(source.bytes), source.fileName));
  return withFile(source.filePath, async (file) => look(file.size, await recognise(file, source.fileName)));
};

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
  const known = await mediaWithHash(world.db, sha256);
  const id = world.newId();
  const fileName = tidyFileName(source.fileName) || `${judged.value.kind}.${judged.value.extension}`;
  if (known?.file) {
    const { kind, file, content_type: contentType, bytes, width, height } = known;
    const size = { width: width ?? undefined, height: height ?? undefined };
    return ok({
      id,
      kind: kind as MediaKind,
      file,
      fileName,
      contentType,
      bytes,
      sha256,
      ...size,
      found: {},
      sameAs: known.id,
    });
  }
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
