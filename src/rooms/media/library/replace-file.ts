import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { removeFolder } from '../media-files.ts';
import { mediaRow, deleteRenditions, updateMedia, type MediaRow } from '../media.store.ts';
import type { ReceivedMedia } from '../receive-media.ts';
import { deleteFormer, formerFile, insertFormer, type FileColumns } from './former-files.store.ts';
import { insertMediaEvent, type MediaAct } from './media-events.store.ts';
import { putLook } from './media-looks.store.ts';
import { refreshWords } from './media-words.store.ts';
import { seeToSweeping } from './sweep-plan.ts';

export type ReplaceRefusal = 'no-media' | 'other-kind' | 'same-file' | 'in-bin' | 'gone';

const fileColumnsOf = (row: MediaRow): FileColumns => ({
  file: row.file,
  file_id: row.file_id ?? row.id,
  file_name: row.file_name,
  content_type: row.content_type,
  bytes: row.bytes,
  sha256: row.sha256,
  width: row.width,
  height: row.height,
  duration: row.duration,
  dhash: row.dhash,
  taken_at: row.taken_at,
});

type Change = { row: MediaRow; columns: FileColumns; accountId: string; act: MediaAct };

/** The file that is there is kept as a former one, and the new one takes its place wherever the medium is shown. */
const putFile = async (world: World, tx: Tx, { row, columns, accountId, act }: Change): Promise<void> => {
  const now = world.now();
  if (row.file !== null)
    await insertFormer(tx.db, {
      file_id: row.file_id ?? row.id,
      media_id: row.id,
      columns: JSON.stringify(fileColumnsOf(row)),
      file_name: row.file_name,
      sha256: row.sha256,
      replaced_at: now,
      replaced_by: accountId,
    });
  const isPicture = row.kind === 'picture';
  await updateMedia(tx.db, row.id, {
    ...columns,
    state: isPicture ? 'waiting' : 'ready',
    changed_at: now,
    changed_by: accountId,
  });
  await putLook(tx.db, row.id, columns.dhash ?? undefined);
  await deleteRenditions(tx.db, row.id);
  if (isPicture) await tx.later('renditions', { mediaId: row.id });
  if (row.kind === 'sound') await tx.later('examine-recording', { mediaId: row.id });
  await refreshWords(tx.db, row.id);
  const file = columns.file_name ?? '';
  await insertMediaEvent(tx.db, { id: world.newId(), mediaId: row.id, act, accountId, at: now, file });
  await tx.changed(`media:${row.id}`);
  await seeToSweeping(world, tx);
};

const faultOf = (row: MediaRow | undefined, received: ReceivedMedia): ReplaceRefusal | undefined => {
  if (!row) return 'no-media';
  if (row.deleted_at !== null) return 'in-bin';
  if (row.kind !== received.kind) return 'other-kind';
  return row.sha256 === received.sha256 ? 'same-file' : undefined;
};

/**
 * A received file takes the place of a medium's own, everywhere; what is said about the medium stays, and the former file can
 * be put back for a while. It must have been received with `isReplacement`.
 */
export const keepReplacement = async (
  world: World,
  tx: Tx,
  { mediaId, received, accountId }: { mediaId: string; received: ReceivedMedia; accountId: string },
): Promise<Outcome<string, ReplaceRefusal>> => {
  const row = await mediaRow(tx.db, mediaId);
  const fault = faultOf(row, received);
  if (!row || fault) {
    // Nothing points to this folder, so the transaction need not wait for it.
    void removeFolder(world, received.id).catch(() => {});
    return refuse(fault ?? 'no-media');
  }
  const takenAt = received.facts?.takenAt;
  const columns: FileColumns = {
    file: received.file,
    file_id: received.id,
    file_name: received.fileName,
    content_type: received.contentType,
    bytes: received.bytes,
    sha256: received.sha256,
    width: received.width ?? null,
    height: received.height ?? null,
    duration: received.duration ?? null,
    dhash: received.look ?? null,
    taken_at: takenAt ? Date.parse(takenAt) : null,
  };
  await putFile(world, tx, { row, columns, accountId, act: 'replaced' });
  return ok(mediaId);
};

/** Puts a former file back in its place; the one that is there becomes a former one. */
export const putFileBack = (
  world: World,
  { mediaId, fileId, accountId }: { mediaId: string; fileId: string; accountId: string },
): Promise<Outcome<string, ReplaceRefusal>> =>
  world.write(async (tx) => {
    const row = await mediaRow(tx.db, mediaId);
    const former = await formerFile(tx.db, fileId);
    if (!row || former?.mediaId !== mediaId) return refuse('no-media');
    if (row.deleted_at !== null) return refuse('in-bin');
    if (former.isSwept) return refuse('gone');
    await deleteFormer(tx.db, fileId);
    await putFile(world, tx, { row, columns: former.columns, accountId, act: 'put-back' });
    return ok(mediaId);
  });
