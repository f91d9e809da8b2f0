import type { World } from '../../../world.ts';
import { accountRow, type Account } from '../../accounts/accounts.ts';
import { articlesByIds } from '../../articles/articles.ts';
import { ownCommenter } from '../commenters.store.ts';
import type { Comment } from '../comment.ts';
import { loadComments } from '../load-comments.ts';
import { noticeCase, type NoticeCase } from '../notices/notice.ts';
import { restrictionById } from '../restrictions/restrictions-of.ts';
import type { Restriction } from '../restrictions/restriction.ts';
import { readStatement, type Statement } from '../statements/read-statement.ts';
import { statementOf } from '../statements/statements.store.ts';
import { decisionById, type AtIssue } from './at-issue.store.ts';
import { appealFault, type AppealFault } from './decide-appeal.ts';
import type { Appeal } from './appeal.ts';
import { appealById, appealsAboutComment, appealsBy } from './read-appeals.ts';

/** Everything somebody needs who is to decide about an appeal. */
export type AppealCase = {
  appeal: Appeal;
  /** What it is against, and who made it. */
  decision: AtIssue | undefined;
  decidedBy: string | undefined;
  handledBy: string | undefined;
  /** Who appeals, by name and by what they write as. */
  appellant: { name: string; commenterId: string | undefined } | undefined;
  comment: Comment | undefined;
  story: { headline: string; path: string } | undefined;
  statement: Statement | undefined;
  restriction: Restriction | undefined;
  notice: NoticeCase | undefined;
  /** Other appeals about the same comment, or by the same reader; the newest first. */
  others: Appeal[];
  /** Why this account may not decide; undefined when it may. */
  fault: AppealFault | undefined;
};

const nameOf = async (world: World, id: string | undefined): Promise<string | undefined> =>
  id === undefined ? undefined : (await accountRow(world.db, { id }))?.name;

const appellantOf = async (world: World, { accountId }: Appeal): Promise<AppealCase['appellant']> => {
  const name = await nameOf(world, accountId);
  if (accountId === undefined || name === undefined) return undefined;
  return { name, commenterId: (await ownCommenter(world.db, accountId))?.id };
};

const othersOf = async (world: World, { id, commentId, accountId }: Appeal): Promise<Appeal[]> => {
  const about = commentId === undefined ? [] : await appealsAboutComment(world, commentId);
  const by = accountId === undefined ? [] : await appealsBy(world, accountId, 10);
  const all = new Map([...about, ...by].map((one) => [one.id, one]));
  all.delete(id);
  return [...all.values()].toSorted((one, other) => other.at - one.at).slice(0, 10);
};

const storyOf = async (world: World, articleId: string | undefined): Promise<AppealCase['story']> => {
  const [story] = articleId === undefined ? [] : await articlesByIds(world, [articleId]);
  return story && { headline: story.headline, path: story.path };
};

/** An appeal with all that belongs to it; undefined when there is none. */
export const appealCase = async (world: World, account: Account, id: string): Promise<AppealCase | undefined> => {
  const appeal = await appealById(world, id);
  if (!appeal) return undefined;
  const { decisionId, commentId, restrictionId, reportId, decidedBy, handledBy, accountId } = appeal;
  const row = await statementOf(world.db, decisionId);
  // Removed as it is: whoever decides must read it.
  const loaded = await loadComments(world, commentId === undefined ? [] : [commentId], { isOwn: true });
  const comment = commentId === undefined ? undefined : loaded.get(commentId);
  return {
    appeal,
    decision: await decisionById(world.db, decisionId),
    decidedBy: await nameOf(world, decidedBy),
    handledBy: await nameOf(world, handledBy),
    appellant: await appellantOf(world, appeal),
    comment,
    story: await storyOf(world, comment?.articleId),
    statement: row && (await readStatement(world, row)),
    restriction: restrictionId === undefined ? undefined : await restrictionById(world, restrictionId),
    notice: reportId === undefined ? undefined : await noticeCase(world, reportId),
    others: await othersOf(world, appeal),
    fault: await appealFault(world, account, { account_id: accountId ?? null, decided_by: decidedBy ?? null }),
  };
};
