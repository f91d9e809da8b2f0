import type { Updateable } from 'kysely';
import { ok, type Outcome } from '../../common/outcome.ts';
import { cleanTexts } from '../../common/text.ts';
import type { Tables } from '../../storage/storage.ts';
import type { Tx, World } from '../../world.ts';
import type { EmbeddedTexts } from './embedded-credit.ts';
import { given } from './given.ts';
import { setDeleted } from './library/bin.store.ts';
import { insertMediaEvent } from './library/media-events.store.ts';
import { putLook } from './library/media-looks.store.ts';
import { setMediaUses } from './library/media-uses.ts';
import { refreshWords } from './library/media-words.store.ts';
import { removeFolder } from './media-files.ts';
import type { Focal, MediaKind, MediaTexts } from './media-item.ts';
import {
  deleteRenditions,
  insertMedia,
  mediaIdAtOrigin,
  mediaRow,
  mediaWithHash,
  updateMedia,
  type MediaRow,
} from './media.store.ts';
import { receiveMedia, type MediaRefusal, type MediaSource, type ReceivedMedia } from './receive-media.ts';

/** What is said about a medium. Left out on a new picture: what is written in the file itself, else nothing. */
export type MediaDescription = {
  alt?: string;
  caption?: string;
  /** Language (BCP 47) → alternative text and caption where they differ. */
  texts?: MediaTexts;
  credit?: string;
  creditUrl?: string;
  licence?: string;
  licenceUrl?: string;
  focal?: Focal;
  /** Pixels of a film, seconds of sound or film, where the caller knows them. */
  width?: number;
  height?: number;
  duration?: number;
  posterId?: string;
  /** The system it was imported from and its address there. */
  origin?: string;
  originUrl?: string;
  /** The account that brings it in: it is theirs. */
  addedBy?: string;
  title?: string;
  /** Whose the rights are, what they allow, and until when (milliseconds since 1970). */
  holder?: string;
  usageTerms?: string;
  expiresAt?: number | null;
};

const bound = (part: number | undefined): number | undefined =>
  part === undefined ? undefined : Math.min(1, Math.max(0, part));
