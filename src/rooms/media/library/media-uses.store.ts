/** Where each medium is used. */
import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';
import type { MediaUse, UsingThing } from './media-uses.ts';

const atOnce = 200;

const inPieces = async (ids: readonly string[], work: (some: readonly string[]) => Promise<unknown>): Promise<void> => {
  for (let i = 0; i < ids.length; i += atOnce) await work(ids.slice(i, i + atOnce));
};

export const usedBy = async (db: Db, { kind, id }: UsingThing): Promise<string[]> => {
  const rows = await db
    .selectFrom('media_use')
    .select('media_id')
    .where('kind', '=', kind)
    .where('ref_id', '=', id)
    .execute();
  return rows.map(({ media_id: mediaId }) => mediaId);
};

export const dropUses = (db: Db, { kind, id }: UsingThing, mediaIds: readonly string[]): Promise<void> =>
  inPieces(mediaIds, (some) =>
    db
      .deleteFrom('media_use')
      .where('kind', '=', kind)
      .where('ref_id', '=', id)
      .where('media_id', 'in', some)
      .execute(),
  );

export const addUses = (db: Db, { kind, id, storyId }: UsingThing, mediaIds: readonly string[]): Promise<void> =>
  inPieces(mediaIds, (some) =>
    db
      .insertInto('media_use')
      .values(some.map((mediaId) => ({ kind, ref_id: id, media_id: mediaId, story_id: storyId ?? null })))
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );

/** The uses of many things together. */
export const insertUses = async (
  db: Db,
  shown: readonly { thing: UsingThing; mediaIds: readonly string[] }[],
): Promise<void> => {
  const rows = shown.flatMap(({ thing, mediaIds }) =>
    mediaIds.map((mediaId) => ({
      kind: thing.kind,
      ref_id: thing.id,
      media_id: mediaId,
      story_id: thing.storyId ?? null,
    })),
  );
  for (let i = 0; i < rows.length; i += atOnce)
    await db
      .insertInto('media_use')
      .values(rows.slice(i, i + atOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};

/** Counts anew in how many places these are used. */
export const recountUses = (db: Db, mediaIds: readonly string[]): Promise<void> =>
  inPieces(mediaIds, (some) =>
    db
      .updateTable('media')
      .set({ uses: sql`(select count(*) from media_use where media_use.media_id = media.id)` })
      .where('id', 'in', some)
      .execute(),
  );

/** Where a medium is used, so many at most. */
export const usesOfMedia = async (db: Db, mediaId: string, limit: number): Promise<MediaUse[]> => {
  const rows = await db
    .selectFrom('media_use')
    .select(['kind', 'ref_id', 'story_id'])
    .where('media_id', '=', mediaId)
    .orderBy('kind')
    .orderBy('ref_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: row.kind as MediaUse['kind'],
    id: row.ref_id,
    storyId: row.story_id ?? undefined,
  }));
};
