import type { Finding } from '../comment.ts';
import { isNewReader, type Check, type CheckInput, type Objection } from '../checks/check.ts';
import type { Vote } from './judge.ts';

const strictness: Record<Finding['verdict'], number> = { refuse: 0, hold: 1, nudge: 2, publish: 3 };

/** Whether anything at all speaks for having somebody look first. */
const isRisky = (input: CheckInput, before: readonly Finding[]): boolean =>
  isNewReader(input) || before.some(({ verdict }) => verdict !== 'publish');

const kept = ({ judge, said, reason, score, model }: Vote): Finding['judge'] => ({
  id: judge.id,
  name: judge.name,
  said,
  why: reason,
  model,
  ...(score === undefined ? {} : { score }),
});

const objectionOf = (vote: Vote, input: CheckInput, before: readonly Finding[]): Objection => {
  const { judge, verdict } = vote;
  if (verdict === 'away') {
    const isHeld = judge.whenAway === 'hold' || isRisky(input, before);
    return { verdict: isHeld ? 'hold' : 'publish', reason: isHeld ? 'judge-away' : 'unjudged', judge: kept(vote) };
  }
  if (verdict === 'publish') return { verdict, reason: 'judged', judge: kept(vote) };
  return { verdict, reason: `judge-${verdict}`, about: judge.name, judge: kept(vote) };
};

/**
 * What checks outside the process have said; they were asked before anything was written. A judge can be more careful than all
 * other checks, never less: what it would publish others may still hold. One that is away leads neither to everything being
 * published nor to anything being refused.
 */
export const judgesCheck: Check = {
  name: 'judges',
  objection: (input, before = []) =>
    (input.votes ?? [])
      .map((vote) => objectionOf(vote, input, before))
      .sort((one, other) => strictness[one.verdict] - strictness[other.verdict]),
};
