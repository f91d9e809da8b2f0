import type { Tx, World } from '../../../world.ts';
import { addUses, dropUses, insertUses, recountUses, usedBy, usesOfMedia } from './media-uses.store.ts';

/** What can show media: stories and their drafts, live entries, portraits, sections, front pages, shows, letters; a film its still picture, a recording what was made of it. */
export type UseKind =
  | 'article'
  | 'draft'
  | 'live'
  | 'author'
  | 'section'
  | 'front'
  | 'show'
  | 'episode'
  | 'letter'
  | 'poster'
  | 'recording';
export type UsingThing = { kind: UseKind; id: string; storyId?: string | undefined };
export type MediaUse = UsingThing;

/**
 * Says which media a thing shows from now on, in the transaction that saves the thing; none when it is gone. Called with every
 * save: only differences are written.
 */
export const setMediaUses = async (tx: Tx, thing: UsingThing, mediaIds: readonly string[]): Promise<void> => {
  const wanted = new Set(mediaIds);
  const known = await usedBy(tx.db, thing);
  const gone = known.filter((id) => !wanted.delete(id));
  if (gone.length === 0 && wanted.size === 0) return;
  await dropUses(tx.db, thing, gone);
  await addUses(tx.db, thing, [...wanted]);
  await recountUses(tx.db, [...gone, ...wanted]);
};

/** The same for things that are new, many at once, as an import brings them. */
export const addMediaUses = async (
  tx: Tx,
  shown: readonly { thing: UsingThing; mediaIds: readonly string[] }[],
): Promise<void> => {
  const showing = shown.filter(({ mediaIds }) => mediaIds.length > 0);
  if (showing.length === 0) return;
  await insertUses(tx.db, showing);
  await recountUses(tx.db, [...new Set(showing.flatMap(({ mediaIds }) => mediaIds))]);
};

const mostShown = 200;

/** Where a medium is used. */
export const mediaUsesOf = (world: Pick<World, 'db'>, mediaId: string): Promise<MediaUse[]> =>
  usesOfMedia(world.db, mediaId, mostShown);
