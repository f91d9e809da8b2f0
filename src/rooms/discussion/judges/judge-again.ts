import type { Tx, World } from '../../../world.ts';
import { accountRow } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import { commentToText } from '../comment-to-text.ts';
import type { Finding } from '../comment.ts';
import { commentToChange, storedComment, updateComment, type StoredComment } from '../comments.store.ts';
import { storedCommenter } from '../commenters.store.ts';
import { moveComment } from '../move-comment.ts';
import { parseCommentBody } from '../parse-comment-body.ts';
import { recordDecision } from '../record-decision.ts';
import { signal } from '../signal.ts';
import { storyFacts, threadNow } from '../story-facts.ts';
import type { Vote } from './judge.ts';
import { keepVotes, planJudging, type JudgeAgain } from './keep-votes.ts';
import { votesOn } from './votes-on.ts';

/** Only what still stands as it was published, and what nobody has looked at: a moderator's eye counts for more. */
const isOpen = (row: StoredComment | undefined): row is StoredComment =>
  row?.state === 'published' && row.body !== null && row.seen_at === null;

const votesFor = async (world: World, row: StoredComment): Promise<Vote[]> => {
  const story = await storyFacts(world, row.article_id);
  const writer = await storedCommenter(world.db, row.commenter_id);
  const account = writer?.account_id ? await accountRow(world.db, { id: writer.account_id }) : undefined;
  const body = parseCommentBody(JSON.parse(row.body ?? 'null'));
  if (!story || !account || !body) return [];
  const now = await threadNow(world, story);
  const parentId = row.parent_id ?? undefined;
  return votesOn(world, { account, story, now, text: commentToText(body), parentId, isEdit: false });
};

/** The findings with what is known now in the place of “unjudged”. */
const findingsWith = (row: StoredComment, votes: readonly Vote[]): Finding[] => {
  const before = JSON.parse(row.checks ?? '[]') as Finding[];
  const fresh = votes
    .filter(({ said }) => said !== 'away')
    .map(({ judge, said, verdict, reason, score, model }): Finding => {
      const isHeld = verdict === 'hold' || verdict === 'refuse';
      return {
        check: 'judges',
        // Nobody can be asked to rephrase what stands already.
        verdict: isHeld ? 'hold' : 'publish',
        reason: isHeld ? 'judge-hold' : 'judged',
        ...(isHeld ? { about: judge.name } : {}),
        judge: { id: judge.id, name: judge.name, said, why: reason, model, ...(score === undefined ? {} : { score }) },
      };
    });
  return [
    ...before.filter(({ reason, judge }) => reason !== 'unjudged' || !fresh.some((one) => one.judge?.id === judge?.id)),
    ...fresh,
  ];
};

/** Takes it out of the thread until a moderator has read it; that is kept as a decision of the machine's, with who said so. */
const holdIt = async (
  world: World,
  tx: Tx,
  { row, finding, checks }: { row: StoredComment; finding: Finding; checks: string },
): Promise<void> => {
  await moveComment(world, tx, { row, to: 'waiting', change: { checks, held_why: finding.check } });
  await recordDecision(world, tx, {
    by: undefined,
    act: 'hold-again',
    about: row,
    publication: await publicationOf(world),
    details: { from: row.state, judge: finding.judge?.name, model: finding.judge?.model },
  });
  await tx.changed('desk');
  await signal(world, tx, { event: 'comment.waiting', commentId: row.id });
};

/**
 * Carries out the job `judge-again`: a comment that was published while a judge was away is judged after all. What the judge objects
 * to now waits for a moderator, unless one has seen it meanwhile.
 */
export const judgeAgain = async (world: World, { commentId, tries }: JudgeAgain): Promise<void> => {
  const before = await storedComment(world.db, commentId);
  if (!isOpen(before)) return;
  const votes = await votesFor(world, before);
  if (votes.length === 0) return;
  await world.write(async (tx) => {
    const row = await commentToChange(world.storage, tx.db, commentId);
    // What was changed since has been judged when it was changed.
    if (!isOpen(row) || row.body !== before.body) return;
    await keepVotes(world, tx, commentId, votes);
    const findings = findingsWith(row, votes);
    const objection = findings.find(({ check, verdict }) => check === 'judges' && verdict === 'hold');
    const checks = JSON.stringify(findings);
    if (objection) return holdIt(world, tx, { row, finding: objection, checks });
    await updateComment(tx.db, commentId, { checks });
    if (votes.some(({ said }) => said === 'away')) await planJudging(world, tx, commentId, tries + 1);
  });
};
