import type { World } from '../../../world.ts';
import { articlesByIds } from '../../articles/articles.ts';
import { commentToText } from '../comment-to-text.ts';
import { storedComment } from '../comments.store.ts';
import { parseCommentBody } from '../parse-comment-body.ts';
import type { StatementDetails } from './statement.ts';
import type { StoredStatement } from './statements.store.ts';

/** A statement with what it is about, as that is now: what its writer has deleted is not kept for it. */
export type Statement = {
  id: string;
  decisionId: string;
  accountId: string | undefined;
  commentId: string | undefined;
  edition: string;
  details: StatementDetails;
  at: number;
  /** When it was written and under what; undefined for restrictions. */
  comment: { at: number; text: string; story: string } | undefined;
};

const commentOf = async (world: World, { comment_id: id }: StoredStatement): Promise<Statement['comment']> => {
  const row = id === null ? undefined : await storedComment(world.db, id);
  if (!row) return undefined;
  const [story] = await articlesByIds(world, [row.article_id]);
  const body = row.body === null ? undefined : parseCommentBody(JSON.parse(row.body));
  return { at: row.created_at, text: body ? commentToText(body) : '', story: story?.headline ?? '' };
};

export const readStatement = async (world: World, row: StoredStatement): Promise<Statement> => ({
  id: row.id,
  decisionId: row.decision_id,
  accountId: row.account_id ?? undefined,
  commentId: row.comment_id ?? undefined,
  edition: row.edition,
  details: JSON.parse(row.details) as StatementDetails,
  at: row.at,
  comment: await commentOf(world, row),
});
