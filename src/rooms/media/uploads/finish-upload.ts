import type { World } from '../../../world.ts';
import { keepMedia } from '../add-media.ts';
import { keepReplacement } from '../library/replace-file.ts';
import { removeFolder } from '../media-files.ts';
import { receiveMedia } from '../receive-media.ts';
import { receivedBytes, removeIncoming, uploadPath } from './upload-files.ts';
import { outcomeKept, type Upload } from './upload.ts';
import { settleUpload, uploadRow, type UploadOutcome } from './uploads.store.ts';

type Received = Awaited<ReturnType<typeof receiveMedia>>;

/** Files being judged at this moment. */
const underWay = new Map<string, Promise<Upload | undefined>>();

/** What was received for nothing: the upload was given up meanwhile. */
const drop = (world: World, received: Received): void => {
  const isStored = received.ok && received.value.sameAs === undefined;
  // Nothing points to this folder, so the transaction need not wait for it.
  if (isStored) void removeFolder(world, received.value.id).catch(() => {});
};

const judge = async (world: World, upload: Upload): Promise<Upload | undefined> => {
  const received = await receiveMedia(world, {
    filePath: uploadPath(world, upload.id),
    isTemporary: true,
    fileName: upload.fileName,
    fromStaff: true,
    isReplacement: upload.replaces !== undefined,
  });
  await world.write(async (tx) => {
    if ((await uploadRow(tx.db, upload.id))?.state !== 'open') return drop(world, received);
    const expiresAt = world.now() + outcomeKept;
    const outcome: UploadOutcome = received.ok
      ? await keepIt(world, tx, upload, received.value)
      : { state: 'refused', refusal: received.refusal, detail: received.detail ?? '' };
    await settleUpload(tx.db, upload.id, { outcome, expiresAt });
  });
  await removeIncoming(world, upload.id);
  return uploadRow(world.db, upload.id);
};

const keepIt = async (
  world: World,
  tx: Parameters<typeof keepMedia>[1],
  upload: Upload,
  received: Parameters<typeof keepMedia>[2],
): Promise<UploadOutcome> => {
  const { accountId, replaces } = upload;
  if (replaces === undefined) {
    const mediaId = await keepMedia(world, tx, received, { addedBy: accountId });
    if (mediaId === received.id) await tx.later('story-signal', { event: 'media.added', mediaId, at: world.now() });
    return { state: 'done', mediaId, isSame: mediaId !== received.id };
  }
  const replaced = await keepReplacement(world, tx, { mediaId: replaces, received, accountId });
  return replaced.ok
    ? { state: 'done', mediaId: replaces, isSame: false }
    : { state: 'refused', refusal: replaced.refusal, detail: '' };
};

/**
 * Judges an upload that has come whole and takes it into the library, or says why not; safe to ask again, after a restart too.
 * Gives the upload as it is then, and the same one while something is missing of it.
 */
export const finishUpload = async (world: World, upload: Upload): Promise<Upload | undefined> => {
  if (upload.state !== 'open') return upload;
  if ((await receivedBytes(world, upload.id)) < upload.length) return upload;
  const known = underWay.get(upload.id);
  if (known) return known;
  const work = judge(world, upload).finally(() => underWay.delete(upload.id));
  underWay.set(upload.id, work);
  return work;
};
