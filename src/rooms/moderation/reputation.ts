/** What is known of somebody from what became of their comments: it orders a moderator’s queue and does nothing else. */
export type Reputation = {
  /** 0 to 100: 50 for somebody nothing is known of. Lower ones are looked at first. */
  score: number;
  /** How the score comes about, in a sentence a moderator can repeat to the reader. */
  words: string;
};

/** A removal weighs as much as this many published comments. */
const weightOfRemoval = 5;
/** So much is supposed of everybody at first: half of it good. It fades as more is known. */
const supposed = 4;
/** Until then good marks count in part: a friendly first evening is easily made. */
const daysUntilKnown = 30;

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** The part of good marks that counts after so many days: a quarter at first, all of it after a month. */
const shareAt = (ageDays: number): number => Math.min(1, 0.25 + (0.75 * Math.max(0, ageDays)) / daysUntilKnown);

const explained = (score: number, published: number, removed: number, ageDays: number): string => {
  const days = Math.max(0, Math.floor(ageDays));
  const since = days === 0 ? 'here since today' : `here for ${counted(days, 'day')}`;
  const parts = [`${counted(published, 'comment')} published`, `${removed} removed`, since];
  const isHeldBack = score > 50 && shareAt(ageDays) < 1;
  const rule = `A removed comment weighs as much as ${weightOfRemoval} published ones.`;
  const age = isHeldBack ? ` In the first ${daysUntilKnown} days good marks count in part.` : '';
  return `${score} of 100: ${parts.join(', ')}. ${rule}${age} It only decides what is looked at first.`;
};

/**
 * How likely somebody’s next comment is to be in order, as far as one can tell: a pure rule of three numbers, nothing of what they
 * wrote about, from where, or what others said of them.
 */
export const reputationOf = (published: number, removed: number, ageDays: number): Reputation => {
  const [good, bad] = [Math.max(0, published), Math.max(0, removed) * weightOfRemoval];
  const likely = (good + supposed / 2) / (good + bad + supposed);
  const fromMiddle = likely > 0.5 ? (likely - 0.5) * shareAt(ageDays) : likely - 0.5;
  const score = Math.round((0.5 + fromMiddle) * 100);
  return { score, words: explained(score, Math.max(0, published), Math.max(0, removed), ageDays) };
};
