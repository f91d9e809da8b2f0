import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';
import {
  mediaKinds,
  mediaStates,
  renditionFormats,
  type Media,
  type MediaKind,
  type MediaState,
  type MediaTexts,
  type Rendition,
  type RenditionFormat,
} from './media-item.ts';

export type MediaRow = Selectable<Tables['media']>;
type RenditionRow = Selectable<Tables['media_rendition']>;

/** How many ids one query may name. */
const chunk = 400;

/** The address of a kept file says where it lies, so that another file of the same medium has another one. */
const addressOf = (file: string): string => `/media/${file.slice(file.indexOf('/') + 1)}`;

const toRendition = (row: RenditionRow): Rendition => ({
  format: renditionFormats.find((format) => format === row.format) ?? 'jpeg',
  width: row.width,
  height: row.height,
  bytes: row.bytes,
  path: addressOf(row.file),
});

const toMedia = (row: MediaRow, renditions: Rendition[]): Media => ({
  id: row.id,
  kind: mediaKinds.find((kind) => kind === row.kind) ?? 'file',
  state: mediaStates.find((state) => state === row.state) ?? 'missing',
  fileName: row.file_name,
  contentType: row.content_type,
  bytes: row.bytes,
  width: row.width ?? undefined,
  height: row.height ?? undefined,
  duration: row.duration ?? undefined,
  focal: { x: row.focal_x, y: row.focal_y },
  alt: row.alt,
  caption: row.caption,
  texts: JSON.parse(row.texts) as MediaTexts,
  credit: row.credit,
  creditUrl: row.credit_url ?? undefined,
  licence: row.licence,
  licenceUrl: row.licence_url ?? undefined,
  path: row.file === null ? undefined : addressOf(row.file),
  renditions,
  poster: undefined,
  origin: row.origin ?? undefined,
  originUrl: row.origin_url ?? undefined,
  createdAt: row.created_at,
});

/** The media of a few hundred ids at most, posters not yet hung in; ids without a row are left out. */
const someMedia = async (db: Db, ids: readonly string[]): Promise<{ media: Media; posterId: string | null }[]> => {
  const rows = await db.selectFrom('media').selectAll().where('id', 'in', ids).execute();
  const drawn = rows.filter(({ kind }) => kind === 'picture').map(({ id }) => id);
  const renditions = new Map<string, Rendition[]>();
  if (drawn.length > 0) {
    const found = await db
      .selectFrom('media_rendition')
      .selectAll()
      .where('media_id', 'in', drawn)
      .orderBy('width')
      .execute();
    for (const row of found) renditions.set(row.media_id, [...(renditions.get(row.media_id) ?? []), toRendition(row)]);
  }
  return rows.map((row) => ({ media: toMedia(row, renditions.get(row.id) ?? []), posterId: row.poster_id }));
};

const mediaWithoutPosters = async (
  db: Db,
  ids: readonly string[],
): Promise<{ media: Media; posterId: string | null }[]> => {
  const wanted = [...new Set(ids)];
  const found = [];
  for (let i = 0; i < wanted.length; i += chunk) found.push(...(await someMedia(db, wanted.slice(i, i + chunk))));
  return found;
};

export const storedMedia = async (db: Db, ids: readonly string[]): Promise<Map<string, Media>> => {
  const found = await mediaWithoutPosters(db, ids);
  const posterIds = found.flatMap(({ posterId }) => posterId ?? []);
  const posters = new Map((await mediaWithoutPosters(db, posterIds)).map(({ media }) => [media.id, media]));
  for (const { media, posterId } of found) media.poster = posters.get(posterId ?? '');
  return new Map(found.map(({ media }) => [media.id, media]));
};

export const mediaIdAtOrigin = async (db: Db, originUrl: string): Promise<string | undefined> =>
  (await db.selectFrom('media').select('id').where('origin_url', '=', originUrl).orderBy('id').executeTakeFirst())?.id;

/** The medium whose file came in with this SHA-256. */
export const mediaWithHash = (db: Db, sha256: string): Promise<MediaRow | undefined> =>
  db
    .selectFrom('media')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('file', 'is not', null)
    .orderBy('id')
    .executeTakeFirst();

export const mediaRow = (db: Db, id: string): Promise<MediaRow | undefined> =>
  db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst();

export const insertMedia = async (db: Db, row: Insertable<Tables['media']>): Promise<void> => {
  await db.insertInto('media').values(row).execute();
};

