import type { Tx } from '../../world.ts';
import { setMediaUses } from '../media/media.ts';
import { layoutOf } from './arrangement.ts';
import { layoutRow, placeRow, waitingRows } from './fronts.store.ts';

const shownIn = (json: string | null | undefined): string[] =>
  json ? layoutOf(json).blocks.flatMap(({ picks }) => picks.flatMap(({ mediaId }) => mediaId ?? [])) : [];

const mostWaiting = 200;

/**
 * Tells the media room which pictures a place has of its own: in what readers see, in the draft, and in what waits. To be called at the
 * end of every transaction that changes one of these.
 */
export const noteFrontMedia = async (tx: Tx, place: string): Promise<void> => {
  const row = await placeRow(tx.db, place);
  const out = row?.layout_id ? await layoutRow(tx.db, row.layout_id) : undefined;
  const waiting = await waitingRows(tx.db, place, mostWaiting);
  const layouts = [row?.draft, out?.layout, ...waiting.map(({ layout }) => layout)];
  await setMediaUses(tx, { kind: 'front', id: place }, layouts.flatMap(shownIn));
};
