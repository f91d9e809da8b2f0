import { normalPath } from '../../common/addresses.ts';
import type { Tx, World } from '../../world.ts';
import { claimAddress } from './addresses.ts';
import { putAddress, turnRedirects } from './addresses.store.ts';
import { changePath, storyPlaces } from './save-article.store.ts';
import { markForSearch } from './search-due.store.ts';

/** Gives stories other addresses, as when the show they belong to is called otherwise. The former ones lead to them. */
export const moveStoryAddresses = async (
  world: World,
  tx: Tx,
  moves: readonly { id: string; path: string }[],
): Promise<void> => {
  const at = world.now();
  for (const { id, path } of moves) {
    const now = await claimAddress(tx.db, path, { kind: 'article', target: id }, at);
    await changePath(tx.db, id, now, at);
    await markForSearch(tx.db, id, world.newId());
  }
  const editions = new Set<string>();
  for (const { id, edition, section_id: sectionId } of await storyPlaces(
    tx.db,
    moves.map(({ id }) => id),
  )) {
    editions.add(edition);
    await tx.changed(`article:${id}`, ...(sectionId ? [`section:${sectionId}`] : []));
  }
  await tx.changed(...[...editions].map((edition) => `list:${edition}`));
};

/** An address leads to another from now on, and so does whatever led to it: no chain of redirects grows. */
export const turnAddress = async (tx: Tx, from: string, to: string, at: number): Promise<void> => {
  const path = normalPath(from);
  if (path === undefined) return;
  await putAddress(tx.db, { path, target_kind: 'path', target: to, created_at: at });
  await turnRedirects(tx.db, from, to);
};
