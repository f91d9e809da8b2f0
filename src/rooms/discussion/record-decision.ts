import type { Tx, World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import type { Publication } from '../publication/publication.ts';
import { insertDecision } from './comments.store.ts';
import { discussionSettings } from './discussion-settings.ts';
import { signal } from './signal.ts';

export type ToRecord = {
  /** Who decided; undefined: a rule of the machine. */
  by: Pick<Account, 'id'> | undefined;
  act: string;
  /** The comment, its story, or the person it is about. */
  about: { id?: string; article_id?: string; commenter_id?: string };
  publication: Publication;
  rule?: string | undefined;
  words?: string | undefined;
  details?: Record<string, unknown> | undefined;
  at?: number | undefined;
};

/**
 * Keeps what was decided, by whom, why and under which version of the guidelines; nothing in that record is ever changed. The desk of
 * everybody else, and other systems, hear of it with the same transaction.
 */
export const recordDecision = async (world: World, tx: Tx, given: ToRecord): Promise<string> => {
  const { by, act, about, publication, rule, words = '', details = {}, at = world.now() } = given;
  const id = world.newId();
  await insertDecision(tx.db, {
    id,
    comment_id: about.id ?? null,
    article_id: about.article_id ?? null,
    commenter_id: about.commenter_id ?? null,
    account_id: by?.id ?? null,
    act,
    rule: rule ?? null,
    words,
    guidelines: discussionSettings(publication).guidelinesVersion,
    is_automated: by ? 0 : 1,
    details: JSON.stringify(details),
    at,
  });
  await tx.changed('desk');
  if (about.id !== undefined)
    await signal(world, tx, {
      event: 'comment.decided',
      commentId: about.id,
      decisionId: id,
      ...(about.article_id === undefined ? {} : { articleId: about.article_id }),
    });
  return id;
};