export const updateMedia = async (db: Db, id: string, changes: Updateable<Tables['media']>): Promise<void> => {
  if (Object.keys(changes).length > 0) await db.updateTable('media').set(changes).where('id', '=', id).execute();
};

export type StoredRendition = { format: RenditionFormat; width: number; height: number; bytes: number; file: string };

export const renditionsOf = async (db: Db, mediaId: string): Promise<StoredRendition[]> => {
  const rows = await db.selectFrom('media_rendition').selectAll().where('media_id', '=', mediaId).execute();
  return rows.map((row) => ({
    format: toRendition(row).format,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    file: row.file,
  }));
};

/** Puts renditions in; one of the same format and width takes the place of the old one. */
export const putRenditions = async (db: Db, mediaId: string, renditions: readonly StoredRendition[]): Promise<void> => {
  for (const { format, width, height, bytes, file } of renditions) {
    await db
      .insertInto('media_rendition')
      .values({ media_id: mediaId, format, width, height, bytes, file })
      .onConflict((conflict) => conflict.columns(['media_id', 'format', 'width']).doUpdateSet({ height, bytes, file }))
      .execute();
  }
};

export const deleteRenditions = async (db: Db, mediaId: string, format?: RenditionFormat): Promise<void> => {
  const all = db.deleteFrom('media_rendition').where('media_id', '=', mediaId);
  await (format ? all.where('format', '=', format) : all).execute();
};

/** What is needed to send a file: where it lies, its format or content type, its size, the name it came with. */
export type StoredFile = {
  file: string;
  contentType: string;
  bytes: number;
  fileName: string;
  kind: MediaKind;
  createdAt: number;
  format?: RenditionFormat;
};

const fileNamed = async (db: Db, row: MediaRow, name: string): Promise<StoredFile | undefined> => {
  if (row.file === null) return undefined;
  const shared = {
    fileName: row.file_name,
    kind: mediaKinds.find((kind) => kind === row.kind) ?? 'file',
    createdAt: row.created_at,
  };
  const folder = row.file.slice(0, row.file.lastIndexOf('/') + 1);
  if (row.file === folder + name) return { ...shared, file: row.file, contentType: row.content_type, bytes: row.bytes };
  const found = (await renditionsOf(db, row.id)).find(({ file }) => file === folder + name);
  return found && { ...shared, file: found.file, contentType: '', bytes: found.bytes, format: found.format };
};

/** The medium whose file lies, or lay, in the folder of this id. */
const mediaOfFolder = async (db: Db, id: string): Promise<MediaRow | undefined> => {
  const now = await db.selectFrom('media').selectAll().where('file_id', '=', id).executeTakeFirst();
  if (now) return now;
  const former = db.selectFrom('media_former_file').select('media_id').where('file_id', '=', id);
  return (
    (await db.selectFrom('media').selectAll().where('id', 'in', former).executeTakeFirst()) ?? (await mediaRow(db, id))
  );
};

export type FoundFile = { file: StoredFile } | { movedTo: string } | 'gone' | undefined;

/** Where what is asked for by the address of a replaced file is now: the same rendition, else the file itself. */
const successorOf = async (db: Db, row: MediaRow, name: string): Promise<FoundFile> => {
  if (row.file === null) return undefined;
  const same = (await renditionsOf(db, row.id)).find(({ file }) => file.endsWith(`/${name}`));
  return { movedTo: addressOf(same?.file ?? row.file) };
};

/** The file at an address, the kept one or a rendition: it is there, it was replaced by another, or it was deleted. */
export const fileAt = async (db: Db, id: string, name: string): Promise<FoundFile> => {
  const row = await mediaOfFolder(db, id);
  if (!row) return undefined;
  if (row.deleted_at !== null) return 'gone';
  if ((row.file_id ?? row.id) !== id) return successorOf(db, row, name);
  const file = await fileNamed(db, row, name);
  return file && { file };
};

/** A medium's own file, whatever became of the medium. */
export const ownFile = async (db: Db, id: string): Promise<StoredFile | undefined> => {
  const row = await mediaRow(db, id);
  return row?.file ? fileNamed(db, row, row.file.slice(row.file.lastIndexOf('/') + 1)) : undefined;
};

/** Pictures whose renditions were never finished, oldest first. */
export const waitingPictures = async (db: Db, limit: number): Promise<string[]> => {
  const state: MediaState = 'waiting';
  const rows = await db
    .selectFrom('media')
    .select('id')
    .where('state', '=', state)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};
