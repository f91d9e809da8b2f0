import type { World } from '../../../world.ts';
import { removeFolder } from '../media-files.ts';
import { binRows, deleteMediaRows, setDeleted, type BinRow } from './bin.store.ts';
import { formerFilesOf } from './former-files.store.ts';
import { insertMediaEvent, type MediaAct } from './media-events.store.ts';
import { seeToSweeping } from './sweep-plan.ts';

export type Binned = {
  done: string[];
  /** These are used, and stay. */
  used: string[];
};

const mostAtOnce = 200;

type Asked = { mediaIds: readonly string[]; accountId: string };

const tell = async (
  world: World,
  tx: Parameters<Parameters<World['write']>[0]>[0],
  { act, ids, accountId }: { act: MediaAct; ids: readonly string[]; accountId: string },
): Promise<void> => {
  for (const mediaId of ids)
    await insertMediaEvent(tx.db, { id: world.newId(), mediaId, act, accountId, at: world.now() });
  await tx.changed(...ids.map((id) => `media:${id}`));
};

/** Puts media into the bin: from there they can be had back for 30 days. What is used anywhere is left where it is. */
export const binMedia = (world: World, { mediaIds, accountId }: Asked): Promise<Binned> =>
  world.write(async (tx) => {
    const rows = await binRows(tx.db, mediaIds.slice(0, mostAtOnce));
    const isUsed = ({ uses }: BinRow): boolean => uses > 0;
    const done = rows.filter((row) => !isUsed(row) && row.deleted_at === null).map(({ id }) => id);
    await setDeleted(tx.db, done, { at: world.now(), by: accountId });
    await tell(world, tx, { act: 'binned', ids: done, accountId });
    await seeToSweeping(world, tx);
    return { done, used: rows.filter(isUsed).map(({ id }) => id) };
  });

/** Takes media out of the bin; gives those that were in it. */
export const restoreMedia = (world: World, { mediaIds, accountId }: Asked): Promise<string[]> =>
  world.write(async (tx) => {
    const rows = await binRows(tx.db, mediaIds.slice(0, mostAtOnce));
    const ids = rows.filter((row) => row.deleted_at !== null).map(({ id }) => id);
    await setDeleted(tx.db, ids, { at: null, by: null });
    await tell(world, tx, { act: 'restored', ids, accountId });
    return ids;
  });

/** Removes media that are in the bin for good, with all their files; gives those that were. */
export const purgeMedia = async (world: World, mediaIds: readonly string[]): Promise<string[]> => {
  const { ids, folders } = await world.write(async (tx) => {
    const rows = await binRows(tx.db, mediaIds.slice(0, mostAtOnce));
    const gone = rows.filter((row) => row.deleted_at !== null && row.uses === 0);
    const former = await Promise.all(gone.map(({ id }) => formerFilesOf(tx.db, id, mostAtOnce)));
    await deleteMediaRows(
      tx.db,
      gone.map(({ id }) => id),
    );
    await tx.changed(...gone.map(({ id }) => `media:${id}`));
    const places = [
      ...gone.flatMap((row) => [row.id, row.file_id ?? row.id]),
      ...former.flat().map((one) => one.fileId),
    ];
    return { ids: gone.map(({ id }) => id), folders: [...new Set(places)] };
  });
  for (const folder of folders) await removeFolder(world, folder);
  return ids;
};
