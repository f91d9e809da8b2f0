import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { commentersOfAccount } from './commenters.store.ts';
import { storedComment, type StoredComment } from './comments.store.ts';

/** The comment when this account wrote it, here or in an archive it has claimed; else undefined. */
export const ownComment = async (
  world: World,
  { id }: Pick<Account, 'id'>,
  commentId: string,
): Promise<StoredComment | undefined> => {
  const row = await storedComment(world.db, commentId);
  if (!row) return undefined;
  const own = await commentersOfAccount(world.db, id);
  return own.some((commenter) => commenter.id === row.commenter_id) ? row : undefined;
};
