import { normalPath } from '../../common/addresses.ts';
import type { Db } from '../../storage/storage.ts';
import type { Tx, World } from '../../world.ts';
import { addressRow, putAddress, takeAddress } from './addresses.store.ts';

/** Where an address leads: a thing of ours by its id, or (`path`) another address. */
export type AddressTarget = { kind: 'article' | 'section' | 'tag' | 'author' | 'path'; target: string };

/** What a path leads to; whether it is the current address or a former one, the thing itself knows. */
export const targetOfPath = async (world: World, path: string): Promise<AddressTarget | undefined> => {
  const normal = normalPath(path);
  const row = normal === undefined ? undefined : await addressRow(world.db, normal);
  return row && { kind: row.target_kind as AddressTarget['kind'], target: row.target };
};

/** Makes an old address lead somewhere. An address that is already taken keeps its target; then the answer is false. */
export const putRedirect = async (
  tx: Tx,
  from: string,
  { kind, target }: AddressTarget,
  at: number,
): Promise<boolean> => {
  const path = normalPath(from);
  if (path === undefined || path === '/') return false;
  return takeAddress(tx.db, { path, target_kind: kind, target, created_at: at });
};

/**
 * Gives a story an address of its own, near the wanted one: an address that leads elsewhere as somebody's own gets `-2`, `-3` …
 * appended. Returns the address as it is to be printed.
 */
export const claimAddress = async (db: Db, wanted: string, target: AddressTarget, at: number): Promise<string> => {
  for (let attempt = 1; ; attempt += 1) {
    const printed = attempt === 1 ? wanted : wanted.replace(/(\/?)$/, `-${attempt}$1`);
    const path = normalPath(printed);
    if (path === undefined) throw new Error(`“${wanted}” cannot be an address`);
    const known = await addressRow(db, path);
    if (
      !known ||
      known.target_kind === 'path' ||
      (known.target_kind === target.kind && known.target === target.target)
    ) {
      await putAddress(db, { path, target_kind: target.kind, target: target.target, created_at: at });
      return printed;
    }
  }
};
