import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import type { Publication } from '../../publication/publication.ts';
import type { Finding } from '../comment.ts';
import type { StoredComment } from '../comments.store.ts';
import { discussionSettings } from '../discussion-settings.ts';
import { isIllegalGround } from '../rules.ts';
import type { FoundBy, RestrictionKind, StatementDetails } from './statement.ts';
import { insertStatement, recipientOf, reportsAnswered } from './statements.store.ts';

type AboutComment = {
  about: 'comment';
  /** As it was before the decision: what held it says whether a machine found it. */
  comment: Pick<StoredComment, 'id' | 'article_id' | 'commenter_id' | 'edition' | 'state' | 'held_why' | 'checks'>;
};
type AboutReader = {
  about: RestrictionKind;
  restrictionId: string;
  accountId: string;
  until?: number | undefined;
  withComments?: boolean | undefined;
};

export type ToState = (AboutComment | AboutReader) & {
  decisionId: string;
  publication: Publication;
  /** Who decided; undefined: the machine. */
  by: Pick<Account, 'id'> | undefined;
  rule?: string | undefined;
  words?: string | undefined;
  at: number;
  /** Another mail tells of it, as that of a ban does of all comments that went with it. */
  isTold?: boolean | undefined;
};

const heldFinding = ({ checks, held_why: heldWhy }: AboutComment['comment']): Finding | undefined => {
  const findings = checks === null ? [] : (JSON.parse(checks) as Finding[]);
  return findings.find(({ check }) => check === heldWhy) ?? findings.find(({ verdict }) => verdict !== 'publish');
};

type Found = Pick<StatementDetails, 'foundBy' | 'finding' | 'ground'>;

const howFound = async (tx: Tx, { comment }: AboutComment, at: number): Promise<Found> => {
  const [report] = await reportsAnswered(tx.db, comment.id, at);
  const ground = report?.kind === 'illegal' && isIllegalGround(report.reason) ? { ground: report.reason } : {};
  const finding = comment.state === 'waiting' ? heldFinding(comment) : undefined;
  const foundBy: FoundBy = report ? (report.kind === 'illegal' ? 'notice' : 'report') : finding ? 'check' : 'staff';
  return { foundBy, ...ground, ...(finding ? { finding } : {}) };
};

const detailsOf = async (tx: Tx, given: ToState): Promise<StatementDetails> => {
  const { about, by, rule, words = '', publication, at } = given;
  const base = {
    about,
    words,
    guidelines: discussionSettings(publication).guidelinesVersion,
    isAutomated: by === undefined,
    ...(rule === undefined ? {} : { rule }),
  };
  if (given.about === 'comment')
    return { ...base, ...(await howFound(tx, given, at)), articleId: given.comment.article_id };
  const { restrictionId, until, withComments = false } = given;
  return {
    ...base,
    foundBy: 'staff',
    restrictionId,
    ...(until === undefined ? {} : { until }),
    ...(withComments ? { withComments } : {}),
  };
};

/**
 * The statement of reasons (Digital Services Act, article 17) for a comment that was removed or a reader who was restricted: kept with
 * the decision in its transaction, and mailed by a job of the same transaction. Several of one transaction are one mail. Whoever is
 * known only from an archive has no account to be told by: the statement is kept all the same.
 */
export const stateReasons = async (world: World, tx: Tx, given: ToState): Promise<string> => {
  const { decisionId, by, at } = given;
  const recipient = await recipientOf(
    tx.db,
    given.about === 'comment' ? { commenterId: given.comment.commenter_id } : { accountId: given.accountId },
  );
  const accountId = recipient?.accountId;
  // Nobody needs a mail about their own act.
  const isTold = given.isTold === true || accountId === undefined || accountId === by?.id;
  const id = world.newId();
  await insertStatement(tx.db, {
    id,
    decision_id: decisionId,
    account_id: accountId ?? null,
    comment_id: given.about === 'comment' ? given.comment.id : null,
    edition: recipient?.edition ?? (given.about === 'comment' ? given.comment.edition : ''),
    details: JSON.stringify(await detailsOf(tx, given)),
    at,
    sent_at: isTold ? at : null,
  });
  if (!isTold) await tx.later('statement-mails', { accountId });
  return id;
};
