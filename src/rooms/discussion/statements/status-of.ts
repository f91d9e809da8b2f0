import type { World } from '../../../world.ts';
import type { Appeal } from '../appeals/appeal.ts';
import { decisionAtIssue, type AtIssue } from '../appeals/at-issue.store.ts';
import { appealsAboutComment } from '../appeals/read-appeals.ts';
import type { CommentState } from '../comment.ts';
import { decisionsAbout, type StoredComment } from '../comments.store.ts';
import { usualWait } from '../usual-wait.ts';
import { readStatement, type Statement } from './read-statement.ts';
import { statusEvents, type StatusEvent } from './status-words.ts';
import { statementAbout, waitingBefore } from './statements.store.ts';

export type StatusStep = { event: StatusEvent; at: number; isAutomated: boolean };

/** How a comment stands, all of it: its writer sees what the moderators did, as they did it. */
export type CommentStatus = {
  state: CommentState;
  /** The removal that holds, its statement, and the appeal against it. */
  removal: AtIssue | undefined;
  statement: Statement | undefined;
  appeal: Appeal | undefined;
  /** How many wait longer, and how long it lately took; only while it waits. */
  waiting: { before: number; usually: number | undefined } | undefined;
  steps: StatusStep[];
};

/** Counted no further: “very many” says as much. */
export const mostBefore = 1_000;

const isEvent = (act: string): act is StatusEvent => statusEvents.some((event) => event === act);

const stepsOf = (comment: StoredComment, decisions: Awaited<ReturnType<typeof decisionsAbout>>, appeals: Appeal[]) => {
  const own = appeals.filter(({ kind }) => kind === 'comment');
  const steps: StatusStep[] = [
    { event: 'posted', at: comment.created_at, isAutomated: false },
    ...decisions.flatMap(({ act, at, is_automated: machine }) =>
      isEvent(act) ? [{ event: act, at, isAutomated: machine === 1 }] : [],
    ),
    ...own.map(({ at }) => ({ event: 'appealed' as const, at, isAutomated: false })),
    ...own.flatMap(({ state, handledAt }) =>
      state !== 'open' && handledAt !== undefined ? [{ event: state, at: handledAt, isAutomated: false }] : [],
    ),
  ];
  return steps.toSorted((one, other) => one.at - other.at);
};

export const statusOf = async (world: World, comment: StoredComment): Promise<CommentStatus> => {
  const { db } = world;
  const state = comment.state as CommentState;
  const [decisions, appeals, row] = await Promise.all([
    decisionsAbout(db, comment.id),
    appealsAboutComment(world, comment.id),
    statementAbout(db, comment.id),
  ]);
  const removal = state === 'removed' ? await decisionAtIssue(db, comment.id) : undefined;
  const mark = { at: comment.created_at, id: comment.id };
  return {
    state,
    removal,
    statement: removal && row?.decision_id === removal.decisionId ? await readStatement(world, row) : undefined,
    appeal: appeals.find(({ kind }) => kind === 'comment'),
    waiting:
      state === 'waiting'
        ? { before: await waitingBefore(db, mark, mostBefore), usually: await usualWait(world) }
        : undefined,
    steps: stepsOf(comment, decisions, appeals),
  };
};