const httpOnly = (url: string | undefined): string | undefined => (url && /^https?:\/\//i.test(url) ? url : undefined);

/** The description as columns; what is undefined is left as it is. */
const columns = (given: MediaDescription): Updateable<Tables['media']> => {
  const said = cleanTexts(given);
  return {
    alt: said.alt,
    caption: said.caption,
    texts: said.texts && JSON.stringify(said.texts),
    credit: said.credit,
    credit_url: httpOnly(said.creditUrl),
    licence: said.licence,
    licence_url: httpOnly(said.licenceUrl),
    focal_x: bound(said.focal?.x),
    focal_y: bound(said.focal?.y),
    width: said.width,
    height: said.height,
    duration: said.duration,
    poster_id: said.posterId,
    origin: said.origin,
    origin_url: said.originUrl,
    added_by: said.addedBy,
    title: said.title,
    holder: said.holder,
    usage_terms: said.usageTerms,
    expires_at: said.expiresAt,
  };
};

/** What the file says of itself counts where nobody said anything; its licence goes with its credit. */
const withFound = (said: MediaDescription, found: EmbeddedTexts): MediaDescription => {
  const own = given(said);
  const rights =
    own.credit || own.licence
      ? {}
      : { credit: found.credit, creditUrl: found.creditUrl, licence: found.licence, licenceUrl: found.licenceUrl };
  return { ...given({ ...rights, caption: found.caption, alt: found.alt }), ...own };
};

const fileColumns = (received: ReceivedMedia): Updateable<Tables['media']> => ({
  kind: received.kind,
  state: received.kind === 'picture' ? 'waiting' : 'ready',
  file: received.file,
  file_name: received.fileName,
  content_type: received.contentType,
  bytes: received.bytes,
  sha256: received.sha256,
  ...given({ width: received.width, height: received.height, duration: received.duration }),
});

/** What the file says of itself for the newsroom, where nobody said anything. */
const factColumns = ({ facts = {} }: ReceivedMedia, said: MediaDescription): Updateable<Tables['media']> => {
  const { headline, artist, album, words, title, holder, usageTerms, takenAt, expiresAt } = facts;
  const isTheirs = !said.credit && !said.licence && !said.holder;
  return given({
    facts: JSON.stringify(given({ headline, artist, album, words })),
    title: said.title ? undefined : title,
    ...(isTheirs ? { holder, usage_terms: usageTerms } : {}),
    expires_at: said.expiresAt === undefined && expiresAt ? Date.parse(expiresAt) : undefined,
    taken_at: takenAt ? Date.parse(takenAt) : undefined,
  });
};

/** What else is known of a new medium: how it looks, by what words it is found, who brought it, the picture in a recording. */
const keepAround = async (world: World, tx: Tx, received: ReceivedMedia, said: MediaDescription): Promise<void> => {
  const { id, cover } = received;
  if (received.kind === 'picture') await putLook(tx.db, id, received.look);
  if (cover) {
    const posterId = await keepMedia(world, tx, cover, given({ addedBy: said.addedBy, title: received.facts?.title }));
    await updateMedia(tx.db, id, { poster_id: posterId });
    await setMediaUses(tx, { kind: 'poster', id }, [posterId]);
  }
  await refreshWords(tx.db, id);
  const { addedBy: accountId } = said;
  if (accountId !== undefined)
    await insertMediaEvent(tx.db, {
      id: world.newId(),
      mediaId: id,
      act: 'added',
      accountId,
      at: world.now(),
      file: received.fileName,
    });
};

/** The same file once more: what was not known about it is filled in, what is known stays. */
const fillBlanks = async (tx: Tx, known: MediaRow, said: MediaDescription): Promise<void> => {
  // Whoever brings it again wants it: it is taken out of the bin.
  if (known.deleted_at !== null) {
    await setDeleted(tx.db, [known.id], { at: null, by: null });
    await tx.changed(`media:${known.id}`);
  }
  const row = known as Record<string, unknown>;
  const isBlank = (name: string): boolean => row[name] === null || row[name] === '' || row[name] === '{}';
  const blanks = Object.fromEntries(Object.entries(given(columns(said))).filter(([name]) => isBlank(name)));
  if (Object.keys(blanks).length === 0) return;
  await updateMedia(tx.db, known.id, blanks);
  await refreshWords(tx.db, known.id);
  await tx.changed(`media:${known.id}`);
};

/**
 * Makes a received file known, within the caller's transaction: gives its media id, which is that of the earlier one if the
 * same file came in before. Renditions of a picture follow by the job `renditions`.
 */
export const keepMedia = async (
  world: World,
  tx: Tx,
  received: ReceivedMedia,
  said: MediaDescription = {},
): Promise<string> => {
  const known =
    received.sameAs === undefined
      ? await mediaWithHash(tx.db, received.sha256)
      : await mediaRow(tx.db, received.sameAs);
  if (known) {
    await fillBlanks(tx, known, said);
    // Two of the same came in at the same moment. Nothing points to this folder, so the transaction need not wait for it.
    if (received.sameAs === undefined) void removeFolder(world, received.id).catch(() => {});
    return known.id;
  }
  const file = fileColumns(received) as Required<Pick<MediaRow, 'kind' | 'state' | 'file_name' | 'content_type'>>;
  const about = given({ ...factColumns(received, said), ...given(columns(withFound(said, received.found))) });
  await insertMedia(tx.db, {
    ...about,
    ...file,
    ...given({ duration: said.duration }),
    id: received.id,
    created_at: world.now(),
  });
  await keepAround(world, tx, received, said);
  if (received.kind === 'picture') await tx.later('renditions', { mediaId: received.id });
  if (received.kind === 'sound') await tx.later('examine-recording', { mediaId: received.id });
  return received.id;
};

/**
 * Takes a file in: gives the media id. Type and size are judged by content, the same file is kept once, metadata is removed
 * (credit, caption and alternative text in it are read first). See `receiveMedia` for the limits. Checking a picture takes tens
 * of milliseconds; where others wait for the transaction, call `receiveMedia` before it and `keepMedia` within.
 */
export const addMedia = async (
  world: World,
  tx: Tx,
  input: MediaSource & MediaDescription,
): Promise<Outcome<string, MediaRefusal>> => {
  const received = await receiveMedia(world, input);
  return received.ok ? ok(await keepMedia(world, tx, received.value, input)) : received;
};

/** A medium known by its old address alone: gives its id, the known one if there is one at that address. */
export const addMissingMedia = async (
  world: World,
  tx: Tx,
  said: MediaDescription & { originUrl: string; kind?: MediaKind },
): Promise<string> => {
  const known = await mediaIdAtOrigin(tx.db, said.originUrl);
  if (known !== undefined) return known;
  const id = world.newId();
  const fileName = said.originUrl.split(/[?#]/, 1)[0]?.split('/').at(-1) || 'unnamed';
  const row = {
    kind: said.kind ?? 'picture',
    state: 'missing',
    file_name: fileName.slice(0, 120),
    content_type: '',
    created_at: world.now(),
  };
  await insertMedia(tx.db, { ...given(columns(said)), ...row, id });
  await refreshWords(tx.db, id);
  return id;
};

const takePlace = async (tx: Tx, mediaId: string, received: ReceivedMedia): Promise<void> => {
  const row = await mediaRow(tx.db, mediaId);
  if (!row || row.file !== null) return;
  const said = {
    alt: row.alt || undefined,
    caption: row.caption || undefined,
    credit: row.credit || undefined,
    licence: row.licence || undefined,
  };
  await updateMedia(tx.db, mediaId, {
    ...given(columns(withFound(said, received.found))),
    ...fileColumns(received),
    file_id: received.id,
  });
  if (received.kind === 'picture') await putLook(tx.db, mediaId, received.look);
  await refreshWords(tx.db, mediaId);
  if (received.kind === 'picture') await tx.later('renditions', { mediaId });
  if (received.kind === 'sound') await tx.later('examine-recording', { mediaId });
  await tx.changed(`media:${mediaId}`);
};

/**
 * The file of a missing medium is found (or was received already, as by `fetchMedia`): it takes its place, and stories that show
 * it need no change. When the file is no good the medium is marked as refused; another one may still be tried.
 */
export const fillMissingMedia = async (
  world: World,
  mediaId: string,
  source: MediaSource | ReceivedMedia,
): Promise<Outcome<string, MediaRefusal>> => {
  const received = 'sha256' in source ? ok(source) : await receiveMedia(world, source);
  await world.write((tx) =>
    received.ok ? takePlace(tx, mediaId, received.value) : updateMedia(tx.db, mediaId, { state: 'refused' }),
  );
  return received.ok ? ok(mediaId) : received;
};

/** Changes what is said about a medium; another focal point has its link preview cut anew. */
export const describeMedia = async (tx: Tx, mediaId: string, said: MediaDescription): Promise<void> => {
  await updateMedia(tx.db, mediaId, given(columns(said)));
  await refreshWords(tx.db, mediaId);
  if (said.focal) {
    await deleteRenditions(tx.db, mediaId, 'card');
    await tx.later('renditions', { mediaId });
  }
  await tx.changed(`media:${mediaId}`);
};
