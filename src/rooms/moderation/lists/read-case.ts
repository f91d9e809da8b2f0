import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { parseCommentBody, type CommentBody } from '../../discussion/discussion.ts';
import { cardRows } from './card.store.ts';
import { deskItems, type DeskItem } from './card.ts';
import { neighbours, reportsAbout, revisionsOf, traceOf } from './case.store.ts';

export type CaseReport = {
  id: string;
  kind: 'report' | 'illegal' | 'error';
  reason: string;
  text: string;
  at: number;
  state: string;
  handledAt: number | undefined;
  handledBy: string;
};

export type CaseDecision = {
  id: string;
  act: string;
  rule: string | undefined;
  words: string;
  guidelines: number;
  isAutomated: boolean;
  at: number;
  by: string;
  isOwn: boolean;
};

/** A comment with all one may want to know before deciding about it. */
export type DeskCase = {
  item: DeskItem;
  /** From the top of the thread down to what it answers. */
  ancestors: DeskItem[];
  before: DeskItem[];
  after: DeskItem[];
  answers: DeskItem[];
  reports: CaseReport[];
  revisions: { number: number; at: number; body: CommentBody | undefined }[];
  trace: CaseDecision[];
};

/** Threads are a few levels deep; an archive may have been deeper. */
const deepest = 12;

const ancestorsOf = async (world: World, parentId: string | null): Promise<string[]> => {
  const ids: string[] = [];
  let next = parentId;
  while (next !== null && ids.length < deepest && !ids.includes(next)) {
    const [row] = await cardRows(world.db, [next]);
    if (!row) break;
    ids.unshift(next);
    next = row.parent_id;
  }
  return ids;
};

const reportOf = (row: Awaited<ReturnType<typeof reportsAbout>>[number]): CaseReport => ({
  id: row.id,
  kind: row.kind as CaseReport['kind'],
  reason: row.reason,
  text: row.text,
  at: row.created_at,
  state: row.state,
  handledAt: row.handled_at ?? undefined,
  handledBy: row.handler ?? '',
});

/** The case of a comment in any state; undefined when there is no such comment. */
export const deskCase = async (world: World, commentId: string, account: Account): Promise<DeskCase | undefined> => {
  const { db } = world;
  const [row] = await cardRows(db, [commentId]);
  if (!row) return undefined;
  const [above, beside, reports, revisions, trace] = await Promise.all([
    ancestorsOf(world, row.parent_id),
    neighbours(db, row),
    reportsAbout(db, commentId),
    revisionsOf(db, commentId),
    traceOf(db, commentId),
  ]);
  const ids = [...new Set([commentId, ...above, ...beside.before, ...beside.after, ...beside.answers])];
  const items = new Map((await deskItems(world, ids, account.id)).map((item) => [item.id, item]));
  const pick = (some: readonly string[]): DeskItem[] => some.flatMap((id) => items.get(id) ?? []);
  const item = items.get(commentId);
  return (
    item && {
      item,
      ancestors: pick(above),
      before: pick(beside.before),
      after: pick(beside.after),
      answers: pick(beside.answers),
      reports: reports.map(reportOf),
      revisions: revisions.map(({ body, ...rest }) => ({ ...rest, body: parseCommentBody(JSON.parse(body)) })),
      trace: trace.map(({ rule, is_automated: automated, account_id: by, ...rest }) => ({
        ...rest,
        rule: rule ?? undefined,
        isAutomated: automated === 1,
        by: rest.by ?? '',
        isOwn: by === account.id,
      })),
    }
  );
};
