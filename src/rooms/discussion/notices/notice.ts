import type { Selectable } from 'kysely';
import type { Tables } from '../../../storage/storage.ts';
import type { World } from '../../../world.ts';
import { articlesByIds } from '../../articles/articles.ts';
import { reportById } from '../acts.store.ts';
import type { AtIssue } from '../appeals/at-issue.store.ts';
import { decisionAnswering } from '../appeals/at-issue.store.ts';
import { storedComment, type StoredComment } from '../comments.store.ts';

/** `gone`: its writer deleted it meanwhile. `reversed`: it was removed, and restored later. */
export type NoticeState = 'open' | 'upheld' | 'declined' | 'gone' | 'reversed';

/** A notice of illegal content with what became of it. */
export type NoticeCase = {
  id: string;
  commentId: string;
  accountId: string | undefined;
  /** Whoever gives notice of the abuse of children need not say who they are. */
  email: string | undefined;
  edition: string | undefined;
  reason: string;
  text: string;
  at: number;
  state: NoticeState;
  handledAt: number | undefined;
  /** What was decided by it. */
  decision: AtIssue | undefined;
  story: string;
  isThere: boolean;
};

type Report = Selectable<Tables['report']>;

const stateOf = (report: Report, comment: StoredComment | undefined, decision: AtIssue | undefined): NoticeState => {
  if (report.state === 'open') return 'open';
  if (report.state === 'declined') return 'declined';
  if (!decision) return 'gone';
  return comment?.state === 'published' ? 'reversed' : 'upheld';
};

/** One notice; undefined when there is none, or when its comment is not there at all any more. */
export const noticeCase = async (world: World, id: string): Promise<NoticeCase | undefined> => {
  const report = await reportById(world.db, id);
  if (report?.kind !== 'illegal' || report.comment_id === null) return undefined;
  const details = JSON.parse(report.details) as { email?: string; edition?: string };
  const [comment, decision, [story]] = await Promise.all([
    storedComment(world.db, report.comment_id),
    decisionAnswering(world.db, report),
    articlesByIds(world, [report.article_id]),
  ]);
  return {
    id,
    commentId: report.comment_id,
    accountId: report.account_id ?? undefined,
    email: details.email || undefined,
    edition: details.edition,
    reason: report.reason,
    text: report.text,
    at: report.created_at,
    state: stateOf(report, comment, decision),
    handledAt: report.handled_at ?? undefined,
    decision,
    story: story?.headline ?? '',
    isThere: comment?.state === 'published',
  };
};
