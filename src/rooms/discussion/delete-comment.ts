import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { closeReports } from './acts.store.ts';
import { withdrawAbout } from './appeals/appeals.store.ts';
import { commentToChange, emptyComment, type StoredComment } from './comments.store.ts';
import { moveComment, tellAbout } from './move-comment.ts';
import { tellNotifiers } from './notices/notice-mails.ts';
import { ownComment } from './own-comment.ts';

/** Nothing is left to look at: what was asked about it is answered by that, and whoever gave notice is told. */
const settleCases = async (world: World, tx: Tx, { id }: StoredComment): Promise<void> => {
  await tellNotifiers(tx, id);
  await closeReports(tx.db, id, { state: 'upheld', handled_at: world.now(), handled_by: null });
  await withdrawAbout(tx.db, id, world.now());
  await tx.changed('desk');
};

/**
 * Empties a comment and takes it out of the thread; where answers hang on it a line stays that says it is gone. What a moderator has
 * removed stays removed: deleting it afterwards does not make the record of its writer better.
 */
export const removeOwn = async (world: World, tx: Tx, row: StoredComment): Promise<void> => {
  await emptyComment(tx.db, row.id);
  await settleCases(world, tx, row);
  if (row.state === 'published' || row.state === 'waiting')
    await moveComment(world, tx, { row, to: 'deleted', change: { removed_by: 'writer' } });
  else await tellAbout(tx, row);
};

/** Deletes one's own comment, for good: nothing it ever said is kept. */
export const deleteComment = async (
  world: World,
  { account, commentId }: { account: Account; commentId: string },
): Promise<Outcome<{ articleId: string }, 'not-yours'>> => {
  const row = await ownComment(world, account, commentId);
  if (!row) return refuse('not-yours');
  return world.write(async (tx) => {
    const fresh = await commentToChange(world.storage, tx.db, row.id);
    if (fresh && fresh.state !== 'deleted') await removeOwn(world, tx, fresh);
    return ok({ articleId: row.article_id });
  });
};
