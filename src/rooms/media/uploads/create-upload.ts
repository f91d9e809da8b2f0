import { statfs } from 'node:fs/promises';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cleanText } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import { seeToSweeping } from '../library/sweep-plan.ts';
import { maxRecordingBytes, tidyFileName } from '../receive-media.ts';
import { holdUpload } from './hold-upload.ts';
import { incomingFolder, makeIncoming, receivedBytes, removeIncoming } from './upload-files.ts';
import { uploadKept, uploadLimits, type Upload } from './upload.ts';
import { deleteUploads, insertUpload, openUploads, unfinishedUploads, uploadRow } from './uploads.store.ts';

export type UploadRefusal = 'empty' | 'too-big' | 'too-many-uploads' | 'no-room';

/** Whether the disk takes so many bytes more and has something left. */
const hasRoom = async (world: World, bytes: number): Promise<boolean> => {
  await makeIncoming(world);
  const { bavail, bsize } = await statfs(incomingFolder(world));
  return bavail * bsize >= bytes + uploadLimits.freeBytes;
};

/** Begins an upload: a name, a length, and room for it. */
export const createUpload = async (
  world: World,
  asked: { accountId: string; fileName: string; length: number; replaces?: string | undefined },
): Promise<Outcome<Upload, UploadRefusal>> => {
  const { accountId, length, replaces } = asked;
  if (length === 0) return refuse('empty');
  if (length > maxRecordingBytes) return refuse('too-big');
  if (!(await hasRoom(world, length))) return refuse('no-room');
  const now = world.now();
  const upload: Upload = {
    id: world.newId(),
    accountId,
    fileName: tidyFileName(cleanText(asked.fileName)) || 'unnamed',
    length,
    replaces,
    state: 'open',
    mediaId: undefined,
    isSame: false,
    refusal: undefined,
    createdAt: now,
    expiresAt: now + uploadKept,
  };
  return world.write(async (tx) => {
    const open = await openUploads(tx.db, accountId);
    if (open.count >= uploadLimits.open || open.bytes + length > uploadLimits.bytesOpen)
      return refuse('too-many-uploads');
    await insertUpload(tx.db, upload);
    await seeToSweeping(world, tx);
    return ok(upload);
  });
};

/** An upload of this account; others' are not there. */
export const uploadOf = async (
  world: World,
  { id, accountId }: { id: string; accountId: string },
): Promise<Upload | undefined> => {
  const upload = await uploadRow(world.db, id);
  const isTheirs = upload?.accountId === accountId && upload.expiresAt > world.now();
  return isTheirs ? upload : undefined;
};

/** How much of it has come, once whoever sends at this moment has stopped. */
export const offsetOf = (world: World, upload: Upload): Promise<number> =>
  upload.state === 'open'
    ? holdUpload(upload.id, () => receivedBytes(world, upload.id))
    : Promise.resolve(upload.length);

/** Gives an upload up: what has come of it is removed. */
export const cancelUpload = (world: World, upload: Upload): Promise<void> =>
  holdUpload(upload.id, async () => {
    await world.write(({ db }) => deleteUploads(db, [upload.id]));
    await removeIncoming(world, upload.id);
  });

export type UnfinishedUpload = Upload & { offset: number };

/** What this account has begun and not finished, with how much of it has come. */
export const unfinishedOf = async (world: World, accountId: string): Promise<UnfinishedUpload[]> => {
  const open = await unfinishedUploads(world.db, accountId, uploadLimits.open);
  return Promise.all(
    open
      .filter(({ expiresAt }) => expiresAt > world.now())
      .map(async (upload) => ({ ...upload, offset: await receivedBytes(world, upload.id) })),
  );
};
