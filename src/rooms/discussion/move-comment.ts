import type { Tx, World } from '../../world.ts';
import { readerTopic } from '../accounts/accounts.ts';
import type { CommentState } from './comment.ts';
import { countComments, storedCommenter } from './commenters.store.ts';
import {
  addToThread,
  commentToChange,
  countAnswer,
  hasListedAnswers,
  takeFromThread,
  takePick,
  updateComment,
  type StoredComment,
} from './comments.store.ts';

type Change = Parameters<typeof updateComment>[2];

/**
 * What is gone keeps its line in the thread while answers hang on it. When the last of them leaves, or one comes back, the lines
 * above follow.
 */
export const relist = async (world: World, tx: Tx, parentId: string | null): Promise<void> => {
  for (let id = parentId; id !== null;) {
    const above: StoredComment | undefined = await commentToChange(world.storage, tx.db, id);
    if (!above || above.state === 'published') return;
    const isListed = (await hasListedAnswers(tx.db, above.id)) ? 1 : 0;
    if (isListed === above.is_listed) return;
    await updateComment(tx.db, above.id, { is_listed: isListed, changed_at: world.now() });
    id = above.parent_id;
  }
};

const one = (is: boolean): number => (is ? 1 : 0);

/** Counts what has become one more or one fewer, always in this order: answers, thread, writer. */
const recount = async (world: World, tx: Tx, row: StoredComment, to: CommentState): Promise<void> => {
  const by = one(to === 'published') - one(row.state === 'published');
  // Pingbacks of archives are in no thread.
  if (by !== 0 && row.kind === 'comment') {
    if (row.parent_id !== null) await countAnswer(tx.db, row.root_id, by > 0 ? 1 : -1, world.now());
    if (by > 0) await addToThread(tx.db, row.article_id, row.created_at);
    else await takeFromThread(tx.db, row.article_id);
  }
  const removed = one(to === 'removed') - one(row.state === 'removed');
  await countComments(tx.db, row.commenter_id, { published: by, removed });
};

/** Tells the pages and the writer. */
export const tellAbout = async (tx: Tx, row: Pick<StoredComment, 'article_id' | 'commenter_id'>): Promise<void> => {
  const writer = await storedCommenter(tx.db, row.commenter_id);
  await tx.changed(`thread:${row.article_id}`, ...(writer?.account_id ? [readerTopic(writer.account_id)] : []));
};

/**
 * Gives a comment another state, with all that goes with it: its place in the thread, every count, its being a pick. `row` must have
 * been read in this transaction, to be changed.
 */
export const moveComment = async (
  world: World,
  tx: Tx,
  { row, to, change = {} }: { row: StoredComment; to: CommentState; change?: Change },
): Promise<void> => {
  const isShown = to === 'published' && row.kind === 'comment';
  const isListed = isShown || (row.kind === 'comment' && (await hasListedAnswers(tx.db, row.id))) ? 1 : 0;
  await updateComment(tx.db, row.id, { ...change, state: to, is_listed: isListed, changed_at: world.now() });
  if (isListed !== row.is_listed) await relist(world, tx, row.parent_id);
  if (to !== row.state) await recount(world, tx, row, to);
  if (to !== 'published') await takePick(tx.db, row.id);
  await tellAbout(tx, row);
};
