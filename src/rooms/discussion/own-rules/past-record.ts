import type { World } from '../../../world.ts';
import { pastDecisions, pastDeletions, type PastDecision, type PastRow, type Slice } from './past.store.ts';

/** How many of a writer's comments were published and removed just before something happened. */
export type Counts = { published: number; removed: number };

type Moment = { at: number; id: string };
type Change = Moment & { commenterId: string; from: string; to: string };

const mostDecisions = 50_000;
const mostDeletions = 50_000;

/** Ids grow with time: they order what happened in one millisecond. */
export const isLater = (one: Moment, other: Moment): boolean =>
  one.at > other.at || (one.at === other.at && one.id > other.id);

const latestFirst = (a: Moment, b: Moment): number => (isLater(a, b) ? -1 : isLater(b, a) ? 1 : 0);

const leadsTo: Readonly<{ [act: string]: string }> = { approve: 'published', restore: 'published', remove: 'removed' };

/** What a decision made of a comment, seen from the end: `states` holds what the comment was after it. */
const changeOf = (decision: PastDecision, states: Map<string, string>): Change | undefined => {
  const { from } = JSON.parse(decision.details) as { from?: unknown };
  if (typeof from !== 'string') return undefined;
  const now = decision.state === 'deleted' ? (leadsTo[decision.act] ?? from) : decision.state;
  const to = states.get(decision.comment_id) ?? now;
  states.set(decision.comment_id, from);
  return { at: decision.at, id: decision.id, commenterId: decision.commenter_id, from, to };
};

const one = (is: boolean): number => (is ? 1 : 0);

/** By row of a writer: by how much its counts were other than they are now. */
type Apart = Map<string, Counts>;

const unchanged: Counts = { published: 0, removed: 0 };

/** Takes one change back. */
const undo = (apart: Apart, { commenterId, from, to }: Pick<Change, 'commenterId' | 'from' | 'to'>): void => {
  const counts = apart.get(commenterId) ?? { ...unchanged };
  counts.published -= one(to === 'published') - one(from === 'published');
  counts.removed -= one(to === 'removed') - one(from === 'removed');
  apart.set(commenterId, counts);
};

const sumOf = (apart: Apart, { rows, now }: { rows: readonly string[]; now: Counts }): Counts => {
  const sum = { ...now };
  for (const id of rows) {
    const { published, removed } = apart.get(id) ?? unchanged;
    sum.published += published;
    sum.removed += removed;
  }
  return { published: Math.max(0, sum.published), removed: Math.max(0, sum.removed) };
};

const initialState = ({ state, held_why }: Pick<PastRow, 'state' | 'held_why'>): string =>
  state !== 'deleted' ? state : held_why === null ? 'published' : 'waiting';

export type PastRecords = {
  /** Reads what was decided in a slice; slices come from the newest to the oldest. */
  enter: (slice: Slice) => Promise<void>;
  /** What stood before this comment, of all rows of its writer; comments come from the newest to the oldest. */
  before: (row: PastRow, writer: { rows: readonly string[]; now: Counts }) => Counts;
};

/**
 * Winds every writer's counts back: from what they are now through decisions, deletions and the comments themselves, the newest
 * first. So what a rule asks of the past is what the check would have seen then.
 */
export const createPastRecords = async (world: World, since: number): Promise<PastRecords> => {
  const apart: Apart = new Map();
  const states = new Map<string, string>();
  const deletions = (await pastDeletions(world.storage, since, mostDeletions)).map((row): Change => {
    const from = initialState({ state: 'deleted', held_why: row.held_why });
    return { at: row.at, id: row.id, commenterId: row.commenter_id, from, to: 'deleted' };
  });
  let ahead: Change[] = deletions;
  let next = 0;

  return {
    enter: async (slice) => {
      const decisions = await pastDecisions(world.storage, slice, mostDecisions);
      const changes = decisions.map((decision) => changeOf(decision, states)).filter((change) => change !== undefined);
      ahead = [...ahead.slice(next), ...changes].sort(latestFirst);
      next = 0;
    },
    before: (row, writer) => {
      const moment = { at: row.created_at, id: row.id };
      for (let change = ahead[next]; change && isLater(change, moment); change = ahead[next]) {
        undo(apart, change);
        next += 1;
      }
      undo(apart, { commenterId: row.commenter_id, from: '', to: states.get(row.id) ?? initialState(row) });
      return sumOf(apart, writer);
    },
  };
};
