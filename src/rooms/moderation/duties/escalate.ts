import { cutText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { listStaff, mailOf, type Account } from '../../accounts/accounts.ts';
import { cleanCommentText, may, recordDecision } from '../../discussion/discussion.ts';
import { publicationOf, type Publication } from '../../publication/publication.ts';
import { closeHandingsOf } from '../care/handings.store.ts';
import {
  closeEscalationRow,
  countOpenEscalations,
  escalationRow,
  escalationRows,
  evidenceRows,
  insertEscalation,
  openEscalationOf,
  type EscalationRow,
} from './escalations.store.ts';
import { evidenceOf, type Evidence } from './evidence.ts';

const longestWords = 4_000;
const mostStaff = 1_000;

export type Escalation = {
  id: string;
  /** The comment itself may be gone. */
  commentId: string | undefined;
  by: string;
  words: string;
  evidence: Evidence;
  isOpen: boolean;
  at: number;
  closedAt: number | undefined;
  outcome: string;
};

const escalationOf = (row: EscalationRow): Escalation => ({
  id: row.id,
  commentId: row.comment_id ?? undefined,
  by: row.by_name ?? 'A former colleague',
  words: row.words,
  evidence: JSON.parse(row.evidence) as Evidence,
  isOpen: row.state === 'open',
  at: row.at,
  closedAt: row.closed_at ?? undefined,
  outcome: row.outcome,
});

const keptWords = (words: string): string => cutText(cleanCommentText(words).trim(), longestWords);

type Told = { publication: Publication; escalationId: string; by: Account; heads: readonly Account[] };

/** Nobody has to look at the desk to learn of it. The comment's text is not sent: it stays where only those who must see it. */
const tellHeads = async (world: World, tx: Tx, { publication, escalationId, by, heads }: Told): Promise<void> => {
  const { publicUrl } = world.config;
  for (const head of heads) {
    const mail = mailOf({
      to: head.email,
      subject: 'Escalated: a comment that needs you now',
      edition: publication.defaultEdition,
      publicUrl,
      pieces: [
        { text: `${by.name} has escalated a comment: somebody’s life or safety may be in danger.` },
        { text: 'What is known is kept as evidence, apart from the discussion. Please look at it at once.' },
        { button: 'Open the escalation', href: `${publicUrl}/newsroom/discussion/escalations/${escalationId}` },
      ],
    });
    await tx.later('mail', mail);
  }
};

export type EscalateRefusal = 'not-allowed' | 'no-comment' | 'no-words' | 'open-already';

/**
 * A threat to life, or whatever else is not for the desk alone: all that is known of the comment is copied and kept apart, editors and
 * publishers are told by mail. The comment itself is left as it is: whether it is removed is another decision.
 */
export const escalate = async (
  world: World,
  { account, commentId, words }: { account: Account; commentId: string; words: string },
): Promise<Outcome<{ escalationId: string; decisionId: string }, EscalateRefusal>> => {
  if (!may(account, 'escalate')) return refuse('not-allowed');
  const said = keptWords(words);
  if (said === '') return refuse('no-words');
  const publication = await publicationOf(world);
  const heads = (await listStaff(world, mostStaff)).filter((one) => may(one, 'see-escalations'));
  return world.write(async (tx) => {
    const rows = await evidenceRows(tx.db, commentId);
    if (!rows) return refuse('no-comment');
    if (await openEscalationOf(tx.db, commentId)) return refuse('open-already');
    const escalationId = world.newId();
    const at = world.now();
    await insertEscalation(tx.db, {
      id: escalationId,
      comment_id: commentId,
      article_id: rows.comment.article_id,
      account_id: account.id,
      words: said,
      evidence: JSON.stringify(evidenceOf(rows)),
      at,
    });
    await closeHandingsOf(tx.db, commentId, at);
    await tellHeads(world, tx, { publication, escalationId, by: account, heads });
    const about = { id: commentId, article_id: rows.comment.article_id, commenter_id: rows.comment.commenter_id };
    const details = { escalation: escalationId };
    const decisionId = await recordDecision(world, tx, {
      by: account,
      act: 'escalate',
      about,
      publication,
      details,
      at,
    });
    return ok({ escalationId, decisionId });
  });
};

type Place = { at: number; id: string };

/** Escalations, the newest first; undefined for those who must not see them. */
export const escalations = async (
  world: World,
  account: Account,
  { isOpen, before, limit = 30 }: { isOpen: boolean; before?: Place | undefined; limit?: number },
): Promise<Escalation[] | undefined> =>
  may(account, 'see-escalations')
    ? (await escalationRows(world.db, { state: isOpen ? 'open' : 'closed', before, limit: Math.min(limit, 100) })).map(
        escalationOf,
      )
    : undefined;

export const escalationById = async (world: World, account: Account, id: string): Promise<Escalation | undefined> => {
  if (!may(account, 'see-escalations') || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const row = await escalationRow(world.db, id);
  return row && escalationOf(row);
};

/** How many are open; 0 for those who must not see them. */
export const openEscalations = async (world: World, account: Account): Promise<number> =>
  may(account, 'see-escalations') ? countOpenEscalations(world.db) : 0;

/** Says what came of it. The evidence stays for as long as the settings say. */
export const closeEscalation = async (
  world: World,
  { account, escalationId, outcome }: { account: Account; escalationId: string; outcome: string },
): Promise<Outcome<{ decisionId: string }, 'not-allowed' | 'no-words' | 'gone'>> => {
  if (!may(account, 'see-escalations')) return refuse('not-allowed');
  const said = keptWords(outcome);
  if (said === '') return refuse('no-words');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const at = world.now();
    const row = await closeEscalationRow(tx.db, { id: escalationId, at, by: account.id, outcome: said });
    if (!row) return refuse('gone');
    const { writer } = JSON.parse(row.evidence) as Evidence;
    const decisionId = await recordDecision(world, tx, {
      by: account,
      act: 'escalation-closed',
      about: {
        ...(row.comment_id ? { id: row.comment_id } : {}),
        ...(row.article_id ? { article_id: row.article_id } : {}),
        ...(writer ? { commenter_id: writer.id } : {}),
      },
      publication,
      details: { escalation: escalationId },
      at,
    });
    return ok({ decisionId });
  });
};
