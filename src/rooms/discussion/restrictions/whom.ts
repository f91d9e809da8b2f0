import type { World } from '../../../world.ts';
import { accountRow, type Role } from '../../accounts/accounts.ts';
import { writerOf } from '../commenters.ts';
import { storedCommenter } from '../commenters.store.ts';

/** Somebody who writes here and can be told something: what a form about them shows. */
export type Whom = {
  commenterId: string;
  accountId: string;
  name: string;
  role: Role;
  /** Code of the edition they read mails in. */
  edition: string | undefined;
  publishedCount: number;
  removedCount: number;
};

/** By what they write as; undefined for people of archives and for those who have left. */
export const whomToRestrict = async (world: Pick<World, 'db'>, commenterId: string): Promise<Whom | undefined> => {
  const accountId = (await storedCommenter(world.db, commenterId))?.account_id;
  const account = accountId ? await accountRow(world.db, { id: accountId }) : undefined;
  if (!account) return undefined;
  const { publishedCount, removedCount } = await writerOf(world.db, account.id);
  const { id, name, role, edition } = account;
  return { commenterId, accountId: id, name, role, edition, publishedCount, removedCount };
};

/** By their account: for a restriction that is known. */
export const nameOfAccount = async (world: Pick<World, 'db'>, accountId: string): Promise<string> =>
  (await accountRow(world.db, { id: accountId }))?.name ?? '';
