import type { Db } from '../../storage/storage.ts';
import type { Finding } from './comment.ts';
import { storedComment } from './comments.store.ts';
import type { NewComment, PostOutcome } from './post-comment.ts';
import type { StoryFacts } from './story-facts.ts';

const closedHere: Finding = { check: 'closed-subthread', verdict: 'refuse', reason: 'subthread-closed' };

/** Why what is answered takes no answer: it is gone, or a moderator has closed that part of the discussion. */
export const parentFault = async (
  db: Db,
  { parentId }: NewComment,
  story: StoryFacts,
): Promise<Extract<PostOutcome, { ok: false }> | undefined> => {
  if (parentId === undefined) return undefined;
  const parent = await storedComment(db, parentId);
  if (parent?.state !== 'published' || parent.article_id !== story.id) return { ok: false, refusal: 'no-parent' };
  return parent.is_closed === 1 ? { ok: false, refusal: 'closed', finding: closedHere } : undefined;
};
