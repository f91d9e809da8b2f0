import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { publicationOf, type Publication } from '../../publication/publication.ts';
import { reportById } from '../acts.store.ts';
import { keptWords } from '../kept-words.ts';
import { discussionSettings } from '../discussion-settings.ts';
import { ownComment } from '../own-comment.ts';
import { signal } from '../signal.ts';
import { appealableUntil, type AppealKind } from './appeal.ts';
import type { AppealMail } from './appeal-mails.ts';
import { insertAppeal, openOf } from './appeals.store.ts';
import { decisionAtIssue, decisionAnswering, decisionOfRestriction, type AtIssue } from './at-issue.store.ts';

export type AppealAsked = {
  /** What is appealed against. */
  about: { commentId: string } | { restrictionId: string } | { reportId: string };
  /** Who appeals; may be missing only for a notice, whose sender proved by the link of their mail that it is theirs. */
  account?: Account | undefined;
  words: string;
  /** Code of the edition the mails are written in. */
  edition: string;
};

/** `no-decision`: there is nothing to appeal against; `appealed`: it was already; `too-many` of one's own are open. */
export type AppealRefusal = 'not-yours' | 'no-decision' | 'no-words' | 'too-late' | 'appealed' | 'too-many';

export type Appealed = { appealId: string; dueAt: number };

const shortestWords = 3;
const mostOpen = 30;
const day = 86_400_000;

type Found = { kind: AppealKind; issue: AtIssue; email?: string | undefined };

const found = async (world: World, { about, account }: AppealAsked): Promise<Found | 'not-yours' | 'no-decision'> => {
  const { db } = world;
  if ('reportId' in about) {
    const report = await reportById(db, about.reportId);
    if (report?.kind !== 'illegal') return 'no-decision';
    // Who gave a notice that led to a removal has nothing to appeal against.
    const issue = report.state === 'declined' ? await decisionAnswering(db, report) : undefined;
    const { email } = JSON.parse(report.details) as { email?: string };
    return issue ? { kind: 'notice', issue, email } : 'no-decision';
  }
  if (!account) return 'not-yours';
  if ('restrictionId' in about) {
    const issue = await decisionOfRestriction(db, about.restrictionId, account.id);
    return issue ? { kind: 'restriction', issue } : 'no-decision';
  }
  const comment = await ownComment(world, account, about.commentId);
  if (!comment) return 'not-yours';
  const issue = comment.state === 'removed' ? await decisionAtIssue(db, comment.id) : undefined;
  return issue ? { kind: 'comment', issue } : 'no-decision';
};

const keep = async (
  world: World,
  tx: Tx,
  { asked, given, publication }: { asked: AppealAsked; given: Found; publication: Publication },
): Promise<Outcome<Appealed, 'appealed'>> => {
  const { kind, issue, email } = given;
  const at = world.now();
  const id = world.newId();
  const dueAt = at + discussionSettings(publication).appealDays * day;
  const row = {
    id,
    kind,
    comment_id: issue.commentId ?? null,
    restriction_id: 'restrictionId' in asked.about ? asked.about.restrictionId : null,
    report_id: 'reportId' in asked.about ? asked.about.reportId : null,
    decision_id: issue.decisionId,
    account_id: asked.account?.id ?? null,
    email: asked.account ? null : (email ?? null),
    edition: asked.edition,
    words: keptWords(asked.words),
    at,
    due_at: dueAt,
    decided_by: issue.decidedBy ?? null,
  };
  if (!(await insertAppeal(tx.db, row))) return refuse('appealed');
  await tx.changed('desk');
  await signal(world, tx, {
    event: 'appeal.received',
    appealId: id,
    decisionId: issue.decisionId,
    ...(issue.commentId === undefined ? {} : { commentId: issue.commentId }),
  });
  await tx.later('appeal-mail', { appealId: id, what: 'receipt' } satisfies AppealMail);
  return ok({ appealId: id, dueAt });
};

/**
 * An appeal against a removal, a restriction or a declined notice: free, within six months, one for each decision. It is put on the desk,
 * where somebody else than who decided answers it, and whoever appeals gets a receipt that says until when.
 */
export const fileAppeal = async (world: World, asked: AppealAsked): Promise<Outcome<Appealed, AppealRefusal>> => {
  const given = await found(world, asked);
  if (typeof given === 'string') return refuse(given);
  if (keptWords(asked.words).length < shortestWords) return refuse('no-words');
  if (world.now() > appealableUntil(given.issue.at)) return refuse('too-late');
  if (asked.account && (await openOf(world.db, asked.account.id)) >= mostOpen) return refuse('too-many');
  const publication = await publicationOf(world);
  return world.write((tx) => keep(world, tx, { asked, given, publication }));
};
