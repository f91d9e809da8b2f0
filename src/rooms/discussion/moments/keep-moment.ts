import type { Tx } from '../../../world.ts';
import type { CommentBody } from '../comment-body.ts';
import { firstMoment } from './clock-times.ts';
import { dropMoment, putMoment, soundsUnder } from './moments.store.ts';

/** What a comment is about as it stands now. Nothing is looked up for the many that name no time; `before` is what it said until now. */
export const keepMoment = async (
  tx: Tx,
  { id, articleId }: { id: string; articleId: string },
  { body, before }: { body: CommentBody; before?: boolean },
): Promise<void> => {
  const sound = firstMoment(body) === undefined ? undefined : (await soundsUnder(tx.db, [articleId])).get(articleId);
  const second = sound && firstMoment(body, sound.length);
  if (second !== undefined) await putMoment(tx.db, { commentId: id, articleId, second });
  else if (before === true) await dropMoment(tx.db, id);
};
