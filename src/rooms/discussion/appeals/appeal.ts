import type { Selectable } from 'kysely';
import type { Tables } from '../../../storage/storage.ts';

export type AppealKind = 'comment' | 'restriction' | 'notice';

/** `upheld`: the decision stands; `overturned`: it was taken back; `withdrawn`: by who appealed. */
export type AppealState = 'open' | 'upheld' | 'overturned' | 'withdrawn';

export type Appeal = {
  id: string;
  kind: AppealKind;
  commentId: string | undefined;
  restrictionId: string | undefined;
  reportId: string | undefined;
  /** The decision it is against, and who made it: they do not decide about the appeal. Undefined: a machine did. */
  decisionId: string;
  decidedBy: string | undefined;
  /** Who appeals; undefined for somebody without an account. */
  accountId: string | undefined;
  edition: string;
  words: string;
  state: AppealState;
  at: number;
  dueAt: number;
  handledAt: number | undefined;
  handledBy: string | undefined;
  answer: string;
};

export type StoredAppeal = Selectable<Tables['appeal']>;

export const appealFromRow = (row: StoredAppeal): Appeal => ({
  id: row.id,
  kind: row.kind as AppealKind,
  commentId: row.comment_id ?? undefined,
  restrictionId: row.restriction_id ?? undefined,
  reportId: row.report_id ?? undefined,
  decisionId: row.decision_id,
  decidedBy: row.decided_by ?? undefined,
  accountId: row.account_id ?? undefined,
  edition: row.edition,
  words: row.words,
  state: row.state as AppealState,
  at: row.at,
  dueAt: row.due_at,
  handledAt: row.handled_at ?? undefined,
  handledBy: row.handled_by ?? undefined,
  answer: row.answer,
});

const months = 6;

/** Until when a decision can be appealed against: six months later, on the same day of the month where there is one. */
export const appealableUntil = (decidedAt: number): number => {
  const from = new Date(decidedAt);
  const until = new Date(decidedAt);
  until.setUTCMonth(from.getUTCMonth() + months);
  // The 31st of August has no fellow in February: the last day there is.
  if (until.getUTCDate() !== from.getUTCDate()) until.setUTCDate(0);
  return until.getTime();
};
