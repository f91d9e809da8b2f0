/** What a rehearsal found. Of comments only ids are kept: what is deleted meanwhile is gone here, too. */
export type Rehearsal = {
  state: 'asked' | 'running' | 'done' | 'failed';
  /** When it was asked for. */
  at: number;
  days: number;
  /** How far it is, from 0 to 1. */
  share: number;
  /** Of what it speaks: the rule as it was, and those before it. */
  fingerprint: string;
  /** As far back as it went. */
  from: number;
  looked: number;
  unreadable: number;
  matched: number;
  /** Of those that matched: which it would have treated otherwise than they were treated. */
  changed: number;
  /** What people have made of those that matched: approved, picked or restored; removed; nobody has decided. */
  approved: number;
  removed: number;
  undecided: number;
  byDay: { day: string; matched: number; approved: number; removed: number }[];
  samples: { approved: string[]; removed: string[]; undecided: string[] };
};

export const mostDays = 365;
export const usualDays = 30;
export const mostSamples = 10;

export const emptyRehearsal = (given: Pick<Rehearsal, 'at' | 'days' | 'fingerprint'>): Rehearsal => ({
  ...given,
  state: 'asked',
  share: 0,
  from: given.at,
  looked: 0,
  unreadable: 0,
  matched: 0,
  changed: 0,
  approved: 0,
  removed: 0,
  undecided: 0,
  byDay: [],
  samples: { approved: [], removed: [], undecided: [] },
});

export type Fate = 'approved' | 'removed' | 'undecided';

/** Of those that people decided about, the share that was removed; undefined where nobody decided. */
export const precisionOf = ({ approved, removed }: Rehearsal): number | undefined =>
  approved + removed === 0 ? undefined : removed / (approved + removed);
