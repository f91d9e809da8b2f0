import type { Tx, World } from '../../../world.ts';
import type { CommentState, Finding } from '../comment.ts';
import type { Vote } from './judge.ts';
import { insertVotes, updateJudge } from './judges.store.ts';

/** How a judge fares is written down at most so often, and when it changes. */
const notedEvery = 60_000;

type Noted = { isWell: boolean; at: number };
const noted = new WeakMap<World, Map<string, Noted>>();

const noteHealth = async (world: World, tx: Tx, { judge, said, reason }: Vote): Promise<void> => {
  // Being left alone is no news.
  if (reason === 'left-alone') return;
  const known = noted.get(world) ?? new Map<string, Noted>();
  noted.set(world, known);
  const last = known.get(judge.id);
  const fresh = { isWell: said !== 'away', at: world.now() };
  if (last && last.isWell === fresh.isWell && fresh.at - last.at < notedEvery) return;
  known.set(judge.id, fresh);
  await updateJudge(tx.db, judge.id, fresh.isWell ? { ok_at: fresh.at } : { fault_at: fresh.at, fault: reason });
};

/** Keeps what was said of a comment, with the model that said it, and how the judges fare; in the transaction that writes the comment. */
export const keepVotes = async (world: World, tx: Tx, commentId: string, votes: readonly Vote[]): Promise<void> => {
  for (const vote of votes) await noteHealth(world, tx, vote);
  const rows = votes
    .filter(({ said }) => said !== 'away')
    .map(({ judge, said, reason, score, model }) => ({
      id: world.newId(),
      judge_id: judge.id,
      comment_id: commentId,
      verdict: said,
      reason,
      score: score ?? null,
      model,
      at: world.now(),
    }));
  if (rows.length > 0) await insertVotes(tx.db, rows);
};

export type JudgeAgain = { commentId: string; tries: number };

const minute = 60_000;
/** When it is asked again while a judge stays away; then it is as it is, and the desk has it among the new ones. */
const waits = [minute, 5 * minute, 15 * minute, 60 * minute, 4 * 60 * minute, 12 * 60 * minute];

/** Plans that a comment which no judge has seen is judged when they are back. */
export const planJudging = async (world: World, tx: Tx, commentId: string, tries = 0): Promise<void> => {
  const wait = waits[tries];
  if (wait !== undefined) await tx.later('judge-again', { commentId, tries } satisfies JudgeAgain, world.now() + wait);
};

type Judged = { votes: readonly Vote[]; findings: readonly Finding[]; state: CommentState };

/** What follows from the votes once their comment is written: they are kept, and what no judge has seen is judged later. */
export const keepJudging = async (
  world: World,
  tx: Tx,
  commentId: string,
  { votes, findings, state }: Judged,
): Promise<void> => {
  if (votes.length === 0) return;
  await keepVotes(world, tx, commentId, votes);
  if (state === 'published' && findings.some(({ reason }) => reason === 'unjudged'))
    await planJudging(world, tx, commentId);
};
